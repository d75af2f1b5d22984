"""Other ways of reading the pages: on paper, by screen reader, from a folder, in other colours, in large type."""

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "articles/2020-11-26-000_0fabe08459d4b4b0/"
INTERFACE = (".md-header", ".md-tabs", ".md-sidebar", ".dl-filter", ".dl-coverage", ".dl-statuses", ".dl-find")
KINDS = ("", "timeline/", "claims/", "figures/", "quotes/", "people/sergey-lavrov/", "search/", ARTICLE)
LISTS = ("timeline/", "claims/", "quotes/", "people/sergey-lavrov/")


@pytest.mark.parametrize("path", LISTS)
def test_paper_has_each_sources_words_with_their_address_and_no_interface(page, address, path):
    page.goto(address + path)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    addresses = page.evaluate(ADDRESSES)

    assert addresses
    assert {where.split("articles/")[0].strip('" ') for where in addresses} == {address}
    assert all("#" in where for where in addresses)
    for interface in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".dl-filter",
        ".dl-coverage",
        ".dl-statuses",
        ".dl-find",
    ):
        assert page.locator(f"{interface}:visible").count() == 0, interface


def test_on_paper_every_row_of_the_timeline_is_whole(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "timeline/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})

    tellings = page.locator(".dl-entries .dl-tellings > ul > li")
    assert tellings.count() >= 9
    assert tellings.evaluate_all("all => all.every((one) => one.checkVisibility())")
    assert page.evaluate(CUT) == []
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_a_voice_reads_words_and_no_signs(page, address, path):
    """No heading is read with the sign of its address, no status by a shape; only numbers of results are announced."""
    page.goto(address + path)
    page.wait_for_timeout(200)
    heard = page.locator("main").aria_snapshot()

    assert "heading" in heard
    assert [line for line in heard.splitlines() if any(sign in line for sign in "¶●○◐◇✕⚑▾")] == []
    assert page.locator("main [role=status], main [aria-live], main [role=alert]").count() <= 1


def test_a_row_of_the_timeline_is_heard_with_its_date_and_its_status_as_a_word(page, address):
    page.goto(address + "timeline/")
    heard = page.locator("main li.dl-scheduled").first.aria_snapshot()

    assert "paragraph: 11–12 Feb 2021 scheduled" in heard
    assert "group: Reported by UrduPoint News" in heard


@pytest.fixture
def folder(chromium, html):
    """A page of the site opened from its folder, without a server."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield lambda path: (page.goto(f"{html.as_uri()}/{path}index.html"), page)[1]
    assert faults == []
    context.close()


def test_from_a_folder_the_timeline_filters_and_its_links_lead_on(folder):
    page = folder("timeline/")
    page.locator(".dl-filter summary").click()
    page.locator('[name="status"][value="scheduled"]').check()
    page.wait_for_function("document.querySelector('.dl-found').textContent.includes(' of ')")
    page.locator(".dl-entries .dl-row:visible .dl-headline:visible a").first.click()
    page.wait_for_url("**/articles/**/index.html#e-*")

    assert page.locator("h1").is_visible()


def test_from_a_folder_marks_have_their_cards_and_switches(folder):
    page = folder(ARTICLE)
    page.locator("time", has_text="Thursday").hover()
    page.locator(".dl-card").wait_for()
    page.get_by_text("clean text").click()

    assert page.evaluate("document.documentElement.dataset.dlOff") == "all"


def test_in_the_readers_own_colours_marks_and_notes_keep_a_form(chromium, address):
    context = chromium.new_context(forced_colors="active", viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.goto(address + ARTICLE)

    assert page.locator(".dl-text .dl-mark").count() > 20
    assert page.evaluate(FORMLESS) == []
    arrow = "getComputedStyle(document.querySelector('details > summary'), '::after').backgroundColor"
    assert page.evaluate(arrow) != page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_letters_of_twice_the_size_fit(page, address, path):
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(address + path)
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%', 'important')")  # the theme's: 125 %
    page.wait_for_timeout(400)

    assert page.evaluate("document.documentElement.scrollWidth") <= 640


ADDRESSES = """() => [...document.querySelectorAll("main a")]
  .filter((link) => link.checkVisibility())
  .map((link) => getComputedStyle(link, "::after").content)
  .filter((content) => content.includes("articles/"))"""
CUT = """() => [...document.querySelectorAll(".dl-row, .dl-row *")]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1 && part.clientWidth)
  .map((part) => part.className)"""
FORMLESS = """() => [...document.querySelectorAll(".dl-text :is(.dl-mark:not(.dl-thing), .dl-noted)")]
  .filter((mark) => {
    const style = getComputedStyle(mark), before = getComputedStyle(mark, "::before").content;
    const inside = mark.matches(".dl-quote") && mark.closest(".dl-para");
    const lined = style.textDecorationLine !== "none" || parseFloat(style.borderBottomWidth) > 0;
    return !lined && !inside && (before === "none" || before === "normal");
  })
  .map((mark) => `${mark.className}: ${mark.textContent}`)"""
