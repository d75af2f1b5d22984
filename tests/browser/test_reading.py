"""A reader's tasks in a real browser: cards by pointer, finger and keyboard, marks off, a phone, no script at all."""

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
    page.get_by_text("Marks and reasons").click()

    assert page.locator(".dl-text").count() == 7
    assert page.locator(".dl-reasons > li").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["", ARTICLE, "timeline/", "people/", "people/sergey-lavrov/", "quotes/", "method/"])
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
