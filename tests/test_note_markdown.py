"""Notes of editors and of other tools: whatever they contain, a page gets listed elements with listed addresses only.

The page is read back as the engine reads it, with all the extensions that a project might enable.
"""

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import markdown as md
from dateline.note_markdown import DEEPEST, note_markdown
from payloads import PAYLOADS
from test_markdown import CONFIGS, NAMES, WIDE, YamlReader, hostile

LISTED = {
    *("p", "br", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "strong", "sub", "sup"),
}
OURS = {"class", "rel"}
VALUES = {"href": {"a"}, "title": {"abbr"}, "start": {"ol"}}


def nodes_of(note: md.Markdown, names: list[str] = NAMES):
    """Return the elements that an engine makes of a note in its box, without the box."""
    configs = {name: config for name, config in CONFIGS.items() if name in names}
    page = md.block("details", {"class": "dl-note"}, md.line("summary", {}, md.text("1")), note)
    page = md.blocks(page, md.paragraph(md.text("after"), {"id": "after"}))
    html = python_markdown.Markdown(extensions=names, extension_configs=configs).convert(page)
    reader = YamlReader()
    reader.feed(html)
    reader.close()
    assert not reader.open, html
    assert [reader.nodes[0].tag, reader.nodes[1].tag, reader.nodes[-1].tag] == ["details", "summary", "p"]
    assert reader.nodes[-1].attributes == {"id": "after"}
    assert "after" not in "".join(reader.nodes[0].text), "the note ends with its box"
    return reader.nodes[2:-1]


def check(nodes):
    for node in nodes:
        assert node.tag in LISTED
        for name, words in node.attributes.items():
            assert name in OURS or node.tag in VALUES.get(name, ()), (node.tag, name)
            if name == "href":
                assert words.lower().startswith(("https:", "http:", "mailto:")), words


def words_of(nodes) -> str:
    return " ".join("".join(node.text) for node in nodes)


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("**so** *it* is", [("p", "so it is"), ("strong", "so"), ("em", "it")]),
        ("- a\n- b", [("ul", None), ("li", "a"), ("li", "b")]),
        ("3. a", [("ol", None), ("li", "a")]),
        ("> said", [("blockquote", None), ("p", "said")]),
        ("# Head", [("p", "Head"), ("strong", "Head")]),
        ("H<sub>2</sub>O ~~not~~", [("p", "H2O not"), ("sub", "2"), ("s", "not")]),
        ("```\nx  *y*\n\nz\n```", [("p", "x  *y*\n\nz\n"), ("code", "x  *y*\n\nz\n")]),
        ("[here](https://example.org/a_b?c=1&d=*2*)", [("p", "here"), ("a", "here")]),
        ("![the harbour](boats.png)", [("p", "the harbour")]),
        ("a\n\n---\n\nb", [("p", "a"), ("p", ""), ("p", "b")]),
    ],
)
def test_a_note_is_read_as_markdown(note, shown):
    nodes = nodes_of(note_markdown(note))

    assert [node.tag for node in nodes] == [tag for tag, _ in shown]
    for node, (_, words) in zip(nodes, shown, strict=True):
        assert words is None or "".join(node.text) == words


def test_a_table_of_a_note_is_a_table():
    nodes = nodes_of(note_markdown("a | b\n--|--\n*x* | y"))

    assert [node.tag for node in nodes] == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "em", "td"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[x](https://example.org/a_b?c=1&d=2#e)", "https://example.org/a_b?c=1&d=2#e"),
        ("<http://example.org>", "http://example.org"),
        ("<desk@example.org>", "mailto:desk@example.org"),
        ("[x](HTTPS://example.org)", "HTTPS://example.org"),
    ],
)
def test_a_note_links_to_the_web_and_to_mail(link, address):
    (_, node) = nodes_of(note_markdown(link))

    assert node.attributes == {"href": address, "rel": "external noopener noreferrer"}


