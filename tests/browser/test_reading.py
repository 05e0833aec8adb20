"""What a reader does, in a real browser, on the newsroom and on this repository's own site."""

import re

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

KINDS = {
    "front page": "",
    "event": "events/2024-03-alleged-meeting/",
    "person": "entities/ben-oak/",
    "list of a person": "entities/ben-oak/says/2/",
    "outlet": "entities/wire-one/",
    "events": "events/",
    "contested": "contested/",
    "people": "people/",
    "articles": "articles/",
    "review": "review/",
    "how to read": "how-to-read/",
    "hand-written": "pages/about/",
    "data": "data/",
    "graph": "graph/",
    "search": "search/?q=Rowe",
}
MEETING = "events/2023-12-hamas-leaders-meeting-turkey/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_kind_of_page_is_closed_to_anybody(newsroom, tab, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = tab(newsroom, width=width, scheme=scheme)
    found = []
    for kind, path in {**KINDS, "article": first_article(page, newsroom)}.items():
        page.goto(newsroom + path)
        if kind == "search":
            page.wait_for_selector(".sb-hit")
        answer = axe.run(page)
        found += [(kind, item["id"], item["nodes"][0]["html"][:120]) for item in answer.response["violations"]]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{kind} is wider than {width}"
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_scripts_show_is_closed_to_nobody_either(newsroom, tab, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = tab(newsroom + "contested/", scheme=scheme)
    page.get_by_role("link", name="Alleged meeting in Lowport").first.hover()
    page.locator(".sb-preview").wait_for()
    found = axe.run(page).response["violations"]
    page.goto(newsroom + "graph/")
    page.get_by_role("button", name="Draw").click()
    page.get_by_text(re.compile(r"\d+ names, \d+ ties")).wait_for()
    found += axe.run(page).response["violations"]
    page.goto(newsroom)
    page.keyboard.press("/")
    page.keyboard.type("adah")
    page.wait_for_selector(".sb-drop [role=option]")
    found += axe.run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:120]) for item in found] == []


def first_article(page, address):
    page.goto(address + "articles/")
    return page.locator(".sb-sources a.sb-verbatim").last.get_attribute("href").removeprefix("../")


def test_a_statement_leads_to_its_sentence_marked_even_in_a_new_tab_without_scripts(newsroom, tab):
    page = tab(newsroom + KINDS["event"], scripts=False)
    address = page.locator("a.sb-source").first.get_attribute("href")
    fresh = tab(newsroom + address.removeprefix("../../"), scripts=False)
    assert "alleged meeting in Lowport" in fresh.locator(":target").inner_text()
    assert fresh.locator(".sb-text").count() == 1


def test_a_reader_goes_from_a_person_to_the_claim_its_sentence_and_the_outlet(newsroom, tab):
    page = tab(newsroom + "entities/ada-roe/")
    page.locator(".sb-claim", has_text="attended by Ada Roe").locator("a.sb-source").click()
    target = page.locator(":target")
    assert "Lowport" in target.inner_text()
    assert target.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.locator(".sb-byline a").first.click()
    assert page.locator("h1").inner_text() == "Wire One"
    assert "Relayed from Radio Quay" in page.inner_text("main")
    page.get_by_role("link", name="event that it alone tells of").click()  # what else it reported alone
    sync_api.expect(page.locator("#alone")).to_be_in_viewport()
    page.locator("#alone ~ div .sb-index a").first.click()
    assert page.url.startswith(newsroom + "events/")
    sync_api.expect(page.locator(".sb-standing")).to_be_visible()


def test_a_reader_goes_from_an_alias_in_arabic_to_the_person(own, tab):
    page = tab(own)
    page.keyboard.press("/")
    page.keyboard.type("مشعل")
    option = page.get_by_role("option", name="Khaled Mashal").first
    sync_api.expect(option).to_contain_text("مشعل")  # the name that was found
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/khaled-mashal/")
    assert page.locator("[lang=ar]", has_text="مشعل").first.is_visible()


def test_a_reader_goes_from_the_front_page_to_what_is_contested(newsroom, tab):
    page = tab(newsroom)
    page.get_by_role("link", name="Contested").first.click()
    page.get_by_role("link", name="Alleged meeting in Lowport").first.click()
    assert page.locator(".sb-standing .sb-badge").inner_text() == "Contested"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Adah Rowe", "Ada Roe"),
        ("آدا رو", "Ada Roe"),
        ("آدا", "Ada Roe"),
        ("Ąda Łoe", "Ada Roe"),
        ("ada loe", "Ada Roe"),
        ("Lowprot", "Lowport"),
        ("Lwoport", "Lowport"),
        ("Towm Council", "Town Council"),
        ("Council Town", "Town Council"),
        ("harbour pol", "Harbour Police"),
        ("alleged meeting", "Alleged meeting in Lowport"),
        ("LOWPORT", "Lowport"),
        ("no such meeting", "No word from the town on alleged meeting"),
    ],
)
def test_a_search_finds_its_page_among_the_first(newsroom, tab, query, title):
    page = tab(f"{newsroom}search/?q={query}")
    page.wait_for_selector(".sb-hit")
    assert title in [link.inner_text() for link in page.locator(".sb-hit h3 a").all()[:5]]


