"""Search in a real browser: by keyboard, in another spelling, narrowed, shared, from a folder, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from dateline.search.terms import terms

pytestmark = pytest.mark.browser

ARTICLE = "articles/2020-11-26-000_0fabe08459d4b4b0/"


def results(page) -> list[tuple[str, str]]:
    """Kind and title of each result, once the search rests."""
    page.locator(".dl-results[aria-busy=false]").wait_for(state="attached")
    return [
        (row.locator(".dl-result-kind").inner_text(), row.locator("h2").inner_text())
        for row in page.locator(".dl-result").all()
    ]


def test_what_lavrov_said_is_found_by_the_keyboard_alone(page, address):
    page.goto(address + ARTICLE)
    page.keyboard.press("/")
    page.wait_for_url("**/search/**")
    expect(page.locator("#dl-q")).to_be_focused()
    page.keyboard.type("lavrov said")
    assert ("Quote", "Sergey Lavrov") in results(page)
    while not page.evaluate("document.activeElement.value === 'quote'"):
        page.keyboard.press("Tab") if page.evaluate("document.activeElement.type !== 'radio'") else page.keyboard.press(
            "ArrowRight"
        )
    quotes = results(page)
    assert quotes
    assert set(quotes) == {("Quote", "Sergey Lavrov")}
    page.locator("#dl-q").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")

    assert page.evaluate("document.querySelector(location.hash).matches('.dl-quote')")
    assert "h=" not in page.url


def test_the_words_asked_for_are_lit_on_arrival_and_escape_puts_them_out(page, address):
    page.goto(address + "search/?q=tsikhanouskaya")
    assert results(page)
    page.locator(".dl-result-article a").first.click()
    page.wait_for_url("**/articles/**")
    lit = page.evaluate("[...CSS.highlights.get('dl-found')].map(String)")
    assert "Tikhanovskaya" in lit
    assert page.locator(".dl-text mark").count() == 0
    page.keyboard.press("Escape")

    assert not page.evaluate("CSS.highlights.has('dl-found')")


def test_a_person_is_found_by_another_spelling_and_the_page_says_so(page, address):
    page.goto(address + "search/?q=Qwerty Tsikhanouskaya")
    found = results(page)

    assert found[0] == ("Person", "Svetlana Tikhanovskaya")
    assert "“Qwerty”" in page.locator("[role=status]").inner_text()
    assert "Tsikhanouskaya" in page.locator(".dl-result-person").inner_text()


@pytest.mark.parametrize(
    ("typed", "read"), [("Лукашенко", "lukashenko"), ("Ціханоўская", "tsikhanouskaya"), ("Сергей", "sergey")]
)
def test_a_name_in_cyrillic_letters_is_read_in_latin_ones_and_the_page_says_so(page, address, typed, read):
    page.goto(address + f"search/?q={typed}")
    found = results(page)

    assert found[0][0] == "Person"
    assert f"Searching for “{read}” (you typed “{typed}”)" in page.locator("[role=status]").inner_text()
    page.locator(".dl-result-article a").first.click()
    page.wait_for_url("**/articles/**")
    assert page.evaluate("CSS.highlights.get('dl-found').size") > 0


@pytest.mark.parametrize(
    "typed", ["26 November 2020", "november 26th, 2020", "26 Nov. 2020", "2020-11-26", "26.11.2020"]
)
def test_a_day_in_any_notation_leads_to_what_came_out_or_happened_on_it(page, address, typed):
    page.goto(address + "search/")
    page.keyboard.type(typed)
    found = results(page)

    assert ("Article", "Moscow hopes that the situation in Belarus will normalize soon") in found[:2]
    assert {kind for kind, _ in found[:2]} == {"Article", "Event"}
    assert "Page" not in {kind for kind, _ in found}


def test_a_month_leads_to_all_its_days_and_a_day_without_anything_to_its_words(page, address):
    page.goto(address + "search/?q=January 2021")
    articles = [title for kind, title in results(page) if kind == "Article"]
    page.locator("#dl-q").fill("9 August 1850")
    assert "“1850”" in (results(page), page.locator("[role=status]").inner_text())[1]

    assert len(articles) == 1


def test_words_between_quotation_marks_are_found_one_after_the_other(page, address):
    page.goto(address + "search/")
    page.locator("#dl-q").fill("“mediation services”")
    together = results(page)
    page.locator("#dl-q").fill('"services mediation"')
    apart = results(page)

    assert ("Quote", "Sergey Lavrov") in together
    assert together == apart
    assert "exact phrase" in page.locator("[role=status]").inner_text()


def test_where_no_find_has_all_words_it_says_which_to_leave_out(page, address):
    page.goto(address + "search/?q=Tikhanovskaya DL203")
    assert results(page) == []
    assert page.locator("[role=status]").inner_text() == "Nothing matches all of these words."
    page.locator(".dl-fewer button").first.wait_for()
    inks = "button => [getComputedStyle(button).color, getComputedStyle(document.body).backgroundColor]"
    assert len(set(page.locator(".dl-fewer button").first.evaluate(inks))) == 2
    page.keyboard.press("Tab")
    expect(page.locator(".dl-fewer button").first).to_be_focused()
    page.keyboard.press("Enter")

    assert results(page) != []
    assert page.locator("#dl-q").input_value() in {"Tikhanovskaya", "DL203"}
    expect(page.locator("#dl-q")).to_be_focused()
    assert page.locator(".dl-fewer li").count() == 0


def test_where_there_is_nothing_to_show_it_leads_to_the_lists(page, address):
    page.goto(address + "search/")
    lists = page.locator(".dl-search-lists")
    expect(lists).to_be_visible()
    assert {"Timeline", "People", "Sources"} <= set(lists.locator("a").all_inner_texts())
    assert "script" not in lists.inner_text()
    page.locator("#dl-q").fill("Belarus")
    expect(lists).to_be_hidden()
    page.locator("#dl-q").fill("qzxv")
    expect(lists).to_be_visible()


def test_claims_figures_and_pages_are_found_and_their_words_lit(page, address):
    for query, kind in (("result presidential election", "claim"), ("80.1% vote", "figure"), ("DL203", "page")):
        page.goto(address + f"search/?q={query}&kind={kind}")
        assert results(page)
        page.locator(f".dl-result-{kind} a").first.click()
        page.wait_for_url(re.compile("(?!.*/search/)"))
        assert page.evaluate("!location.hash || Boolean(document.querySelector(location.hash))")
        assert page.evaluate("CSS.highlights.get('dl-found').size") > 0


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "a", "$&", '" «', "(((", "слово " * 300, "oil spill " * 300]
)
def test_whatever_is_typed_is_a_question_and_nothing_else(page, address, query):
    page.goto(address + "search/")
    page.locator("#dl-q").fill(query)
    results(page)

    assert page.locator("#dl-search img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_address_holds_the_search_so_that_it_can_be_sent_on(page, address):
    page.goto(address + "search/")
    page.keyboard.type("belarus")
    assert results(page)
    page.get_by_role("radio", name=re.compile("^Articles")).check()
    page.get_by_label("Year").select_option("2020")
    narrowed = results(page)
    sent = page.url
    page.goto(address)
    page.goto(sent)

    assert results(page) == narrowed != []
    assert {kind for kind, _ in narrowed} == {"Article"}
    assert "kind=article" in sent
    assert "year=2020" in sent


def test_back_leads_to_the_results(page, address):
    page.goto(address + "search/?q=lavrov&kind=quote")
    before = results(page)
    page.locator(".dl-result a").first.click()
    page.wait_for_url("**/articles/**")
    page.go_back()

    assert results(page) == before


def test_a_word_that_begins_so_is_found_while_it_is_typed(page, address):
    page.goto(address + "search/")
    page.keyboard.type("lukash")

    assert ("Person", "Alexander Lukashenko") in results(page)


def test_nothing_found_is_said_and_nothing_is_left_of_the_last_search(page, address):
    page.goto(address + "search/?q=lavrov")
    assert results(page)
    page.locator("#dl-q").fill("xyzzy")
    assert results(page) == []
    assert page.locator("[role=status]").inner_text().startswith("Nothing found")
    assert page.locator(".dl-narrow").is_hidden()


def test_no_page_but_the_search_fetches_anything_of_the_index(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    for path in ("", ARTICLE, "timeline/"):
        page.goto(address + path)
        page.wait_for_timeout(200)

    assert [path for path in asked if path.startswith("search") or "find.js" in path or "search-page" in path] == []


def test_the_browser_and_the_program_take_words_alike(page, address, html):
    page.goto(address + "search/")
    results(page)
    told = "The U.S. paid $1,500 to J.Smith’s countries; Wałęsa, Erdoğan, Ångström, cafe\u0301, ½, II., Straße "
    for file in html.rglob("index.html"):
        told += re.sub(r"<[^>]*>", " ", file.read_text("utf-8"))
    there = page.evaluate("text => dateline.words(text).map(word => dateline.stem(word.folded))", told)

    assert there == list(terms(told))


def test_the_site_and_its_search_work_in_a_folder_without_a_server(chromium, html):
    context = chromium.new_context()
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto((html / "index.html").as_uri())
    page.keyboard.press("/")
    page.wait_for_url("**/search/index.html")
    results(page)
    page.locator("#dl-q").fill("Lavrov mediation")
    assert ("Quote", "Sergey Lavrov") in results(page)
    page.locator(".dl-result-quote a").click()
    page.wait_for_url("**/articles/*/index.html*")

    assert page.evaluate("CSS.highlights.get('dl-found').size") > 0
    assert faults == []
    context.close()


def test_without_scripts_the_search_page_leads_to_the_lists(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.get_by_role("link", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="People").click()

    assert page.locator("h1").inner_text().startswith("People")
    context.close()


def test_a_site_without_its_index_says_what_to_do(page, html, serve, tmp_path):
    for name in ("search", "assets"):
        (tmp_path / name).symlink_to(html / name) if name == "assets" else (tmp_path / name).mkdir()
    (tmp_path / "search" / "index.html").write_bytes((html / "search" / "index.html").read_bytes())
    page.route("**/search/index.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(serve(tmp_path) + "search/")
    expect(page.locator("[role=status]")).to_contain_text("dateline search")


@pytest.mark.parametrize("width", [320, 1440])
def test_the_search_page_never_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "search/?q=belarus")
    assert results(page)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