@pytest.mark.parametrize(
    "link",
    [
        *("[x](javascript:alert(1))", "[x](data:text/html,1)", "[x](vbscript:a)", "[x](file:///etc)", "[x](ftp://x.y)"),
        *("[x](other.md)", "[x](//example.org)", "[x](#p1)", "[x](/a)", "[x](&#106;avascript:alert(1))"),
        *("<a href='java\nscript:alert(1)'>x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href>x</a>"),
        *("<javascript:alert(1)>", "[x](<java\tscript:alert(1)>)", "[x][1]\n\n[1]: javascript:alert(1)"),
    ],
)
def test_a_link_that_leads_anywhere_else_is_its_words(link):
    nodes = nodes_of(note_markdown(link))

    assert {node.tag for node in nodes} == {"p"}
    assert words_of(nodes)


def test_scripts_and_styles_go_and_other_elements_keep_their_words():
    nodes = nodes_of(note_markdown("<div onclick=a()>kept</div>\n\n<script>gone()</script><style>gone</style>stays"))

    assert words_of(nodes).split() == ["kept", "stays"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_note_becomes_listed_elements_only(payload):
    check(nodes_of(note_markdown(payload)))
    check(nodes_of(note_markdown(f"word {payload} word")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_plain_note_is_its_words(payload):
    (node,) = nodes_of(note_markdown(payload, plain=True))

    assert (node.tag, node.attributes) == ("p", {"class": "dl-plain"})
    assert "".join(node.text) == payload.strip()


@given(hostile)
@settings(max_examples=300, deadline=None)
def test_a_note_of_any_text_becomes_listed_elements_only(words):
    check(nodes_of(note_markdown(words)))


@given(hostile)
@settings(max_examples=100, deadline=None)
def test_extensions_that_are_not_enabled_yet_leave_a_note_alone_too(words):
    note = note_markdown(words)

    assert [(n.tag, n.attributes, n.text) for n in nodes_of(note, [*NAMES, *WIDE])] == [
        (n.tag, n.attributes, n.text) for n in nodes_of(note)
    ]


@given(st.lists(st.sampled_from(["<b>", "</b>", "<ul>", "<li>", "<table>", "<td>", "<p>", "<q>", "</q>", "x", "\n\n"])))
@settings(max_examples=200, deadline=None)
def test_a_note_of_broken_html_is_whole_on_the_page(parts):
    nodes = nodes_of(note_markdown("".join(parts)))

    check(nodes)
    assert "".join(parts).count("x") <= words_of(nodes).count("x")


@pytest.mark.parametrize(
    "deep",
    ["> " * 3000 + "x", "<b>" * 3000 + "x", "<blockquote>" * 3000 + "x", "- " * 3000 + "x", "<ul><li>" * 999 + "x"],
)
def test_a_deep_note_is_shown_flat(deep):
    nodes = nodes_of(note_markdown(deep))

    assert "x" in words_of(nodes)
    assert len(nodes) <= 3 * DEEPEST
    check(nodes)


@pytest.mark.parametrize(("deep", "shown"), [(DEEPEST - 3, DEEPEST - 3), (DEEPEST - 2, 0)])
def test_a_note_of_too_many_quotations_is_plain(deep, shown):
    nodes = nodes_of(note_markdown(f"{'> ' * deep}x"))

    assert [node.tag for node in nodes].count("blockquote") == shown
    assert words_of(nodes).endswith("x")


def test_elements_nest_to_the_depth_that_is_given():
    """One element lies in the paragraph, so the tags of the last of as many as are given go."""
    depths = {many: note_markdown(f"{'<b>' * many}x").split("x")[0].count("<b>") for many in (DEEPEST - 1, DEEPEST)}

    assert depths == {DEEPEST - 1: DEEPEST - 1, DEEPEST: DEEPEST - 1}


@pytest.mark.parametrize("words", ["", "  \n", "<script>x</script>"])
def test_a_note_without_words_shows_nothing(words):
    assert note_markdown(words) == ""
    assert note_markdown(words.replace("<script>x</script>", ""), plain=True) == ""
