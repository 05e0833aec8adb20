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


def test_a_tap_goes_where_the_link_leads_and_opens_nothing(chromium, newsroom):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(newsroom + "contested/")
    page.get_by_role("link", name="Alleged meeting in Lowport").first.tap()
    page.wait_for_url(f"**/{EVENT}**")
    assert page.locator(".sb-preview").count() == 0
    context.close()