def test_results_are_narrowed_by_kind_and_kept_in_the_address(newsroom, tab):
    page = tab(f"{newsroom}search/?q=Lowport")
    page.wait_for_selector(".sb-hit")
    page.get_by_role("checkbox", name=re.compile("^Events")).check()
    sync_api.expect(page.locator(".sb-hits h2")).to_have_text(["Events"])
    assert "kind=Events" in page.url
    page.reload()
    sync_api.expect(page.locator(".sb-hits h2")).to_have_text(["Events"])


def test_the_slash_key_opens_search_and_arrows_choose(newsroom, tab):
    page = tab(newsroom + "people/")
    page.keyboard.press("/")
    page.keyboard.type("adah")
    page.wait_for_selector(".sb-drop [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/ada-roe/")


def test_the_graph_of_the_whole_is_drawn_when_asked_for_and_said_in_a_table(newsroom, tab):
    page = tab(newsroom + "graph/")
    assert "Ada Roe" in page.locator("table").inner_text()
    assert not page.locator(".sb-whole__stage").is_visible()
    page.get_by_role("button", name="Draw").click()
    page.get_by_text(re.compile(r"\d+ names, \d+ ties")).wait_for()
    assert page.locator(".sb-whole__stage canvas").count() > 0
    page.get_by_role("button", name="Closer").press("Enter")


def test_three_thousand_names_are_drawn_and_found_by_keyboard_without_motion(chromium, newsroom):
    """As many as a drawing may hold, each tied to three before it, many of these the same."""
    nodes = [[f"Name {number}", f"entities/name-{number}/", number % 3 == 0] for number in range(3000)]
    ties = sorted(
        {(number * number * step % number, number) for number in range(1, 3000) for step in (1, 7, 13)} | {(n // 9, n) for n in range(1, 3000)}
    )
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/graph/ties.json", lambda route: route.fulfill(json={"nodes": nodes, "ties": [[*tie, 2] for tie in ties]}))
    page.goto(newsroom + "graph/")
    page.get_by_role("button", name="Draw").press("Enter")
    page.get_by_text(f"3,000 names, {len(ties):,} ties").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    finder = page.get_by_role("combobox", name="Find a name in the drawing")
    finder.press_sequentially("Name 1234")
    link = page.get_by_role("status").get_by_role("link", name="Name 1234")
    link.wait_for()
    assert link.get_attribute("href").endswith("/entities/name-1234/")
    assert page.locator("datalist option").count() == 1
    context.close()


def test_where_there_is_no_webgl_the_table_is_pointed_to(newsroom, tab):
    page = tab(newsroom)
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(newsroom + "graph/")
    page.get_by_role("button", name="Draw").click()
    page.get_by_text("WebGL is off or missing").wait_for()
    assert not page.locator(".sb-whole__stage").is_visible()
    assert page.locator("table").is_visible()


def test_a_statement_can_be_cited_three_ways(newsroom, tab):
    page = tab(newsroom + KINDS["event"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("details.sb-cite summary").first.click()
    for form, holds in (("text", "#c2"), ("BibTeX", "@misc{"), ("CSL-JSON", '"article-newspaper"')):
        page.locator("button", has_text=f"Copy {form}").first.click()
        page.wait_for_selector("text=Copied")
        assert holds in page.evaluate("navigator.clipboard.readText()")


def test_colours_are_chosen_and_kept(newsroom, tab):
    page = tab(newsroom)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch to dark colours").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    page.goto(newsroom + "people/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_without_scripts_pages_are_dark_where_the_system_is_and_search_is_an_index(newsroom, tab):
    page = tab(newsroom + "search/", scripts=False, scheme="dark")
    assert page.get_by_role("link", name="People").first.is_visible()
    assert page.locator("#sb-noscript").is_visible()
    assert not page.locator(".sb-palette").is_visible()


def test_hostile_articles_run_nothing(newsroom, tab):
    page = tab(newsroom + "articles/")
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in page.eval_on_selector_all(".sb-sources a.sb-verbatim", "links => links.map(link => link.href)"):
        page.goto(path)
    page.goto(newsroom + "search/?q=script")
    page.wait_for_selector(".sb-hit")
    assert dialogs == []


def test_the_alleged_meeting_is_contested_with_chains_and_very_words(own, tab):
    page = tab(own + MEETING)
    words = page.inner_text("main")
    assert "1 origin says so, 1 unnamed source doubts it" in words
    assert "“There is no information about such a meeting.”" in words
    assert re.search(r"publisher TASS\s*(←)?\s*\w* Kan", words)
    silent = page.locator(".sb-positions tr", has_text="Turkish government").inner_text()
    assert re.search(r"Has not commented\s+Turkish government\s+TASS", silent)
    for link in page.locator("a.sb-source").all():
        assert re.search(r"#[co]\d+$", link.get_attribute("href"))


@pytest.mark.parametrize("query", ["Meshaal", "Mishal", "مشعل", "mashel"])
def test_the_person_is_found_by_any_spelling(own, tab, query):
    page = tab(f"{own}search/?q={query}")
    page.wait_for_selector(".sb-hit")
    assert "Khaled Mashal" in [link.inner_text() for link in page.locator(".sb-hit h3 a").all()[:3]]


def test_the_two_men_are_said_to_have_attended_and_never_more(own, tab):
    for person in ("khaled-mashal", "saleh-al-arouri"):
        page = tab(f"{own}entities/{person}/")
        assert "Said to have attended" in page.inner_text("#events ~ div")
        data = page.locator('script[type="application/ld+json"]').inner_text()
        assert "attendee" not in data
        assert "performerIn" not in data
