"""A reader's tasks on the timeline in a real browser: filters that combine and are shared, reading as of a day."""

import datetime as dt

import pytest

pytestmark = pytest.mark.browser

DEEDS = ("visited Brest", "met miners in Soligorsk", "opened a bridge near Gomel", "signed a decree in Minsk")
FIRST = dt.date(2017, 1, 2)


@pytest.fixture(scope="session")
def many(html_of, serve):
    """The address of a site whose timeline does not fit on one page: 40 articles that each tell nine dated things."""
    seeds = {}
    for number in range(40):
        days = [FIRST + dt.timedelta(days=number * 27 + 3 * each) for each in range(9)]
        told = "\n\n".join(
            f"President Andrei Petrov {DEEDS[each % 4]} on {day:%B} {day.day}, {day.year}."
            for each, day in enumerate(days)
        )
        published = days[-1] + dt.timedelta(days=1)
        head = f" date {published} MINSK, {published:%B} {published.day}. /TASS/."
        seeds[f"{number:03}_many.txt"] = f"{head} Officials spoke about the year.\n\n{told}\n".encode()
    return serve(html_of(seeds))


def shown(page):
    return page.locator(".dl-entries .dl-row:visible .dl-headline:visible").all_inner_texts()


def open_filter(page):
    page.locator(".dl-filter summary").click()


def found(page):
    return page.get_by_role("status").inner_text()


def test_a_person_and_a_status_combine_and_the_address_can_be_shared(page, address):
    page.goto(f"{address}timeline/")
    open_filter(page)
    page.get_by_label("Person").select_option("alexander-lukashenko")
    page.get_by_label("happened").check()
    page.locator(".dl-drop").first.wait_for()
    mine = shown(page)
    assert "status=happened" in page.url
    assert "person=alexander-lukashenko" in page.url
    page.goto("about:blank")
    page.goto(f"{address}timeline/?status=happened&person=alexander-lukashenko")
    page.locator(".dl-drop").first.wait_for()

    assert shown(page) == mine
    assert len(mine) == 1
    assert found(page) == "1 of 8 entries"
    assert page.get_by_role("heading", name="1999").is_hidden()


def test_the_counts_say_what_each_choice_would_leave(page, address):
    page.goto(f"{address}timeline/?source=tass")
    open_filter(page)
    page.locator(".dl-drop").first.wait_for()
    for box in page.locator("[name=status]").all():
        told = int(box.locator("xpath=..").locator(".dl-count").inner_text())
        box.check()
        page.wait_for_function(
            f"document.querySelector('.dl-found').textContent.startsWith('{told} of') || {told} === 0"
        )
        assert len(shown(page)) == told
        box.uncheck()


def test_where_nothing_is_left_the_page_says_which_choice_to_drop(page, address):
    page.goto(f"{address}timeline/?status=scheduled&q=treaty")
    page.get_by_text("No match among 8 entries.").wait_for()
    assert shown(page) == []
    page.get_by_role("button", name="without “treaty”: 1").click()
    page.get_by_text("1 of 8 entries").wait_for()

    assert "scheduled for February 11-12" in shown(page)[0]
    assert "q=" not in page.url


def test_as_known_on_a_day_shows_nothing_reported_later(page, address):
    page.goto(f"{address}timeline/?asof=2020-12-01")
    page.locator(".dl-drop").first.wait_for()
    words = " ".join(shown(page))

    assert "as known on 1 Dec 2020" in page.locator(".dl-chosen").inner_text()
    assert "All Belarusian People's Assembly" not in words
    assert "presidential elections were held on August 9" in words
    assert "won by incumbent President Lukashenko" not in words
    election = page.locator(".dl-row:visible", has_text="elections were held on August 9").first
    election.locator("summary").click()
    assert "UrduPoint" not in election.inner_text()
    assert "Reported by TASS, 26 Nov 2020" in election.inner_text()


def test_dropping_the_day_brings_back_all_that_is_known(page, address):
    page.goto(f"{address}timeline/")
    before = page.locator(".dl-entries").all_inner_texts()
    page.goto(f"{address}timeline/?asof=2020-12-01")
    page.get_by_role("button", name="Remove as known on 1 Dec 2020").click()
    page.get_by_text("8 entries", exact=True).wait_for()

    assert page.locator(".dl-entries").all_inner_texts() == before
    assert "?" not in page.url


def test_all_of_it_by_keyboard_alone(page, address):
    page.goto(f"{address}timeline/")
    page.locator(".dl-filter summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".dl-drop").first.wait_for()
    assert "status=happened" in page.url
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("union state")
    page.get_by_role("button", name="Remove “union state”").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('q=')")

    assert page.evaluate("document.activeElement.matches('.dl-drop')")


def test_only_the_number_of_results_is_announced(page, address):
    page.goto(f"{address}timeline/")
    live = page.locator(".md-content [aria-live], .md-content [role=status]")

    assert live.count() == 1
    assert live.inner_text() == "8 entries"


def test_without_scripts_every_entry_is_there_and_no_filter_pretends(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}timeline/?status=scheduled")

    assert len(shown(page)) == 8
    assert page.locator(".dl-filter").is_hidden()
    page.get_by_role("link", name="scheduled (1)").click()
    assert page.locator(".dl-row").count() == 1
    page.locator(".dl-row a").click()
    assert "/timeline/#e-" in page.url
    context.close()


def test_without_scripts_the_strip_leads_to_the_pages_of_the_years(chromium, many):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many}timeline/")
    page.locator(".dl-strip-head a", has_text="2018").click()

    assert "2018" in page.locator("h1").inner_text()
    assert page.locator(".dl-row").count() > 50
    page.get_by_role("link", name="Later: 2019").click()
    page.get_by_role("link", name="The whole timeline").click()
    assert page.url == f"{many}timeline/"
    context.close()


def test_a_choice_on_the_whole_timeline_is_counted_by_month_and_goes_along(page, many):
    page.goto(f"{many}timeline/")
    open_filter(page)
    page.get_by_label("Words").fill("bridge")
    page.locator(".dl-drop").first.wait_for()
    number = int(found(page).split()[0])
    year = page.locator("[data-period='2018'] > .dl-strip-head")
    told = int(year.locator(".dl-count").inner_text())
    year.get_by_role("link").click()
    page.locator(".dl-drop").first.wait_for()

    assert 20 < told < number
    assert "q=bridge" in page.url
    assert len(shown(page)) == told


def test_an_address_of_an_entry_leads_to_the_page_that_holds_it_now(page, many):
    page.goto(f"{many}timeline/2018/")
    entry = page.locator(".dl-row").first.get_attribute("id")
    for old in ("timeline/", "timeline/2017/"):
        page.goto("about:blank")
        page.goto(f"{many}{old}#{entry}")
        page.wait_for_url(f"**/timeline/2018/#{entry}")
        assert page.locator(f"#{entry}").is_visible()


SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) sum += e.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 600);
})"""


@pytest.mark.parametrize(
    "path", ["timeline/", "timeline/2018/", "timeline/?q=bridge", "timeline/2018/?q=bridge&from=2018-06-01"]
)
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_jumps_while_the_timeline_loads(page, many, path, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(many + path)

    assert page.evaluate(SHIFT) < 0.02


@pytest.mark.parametrize("path", ["timeline/", "timeline/2018/?q=bridge&asof=2018-06-01", "timeline/happened/"])
def test_no_page_of_the_timeline_scrolls_sideways_on_a_small_phone(page, many, path):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(many + path)
    if page.locator(".dl-filter").count():
        open_filter(page)
    page.wait_for_timeout(300)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
