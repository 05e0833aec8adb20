"""Previews of what links lead to: on hover and on focus, closed by Escape, never in the way."""

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

EVENT = "events/2024-03-alleged-meeting/"
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 200);
})"""


def test_a_link_under_the_pointer_says_what_it_leads_to(newsroom, tab):
    page = tab(newsroom + "contested/")
    link = page.get_by_role("link", name="Alleged meeting in Lowport").first
    link.hover()
    card = page.locator(".sb-preview")
    sync_api.expect(card).to_contain_text("1 origin says so, 1 unnamed source doubts it")
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    card.hover()  # the pointer may go into it
    page.wait_for_timeout(400)
    sync_api.expect(card).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(card).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None
    assert page.evaluate(SHIFTS) < 0.01


def test_the_keyboard_gets_the_same_and_loses_nothing(newsroom, tab):
    page = tab(newsroom + "contested/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Alleged meeting in Lowport"):
            break
    card = page.locator(".sb-preview")
    sync_api.expect(card).to_contain_text("Alleged meeting in Lowport")
    assert page.evaluate("document.activeElement.matches('[aria-describedby=sb-preview]')")
    page.keyboard.press("Escape")
    sync_api.expect(card).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EVENT}**")


def test_a_link_to_a_sentence_shows_that_sentence(newsroom, tab):
    page = tab(newsroom + EVENT)
    page.locator("a.sb-source").first.hover()
    sync_api.expect(page.locator(".sb-preview .sb-verbatim")).to_contain_text("alleged meeting in Lowport")


@pytest.mark.parametrize(
    ("place", "link", "words"), [("banner", "Contested", "What one origin says"), ("contentinfo", "Data to take away", "Everything that")]
)
def test_the_menu_and_the_footer_say_what_they_lead_to(newsroom, tab, place, link, words):
    page = tab(newsroom + "people/")
    page.get_by_role(place).get_by_role("link", name=link).hover()
    sync_api.expect(page.locator(".sb-preview")).to_contain_text(words)
    page.mouse.move(2, 400)
    sync_api.expect(page.locator(".sb-preview")).to_have_count(0)
    page.get_by_role(place).get_by_role("link", name=link).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    sync_api.expect(page.locator(".sb-preview")).to_contain_text(words)


def test_a_link_to_a_section_shows_what_the_section_begins_with(newsroom, tab):
    page = tab(newsroom + "entities/ada-roe/")
    page.get_by_role("link", name="1 statement made").hover()
    sync_api.expect(page.locator(".sb-preview__title")).to_have_text("Says")
    sync_api.expect(page.locator(".sb-preview")).to_contain_text("she had sold the pier")


def test_a_link_whose_anchor_is_no_encoding_of_anything_breaks_nothing(newsroom, tab):
    page = tab(newsroom + "contested/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<a href=\"../people/#50%\" id=\"odd\">odd</a>')")
    page.locator("#odd").hover()
    sync_api.expect(page.locator(".sb-preview__title")).to_have_text("People")
    assert page.evaluate("document.querySelector('.sb-preview').textContent.length") > 10


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_no_card_reaches_over_the_edge_of_the_screen(newsroom, tab, width):
    page = tab(newsroom + EVENT, width=width)
    links = page.locator("main a:not(.headerlink, .sb-no):visible, footer a:visible").all()
    seen = 0
    for link in links[:: max(1, len(links) // 8)]:
        link.hover()
        page.wait_for_timeout(500)
        if page.locator(".sb-preview").count():
            seen += 1
            box = page.locator(".sb-preview").bounding_box()
            assert box["x"] >= 0, link
            assert box["x"] + box["width"] <= width, link
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), link
        page.keyboard.press("Escape")
    assert seen >= 3


def test_a_tap_goes_where_the_link_leads_and_opens_nothing(chromium, newsroom):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(newsroom + "contested/")
    page.get_by_role("link", name="Alleged meeting in Lowport").first.tap()
    page.wait_for_url(f"**/{EVENT}**")
    assert page.locator(".sb-preview").count() == 0
    context.close()
