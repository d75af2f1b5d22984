"""An article's page in a real browser: switches, margin notes, copying, printing, and without scripts."""

import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "articles/2020-11-26-000_0fabe08459d4b4b0/"
LINE = "e => getComputedStyle(e).textDecorationLine"
SHIFT = """
  globalThis.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { shifted += e.value }))
    .observe({ type: "layout-shift", buffered: true });
"""


def boxes(page, what):
    return page.locator(what).evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")


def test_clean_text_shows_no_marks_and_the_choice_persists_across_pages(page, address):
    page.goto(address + ARTICLE)
    before = boxes(page, ".dl-text")
    page.get_by_label("clean text").check()
    assert boxes(page, ".dl-text") == before, "nothing moves"
    page.goto(address)
    page.goto(address + ARTICLE)

    assert page.get_by_label("clean text").is_checked()
    assert page.locator(".dl-text time").first.evaluate(LINE) == "none"
    assert not page.locator(".dl-note").first.is_visible()
    page.locator("time", has_text="Thursday").hover()
    assert page.locator(".dl-card").count() == 0


def test_each_kind_of_mark_has_a_switch_of_its_own(page, address):
    page.goto(address + ARTICLE)
    page.get_by_text("Kinds of marks").click()
    page.get_by_label("times").uncheck()

    assert page.locator(".dl-text .dl-time").first.evaluate(LINE) == "none"
    assert page.locator(".dl-text .dl-person").first.evaluate(LINE) == "underline"
    page.get_by_label("clean text").check()
    page.get_by_label("people").uncheck()
    page.get_by_label("people").check()
    assert not page.get_by_label("clean text").is_checked(), "who asks for a kind wants to see it"


def test_clean_text_is_clean_from_the_first_picture_on(page, address):
    page.goto(address)
    page.evaluate("localStorage.setItem('dateline-off', 'all')")
    page.add_init_script(
        "new MutationObserver(() => { const p = document.querySelector('#p2');"
        "if (p) globalThis.early ??= document.documentElement.dataset.dlOff; })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(address + ARTICLE)

    assert page.evaluate("early") == "all"


@pytest.mark.parametrize("width", [1220, 1440, 1920])
def test_notes_stand_in_the_margin_beside_or_below_their_lines_and_none_overlap(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + ARTICLE)
    notes, texts = boxes(page, ".dl-note"), boxes(page, ".dl-text")

    assert len(notes) >= 4
    assert all(note["left"] > max(text["right"] for text in texts) for note in notes)
    assert all(note["right"] <= width for note in notes)
    assert all(lower["top"] >= upper["bottom"] for upper, lower in pairwise(notes))
    line = page.locator("[data-note='1']").evaluate("e => e.getClientRects()[0].top")
    assert abs(notes[0]["top"] - line) < 10
    assert all(page.locator(".dl-note").evaluate_all("all => all.map(e => e.querySelector('p').checkVisibility())"))


def test_on_a_phone_a_number_opens_the_note_below_its_paragraph(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + ARTICLE)
    note = page.locator(".dl-note").first
    words = note.locator("p").first
    assert not words.is_visible()
    note.locator("summary").press("Enter")

    assert words.is_visible()
    (text,) = boxes(page, "#p1")
    assert boxes(page, ".dl-note")[0]["top"] >= text["bottom"]


def test_a_paragraphs_number_is_a_link_that_shows_on_hover_and_focus(page, address):
    page.goto(address + ARTICLE)
    number = page.get_by_role("link", name="paragraph 3")
    opacity = "e => getComputedStyle(e).opacity"
    assert number.evaluate(opacity) == "0"
    page.locator("#p3").hover()
    assert number.evaluate(opacity) == "1"
    page.locator("h1").hover()
    number.focus()
    assert number.evaluate(opacity) == "1"
    number.press("Enter")
    assert page.url.endswith("#p3")


def test_a_reference_can_be_copied(chromium, address):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.get_by_text("Cite this page").click()
    page.locator(".dl-copy").first.click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()

    assert copied.startswith("TASS. “[Moscow hopes that the situation in Belarus will normalize soon]”. 26 Nov 2020")
    assert "/articles/2020-11-26-000_0fabe08459d4b4b0/" in copied


def test_paper_has_the_words_and_the_notes_at_the_end_and_no_interface(page, address):
    page.set_viewport_size({"width": 720, "height": 1000})
    page.goto(address + ARTICLE)
    page.emulate_media(media="print")
    notes, texts = boxes(page, ".dl-note"), boxes(page, ".dl-text")
    address_after = page.locator(".dl-note-by a").first.evaluate("e => getComputedStyle(e, '::after').content")

    assert not page.locator(".md-header, .md-tabs, .md-footer, .dl-switches, .dl-find").filter(visible=True).count()
    assert min(note["top"] for note in notes) >= max(text["bottom"] for text in texts)
    assert all(note["height"] > 40 for note in notes)
    assert re.search(r"#n-[0-9a-f]{6}", address_after)
    assert page.locator(".dl-number").first.evaluate("e => getComputedStyle(e).opacity") == "1"


@pytest.mark.parametrize("path", ["", ARTICLE, "timeline/", "people/", "people/sergey-lavrov/", "quotes/", "search/"])
@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_nothing_on_a_page_jumps_while_it_loads(chromium, address, path, size):
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(SHIFT)
    page.goto(address + path)
    page.wait_for_timeout(400)

    assert page.evaluate("shifted") < 0.02
    context.close()


def test_without_scripts_an_article_has_its_notes_and_no_dead_switch(chromium, address):
    for width in (390, 1440):
        context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(address + ARTICLE)
        assert page.locator(".dl-text").count() == 7
        assert not page.locator(".dl-switches").is_visible()
        assert not page.locator(".dl-copy").first.is_visible()
        assert page.locator(".dl-note > summary").first.is_visible()
        context.close()


def test_a_lost_address_leads_to_everything_there_is_also_below_a_sub_path(page, address):
    page.goto(address + "404.html")
    links = page.locator("main a").evaluate_all("all => all.map(a => new URL(a.href).pathname)")

    assert page.locator("h1").inner_text() == "Page not found"
    assert {"/dateline/search/index.html", "/dateline/timeline/", "/dateline/people/"} <= set(links)


def test_a_link_to_an_article_shows_what_it_is(page, address):
    page.goto(address + ARTICLE)
    told = dict(
        page.locator("meta[property]").evaluate_all("all => all.map(m => [m.getAttribute('property'), m.content])")
    )

    assert told["og:type"] == "article"
    assert told["og:title"] == "Moscow hopes that the situation in Belarus will normalize soon"
    assert told["og:description"].startswith("MINSK, November 26. /TASS/. Moscow hopes")
    assert told["og:url"].endswith(ARTICLE)
    assert told["article:published_time"] == "2020-11-26"


def test_nothing_moves_for_who_asks_for_no_motion(chromium, address):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + ARTICLE)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => {
            const s = getComputedStyle(e);
            return s.animationName !== "none" || s.transitionDuration.split(",").some(d => parseFloat(d) > 0);
        }).map(e => e.className)"""
    )
    context.close()

    assert moving == []
