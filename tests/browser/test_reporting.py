"""Reporting an error in a sentence, in a real browser: by pointer and keyboard, from a mark's card, without scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "articles/2020-11-26-001_port/"
SEED = (
    " date 2020-11-26 PORT, November 26. /TASS/. The harbour will open on Friday, the mayor said. "
    "“50% & *more*, <b>#1</b> [x](y) {page}”, she added.\n\n"
    "It rained."
)
TRACKER = "https://tracker.example/new?title={title}&body={body}"


@pytest.fixture(scope="session")
def reporting(html_of, serve):
    theirs = "repo_url: https://github.com/example/port\n"
    return serve(html_of({"001_port.txt": SEED.encode()}, theirs, report=f'"{TRACKER}"'))


def asked(locator):
    return {name: given for name, (given,) in parse_qs(urlsplit(locator.get_attribute("href")).query).items()}


def list_of(page):
    return page.locator(".dl-reports > div")


def test_by_keyboard_a_list_opens_a_sentence_is_picked_and_its_report_is_filled_in(page, reporting):
    page.goto(reporting + ARTICLE)
    before = page.locator("#p1").bounding_box()
    page.get_by_label("Report an error in a sentence of paragraph 1").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")

    assert focused.inner_text() == "“50% & *more*, <b>#1</b> [x](y) {page}”, she added."
    assert asked(focused)["title"] == "Error in seeds/001_port.txt:1:94"
    assert asked(focused)["body"].startswith(
        "> “50% & *more*, <b>#1</b> [x](y) {page}”, she added.\n\nPage: https://example.org/dateline/" + ARTICLE + "#p1"
    )
    assert focused.get_attribute("rel") == "external noopener noreferrer"
    assert page.locator("#p1").bounding_box() == before, "nothing moves"


def test_escape_closes_the_list_and_leads_back_to_what_opened_it(page, reporting):
    page.goto(reporting + ARTICLE)
    page.get_by_label("Report an error in a sentence of paragraph 1").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert not list_of(page).is_visible()
    assert page.locator(":focus").get_attribute("aria-label") == "Report an error in a sentence of paragraph 1"


def test_the_list_goes_where_a_reader_goes_elsewhere(page, reporting):
    page.goto(reporting + ARTICLE)
    page.locator("#p1").hover()
    page.get_by_label("Report an error in a sentence of paragraph 1").click()
    assert list_of(page).is_visible()
    page.locator("h1").click()

    assert not list_of(page).is_visible()


def test_a_paragraph_of_one_sentence_needs_no_list(page, reporting):
    page.goto(reporting + ARTICLE)
    way = page.get_by_role("link", name="Report an error in this sentence (paragraph 2)")

    assert asked(way)["body"].startswith("> It rained.\n")


def test_a_marks_card_leads_to_the_report_on_its_sentence(page, reporting):
    page.goto(reporting + ARTICLE)
    page.locator("#p1 time", has_text="Friday").hover()
    way = page.locator(".dl-card").get_by_role("link", name="Report an error in this sentence")

    assert asked(way)["body"].startswith(
        "> PORT, November 26. /TASS/. The harbour will open on Friday, the mayor said.\n"
    )


@pytest.mark.parametrize("width", [320, 1440])
def test_without_scripts_the_list_opens_inside_the_page(chromium, reporting, width):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(reporting + ARTICLE)
    assert not list_of(page).is_visible()
    page.locator("#p1").hover()
    page.locator(".dl-reports > summary").click()
    box = list_of(page).bounding_box()

    assert list_of(page).get_by_role("link").count() == 2
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    context.close()


def test_paper_has_no_way_to_report(page, reporting):
    page.goto(reporting + ARTICLE)
    page.emulate_media(media="print")

    assert page.locator(".dl-report, .dl-reports").filter(visible=True).count() == 0


def test_a_link_to_the_repository_asks_its_host_for_nothing(page, reporting):
    asked_for, said = [], []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(reporting + ARTICLE)
    page.wait_for_load_state("networkidle")

    assert page.locator('a.md-source[href="https://github.com/example/port"]').count() > 0
    assert [url for url in asked_for if not url.startswith(reporting)] == []
    assert said == []
