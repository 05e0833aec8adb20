"""A browser, and sites served under a sub-path, as GitHub Pages serves them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.theme import has_scripts
from tests.browser.atlas import build_atlas
from tests.browser.serving import ARGUMENTS, CHROMIUM, WEBGL, serving
from tests.site.building import build_newsroom

sync_api = pytest.importorskip("playwright.sync_api")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def newsroom_folder(tmp_path_factory):
    """The newsroom's site."""
    return build_newsroom(tmp_path_factory.mktemp("newsroom")).site


@pytest.fixture(scope="session")
def newsroom(newsroom_folder):
    """The address of the newsroom's site."""
    with serving(newsroom_folder) as address:
        yield address


@pytest.fixture(scope="session")
def atlas(tmp_path_factory):
    """The address of a site of names in many scripts."""
    with serving(build_atlas(tmp_path_factory.mktemp("atlas")).site) as address:
        yield address


@pytest.fixture(scope="session")
def own(tmp_path_factory):
    """The address of this repository's own knowledge base, built by the command."""
    root = tmp_path_factory.mktemp("own")
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = subprocess.run([sys.executable, "-m", "generator", "build"], cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    with serving(root / "site") as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium found: install one, or name it in CHROMIUM")
    assert has_scripts(), "the scripts of the site are not built: make scripts"
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *WEBGL])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    """Opens tabs that fail the test on any console message, failed request, error, or request to another host."""
    contexts, problems = [], []

    def open_tab(address="about:blank", *, width=1440, scheme="light", scripts=True):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("response", lambda answer: problems.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
        page.on(
            "request",
            lambda request: problems.append(f"asks {request.url}") if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")) else None,
        )
        page.goto(address)
        return page

    yield open_tab
    for context in contexts:
        context.close()
    assert problems == []
