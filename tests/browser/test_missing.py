"""The page of what is not found: styled, and its links right, whatever the depth of the address that is missing, on a site under a sub-path."""

import pytest

from tests.browser.serving import Hosting, serving
from tests.site.building import build_newsroom

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

MISSING = ("nobody", "entities/nobody/", "entities/nobody/says/2/", "a/b/c/d/e?x=1#y")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """The newsroom's site, built with the address under which it will stand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://pages.example/kb/")
        return build_newsroom(tmp_path_factory.mktemp("addressed")).site


def open_missing(chromium, address, path, *, scripts=True):
    errors = []
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(address + path, wait_until="networkidle")
    assert answer.status == 404
    assert errors == []
    return page


def is_styled(page):
    menu = page.locator(".sb-nav ul")
    return menu.evaluate("menu => getComputedStyle(menu).display") == "flex"


@pytest.mark.parametrize("path", MISSING)
def test_it_leads_on_where_the_sites_address_was_not_known(chromium, newsroom_folder, path):
    with serving(newsroom_folder, Hosting) as address:
        page = open_missing(chromium, address, path)
        sync_api.expect(page.locator("h1")).to_have_text("There is no such page")
        assert is_styled(page)
        assert all(link.startswith(address) for link in page.eval_on_selector_all("a:not(.sb-skip)", "links => links.map(link => link.href)"))
        page.keyboard.press("/")
        page.keyboard.type("adah")
        page.get_by_role("option", name="Ada Roe").first.wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("main").get_by_role("link", name="People").click()
        sync_api.expect(page.locator("h1")).to_have_text("People")
        page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", MISSING[1:3])
def test_it_needs_no_script_where_the_address_was_known(chromium, addressed, path, scripts):
    with serving(addressed, Hosting) as address:
        page = open_missing(chromium, address, path, scripts=scripts)
        assert is_styled(page)
        assert "missing.js" not in page.content()
        page.get_by_role("main").get_by_role("link", name="Events").click()
        assert page.url == f"{address}events/"
        page.context.close()
