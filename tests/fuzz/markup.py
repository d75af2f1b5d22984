"""Markdown: words reach a reader as they are, wherever on a page, and no element appears that isn't ours."""

import yaml

from dateline import markdown as md
from dateline import publish
from dateline.linked import Page
from dateline.weave import weave
from fuzz.contract import BETWEEN, proper, split_words
from fuzz.weaving import read_strands
from test_markdown import dress, rendered, shown

WORDS = split_words(r"""
\x1e¦1. ¦- ¦* ¦# ¦> ¦    ¦\t¦:   ¦??? x¦!!! note¦```¦~~~¦---¦===¦|¦|---|¦[^1]: x¦*[HTML]: x¦[x]: http://x¦[TOC]
{: #x }¦--8<-- 'x'¦/// note¦<div>¦</div>¦<!--¦<?php¦<![CDATA[¦&nbsp;¦=== 'tab'¦<script>¦{{ x }}¦{% x %}¦:smile:
{++x++}¦==x==¦^^x^^¦~x~¦++ctrl++¦`x`¦[x](y)¦![x](y)¦<http://x.y>¦<a@b.c>¦http://x.y¦www.x.y¦__x__¦**x**¦\\¦\\*
&#42;¦&¦{.x}¦<img src=x>¦javascript:x¦](x)¦(c)¦1/2¦...¦--¦$x$¦  \n¦\n\n¦\r\n¦\r¦\x0b¦\x0c¦\x02¦\x03
\x02wzxhzdk:0\x03¦\x02klzzwxh:0001\x03¦\x7f¦\x85¦\u2028¦\u202e¦\ufeff¦\xa0¦é¦😀¦\ufffe¦\x00\x05\x01¦\x01\x03\x00
""")
ELEMENTS = {("a", "class", "href"), ("span", "class"), ("data", "value"), ("p", "id"), ("div", "class")}
"""The elements that marks make here, each with its attributes."""


def check(data: bytes) -> None:
    """Show words in every kind of block, and woven with marks: `words, marks`."""
    head, _, tail = data.partition(BETWEEN.encode())
    words = proper(head.decode("utf-8", "replace")).strip()
    if not words:
        return
    tree = weave(words, read_strands(tail, len(words)), 0, len(words))
    woven = md.paragraph(md.format_nodes(tree, dress), {"id": "woven"})
    found = rendered(md.block("div", {"class": "dl-body"}, woven))
    assert shown(found, "woven") == words
    assert {(node.tag, *sorted(node.attributes)) for node in found} <= ELEMENTS
    _check_places(words)
    _check_front(words)


def _check_places(words: str) -> None:
    page = md.blocks(
        md.heading(2, md.text(words), {"id": "h"}),
        md.block("ol", {}, md.block("li", {}, md.paragraph(md.text(words), {"id": "inner"}))),
        md.line("summary", {"id": "line"}, md.text(words)),
        md.table([md.text("head")], [[md.element("span", {"id": "cell"}, md.text(words))]]),
    )
    found = rendered(page)
    for identity in ("inner", "line", "cell"):
        assert shown(found, identity) == words
    assert shown(found, "h") == f"{words}¶"
    tags = ["h2", "a", "ol", "li", "p", "summary", "table", "thead", "tr", "th", "tbody", "tr", "td", "span"]
    assert [node.tag for node in found] == tags
    if href := md.external_address(f"https://example.org/?{words}"):
        found = rendered(md.paragraph(md.link(href, md.text("source"), {"class": "dl-out"})))
        assert [node.tag for node in found] == ["p", "a"]
        assert (found[1].attributes["href"] or "").startswith("https://example.org/?")


def _check_front(words: str) -> None:
    line = md.front(words)
    assert line.isprintable()
    assert not set(line) & set("<>\"'`{}")
    page = Page("a.md", words, "", (("title", line), ("list", (line, line))))
    front = publish.content(page).decode().split("---\n")[1]
    assert yaml.safe_load(front) == {"title": line, "list": [line, line]}
