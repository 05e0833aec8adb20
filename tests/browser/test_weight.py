"""What pages weigh as hosts send them, and that nothing on them moves while they load."""

import pytest

from tests.browser.serving import Gzipped, serving

pytestmark = pytest.mark.browser

FRONT, SECOND, SEARCH = 250_000, 60_000, 250_000  # bytes gzipped: the front page in all; of a second page, and of a first search, what comes on top
PAGES = ("", "events/2024-03-alleged-meeting/", "entities/ada-roe/", "entities/wire-one/", "articles/", "contested/", "search/?q=Rowe", "graph/")
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 200);
})"""


def test_pages_and_the_first_search_are_light(newsroom_folder, tab):
    with serving(newsroom_folder, Gzipped) as address:
        page = tab()
        weights = {}
        for path in ("", "events/2024-03-alleged-meeting/", "search/?q=Rowe"):
            Gzipped.sent.clear()
            page.goto(address + path, wait_until="networkidle")
            weights[path] = sum(size for _, size in Gzipped.sent)
    front, second, search = weights.values()
    assert 10_000 < front < FRONT
    assert 1_000 < second < SECOND
    assert 80_000 < search < SEARCH


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_page_loads(newsroom, tab, width):
    moved = {}
    for path in PAGES:
        page = tab(newsroom + path, width=width)
        page.wait_for_load_state("networkidle")
        moved[path] = page.evaluate(SHIFTS)
        page.context.close()
    assert {path: round(shift, 3) for path, shift in moved.items() if shift >= 0.01} == {}
