"""Seeds full of payloads, built and opened in a real browser: they show as words, and do nothing."""
# ruff: noqa: E501 — a payload is a line

from pathlib import PurePosixPath

import pytest

from dateline import seeds

pytestmark = pytest.mark.browser

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg/onload=alert(3)><a xlink:href=javascript:alert(3)>x</a></svg>",
    '"><iframe src="https://evil.example/"></iframe>',
    "[click](javascript:alert(4)) ![pixel](https://evil.example/pixel.png) <https://evil.example/>",
    "{: onclick=alert(5) .evil #evil } and {{ config }} and {% include 'x' %} and {# note #}",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# Heading\n## Another",
    '!!! danger "Title"\n    text\n??? note\n    text',
    "1. one\n2. two\n- three\n> quote\n```js\nalert(6)\n```",
    '--8<-- "mkdocs.yml"\n;--8<-- x\n@import url(https://evil.example/x.css)',
    ":smile: ==mark== ~~del~~ ^^ins^^ H~2~O x^2^ ++ctrl+c++ {++add++} {--del--} {>>note<<}",
    "[^1] and [^1]: footnote\n*[HTML]: abbreviation\n[ref]: https://evil.example/ref",
    "&lt;b&gt; &amp; &#42; &nbsp; &copy; &notanentity; <!-- comment --> <?php x ?> <![CDATA[ x ]]>",
    "abc \u202e dcba \u202c \u2066 x \u2069 \u200f \u00a0 \u00ad \u2028 next \u2029 end \u0085 more \ufeff tail",
    "tab\there, two  blanks,  \nthree   blanks, vertical\x0btab, form\x0cfeed, \x02wzxhzdk:0\x03 \x7f \x80 \x9f",
    '<style>*{display:none}</style><link rel=stylesheet href="https://evil.example/x.css"><base href="//evil.example/">',
    "<meta http-equiv=refresh content=0;url=https://evil.example/> <form action=https://evil.example><input autofocus onfocus=alert(7)>",
    "</p></div></article><p id=p1>forged</p> <a href='https://evil.example' id=p2 onmouseover=alert(8)>x</a>",
    '"<b>We said</b>, {{ that }} <script>alert(9)</script> [x](javascript:alert(10))," <i>John Evil</i> said on Thursday.',
    'President John <script>alert(11)</script> Smith met "<img src=x onerror=alert(12)>" in Minsk on August 9, 2020.',
]
LEAD = (
    " date 2020-11-26 MINSK, November 26. /TASS/. <b>Moscow</b> hopes that <script>alert(0)</script> `it` *will* _go_ "
    "on, Russian Foreign Minister Sergey Lavrov said on Thursday."
)
STORY = "\n\n".join([LEAD, *PAYLOADS])
FRONT = (
    '---\ntitle: "<script>alert(13)</script> ‘quoted’ {{ x }} *a* & b: c"\ndate: 2020-11-27\n'
    "source: '<img src=x onerror=alert(14)> News'\nurl: 'javascript:alert(15)'\nauthor: '<b>By</b> [x](javascript:x)'\n---\n\n"
    "MINSK (Reuters) - The talks went on on Friday, <i>officials</i> said.\n\nThey will meet again on December 3.\n"
)
WRITTEN = {"p", "span", "a", "time", "data", "button"}


@pytest.fixture(scope="session")
def hostile(html_of, serve):
    return serve(html_of({"001_hostile.txt": STORY.encode(), "002_front.txt": FRONT.encode()}))


@pytest.fixture
def paragraphs(tmp_path):
    """The words of the hostile article's paragraphs, from its file."""
    (tmp_path / "001_hostile.txt").write_bytes(STORY.encode())
    (article,), _ = seeds.read(tmp_path, PurePosixPath("seeds"))
    return [article.words(paragraph.span) for paragraph in article.paragraphs]


def test_every_paragraph_shows_its_words_and_brings_no_element_of_its_own(page, hostile, paragraphs):
    page.goto(f"{hostile}articles/2020-11-26-001_hostile/")
    shown = page.locator(".dl-text").evaluate_all("all => all.map(p => p.textContent)")
    inside = page.locator(".dl-text, .dl-text *").evaluate_all(
        "all => all.map(e => [e.localName, ...e.getAttributeNames()])"
    )

    assert shown == paragraphs
    assert len(shown) >= len(PAYLOADS)
    ours = {"id", "class", "href", "data-why", "datetime", "value", "tabindex", "role", "type", "aria-label"}
    assert {tag for tag, *_ in inside} <= WRITTEN
    assert {name for _, *names in inside for name in names} <= ours


@pytest.mark.parametrize(
    "path",
    [
        *("", "timeline/", "articles/", "quotes/", "people/", "organisations/", "places/", "sources/"),
        *("articles/2020-11-26-001_hostile/", "articles/2020-11-27-002_front/"),
    ],
)
def test_no_page_holds_a_handler_a_script_or_a_link_of_a_seed(page, hostile, path):
    page.goto(hostile + path)
    page.wait_for_timeout(100)
    faults = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e =>
            [...e.attributes].some(a => /^on/.test(a.name) || /^\\s*(javascript|data:text):?/i.test(a.value)
                || (/^(src|href|action|content)$/.test(a.name) && /evil/.test(a.value)))
            || (e.matches("article script, article style, article iframe, article svg image, article form, article base, article meta"))
        ).map(e => e.outerHTML.slice(0, 200))"""
    )

    assert faults == []


def test_the_title_of_the_window_is_the_words_of_the_front_matter(page, hostile):
    page.goto(f"{hostile}articles/2020-11-27-002_front/")

    assert page.title().startswith("<script>alert(13)</script> ‘quoted’ {{ x }} *a* & b: c")
    assert page.locator("h1").inner_text().startswith("<script>alert(13)</script> ‘quoted’ {{ x }} *a* & b: c")


def test_the_preview_of_a_link_is_the_words_and_nothing_breaks_out_of_it(page, hostile):
    page.goto(f"{hostile}articles/2020-11-27-002_front/")
    told = page.locator("meta[property^='og:'], meta[name]").evaluate_all("all => all.map(m => m.content)")

    assert any(words.startswith("<script>alert(13)</script> ‘quoted’ {{ x }}") for words in told)
    assert any("<i>officials</i>" in words for words in told)


@pytest.mark.parametrize("asked", ["officials", "alert"])
def test_searching_for_a_payload_shows_its_words(page, hostile, asked):
    page.goto(f"{hostile}search/?q={asked}")
    page.locator(".dl-result").first.wait_for()

    assert asked in page.locator(".dl-results").inner_text().lower()
    assert page.locator(".dl-results :is(script, img, iframe, svg, style)").count() == 0
