"""A reader's tasks in a real browser: cards by pointer, touch and keyboard, marks switched off, a phone, no scripts."""

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "articles/2020-11-26-000_0fabe08459d4b4b0/"


def test_resting_on_thursday_shows_which_day_and_why(page, address):
    page.goto(address + ARTICLE)
    page.locator("time", has_text="Thursday").hover()
    card = page.locator(".dl-card")

    assert "26 Nov 2020" in card.inner_text()
    assert len(card.locator(".dl-why-because").inner_text()) > len("sure")


def test_a_card_stays_while_the_pointer_is_in_it_and_goes_when_it_leaves(page, address):
    page.goto(address + ARTICLE)
    page.locator("time", has_text="Thursday").hover()
    page.locator(".dl-card").hover()
    page.wait_for_timeout(400)
    assert page.locator(".dl-card").count() == 1
    page.locator("h1").hover()
    page.wait_for_timeout(400)

    assert page.locator(".dl-card").count() == 0


def test_the_keyboard_opens_a_card_and_escape_closes_it(page, address):
    page.goto(address + ARTICLE)
    page.locator("h1").click()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.dl-text time')"):
            break
    assert page.locator(".dl-card").is_visible()
    page.keyboard.press("Escape")

    assert page.locator(".dl-card").count() == 0
    assert page.evaluate("document.activeElement.matches('.dl-text time')")


def test_from_a_card_a_reader_comes_to_the_other_marks_on_the_same_words(page, address):
    page.goto(address + ARTICLE)
    page.locator("#p5 time").hover()
    card = page.locator(".dl-card")
    card.get_by_role("button", name="Event happened, 9 Aug 2020").click()

    assert card.locator(".dl-why-kind").first.inner_text() == "Event"
    assert page.locator("#p5 .dl-event.dl-open").count() == 1
    card.get_by_role("button", name="Time 9 Aug 2020").click()
    assert card.locator(".dl-why-kind").first.inner_text() == "Time"


def test_the_keyboard_goes_into_a_card_to_the_marks_around_and_back_to_the_words(page, address):
    page.goto(address + ARTICLE)
    page.locator("#p5 .dl-reach").first.focus()  # a key is pressed first, or no ring shows where a reader is
    page.keyboard.press("Tab")
    for _ in range(10):
        if page.evaluate("document.activeElement.matches('#p5 time')"):
            break
        page.keyboard.press("Tab")
    card = page.locator(".dl-card")
    assert "down arrow" in card.inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator(":focus").inner_text().split("\n") == [
        "the republic’s presidential elections were held on August 9",
        "Event happened, 9 Aug 2020",
    ]
    page.keyboard.press("Enter")
    assert card.locator(".dl-why-kind").first.inner_text() == "Event"
    page.keyboard.press("Escape")

    assert card.count() == 0
    assert page.evaluate("document.activeElement.matches('#p5 time')")


def test_tab_leaves_a_card_for_the_next_mark_in_the_text(page, address):
    page.goto(address + ARTICLE)
    page.locator("#p1 .dl-time", has_text="soon").focus()
    page.keyboard.press("Enter")
    words, what = page.locator(":focus").inner_text().split("\n")
    assert words.startswith("Moscow hopes that the situation in Belarus will normalize soon")
    assert what.startswith("Quote")
    while page.evaluate("document.querySelector('.dl-card')?.contains(document.activeElement)"):
        page.keyboard.press("Tab")

    assert page.locator(":focus").inner_text() == "Russian"


def test_a_finger_comes_from_a_mark_to_those_around_it(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.locator("#p5 time").tap()
    page.locator(".dl-also", has_text="happened").tap()

    assert page.locator(".dl-card .dl-why-kind").first.inner_text() == "Event"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_marks_stand_out_and_those_not_reviewed_are_the_lighter(chromium, address, scheme):
    """A line is 3:1 or more against the paper (WCAG 2.2, 1.4.11), and more where an editor looked at the mark."""
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address + ARTICLE)
    lines = {
        kind: page.locator(f"#p1 .dl-{kind}, #p6 .dl-{kind}").first.evaluate(LINES)
        for kind in ("person", "organisation", "place", "time", "figure")
    }
    page.locator("#p5 time").evaluate("e => e.classList.add('dl-reviewed')")
    plain, looked = (page.locator(what).first.evaluate(LINES) for what in ("#p1 time", "#p5 time"))
    context.close()

    assert min(lines.values()) >= 3, lines
    assert looked > plain + 0.5


def test_a_finger_opens_the_card_first_and_the_cards_link_leads_on(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.locator(".dl-text a", has_text="Sergey Lavrov").first.tap()
    assert page.locator(".dl-card").is_visible()
    page.locator(".dl-card .dl-why-links a", has_text="Sergey Lavrov").tap()
    page.wait_for_url("**/people/sergey-lavrov/")
    context.close()


def test_scripts_leave_the_paragraphs_words_alone(page, address):
    page.goto(address + ARTICLE)
    page.locator("time", has_text="Thursday").hover()
    words = page.locator("#p1").evaluate("p => p.textContent")

    assert words.startswith(
        "MINSK, November 26. /TASS/. Moscow hopes that the situation in Belarus will normalize soon"
    )
    assert words.endswith("on Thursday.")


def test_without_scripts_the_article_and_its_reasons_are_all_there(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.get_by_text("Every mark and its reason").click()

    assert page.locator(".dl-text").count() == 7
    assert page.locator(".dl-reasons > li").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    "path", ["", ARTICLE, "timeline/", "people/", "people/sergey-lavrov/", "quotes/", "dateline/method/"]
)
def test_no_page_scrolls_sideways(page, address, path):
    page.goto(address + path)
    for width in (320, 390, 768, 1220, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(400)  # the theme's drawer moves for a moment after a change of width

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_word_stands_out_from_the_paper_in_light_and_dark(chromium, address):
    """The contrast of each text with what is behind it is 4.5:1 or more (WCAG 2.2, 1.4.3)."""
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        for path in ("", ARTICLE, "timeline/", "people/", "quotes/"):
            page.goto(address + path)
            assert page.evaluate(CONTRAST) == []
        context.close()


LINES = """mark => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const sides = [light(getComputedStyle(mark).textDecorationColor), light(paper)].sort((a, b) => b - a);
  return (sides[0] + 0.05) / (sides[1] + 0.05);
}"""

CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgb("white");
  };
  const faults = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true })) continue;
    const [one, other] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) faults.add(`${element.className}: ${walk.currentNode.data.slice(0, 30)}`);
  }
  return [...faults];
}"""
