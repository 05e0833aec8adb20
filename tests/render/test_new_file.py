"""The link that opens a new file on GitHub: filled in, loadable as it is, and no longer than an address may be."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.content import load_content
from generator.render import render
from generator.render.new_file import LONGEST
from tests.builders import Desk
from tests.render.newsroom import make_project


def new_files(pages):
    """(file name, text, link) of every link that opens a new file."""
    for page in pages.values():
        for href in re.findall(r'href="(https://github\.com/[^"]*/new/[^"]*)"', page) if isinstance(page, str) else ():
            asked = parse_qs(urlsplit(unescape(href)).query)
            yield asked["filename"][0], asked.get("value", [""])[0], unescape(href)


def test_every_new_file_loads_as_it_is(pages, tmp_path):
    found = {file: text for file, text, _ in new_files(pages)}
    assert "content/entities/radio-quay.yml" in found
    assert any(file.startswith("content/events/") for file in found)
    for file, text in found.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    curated, issues = load_content(tmp_path / "content", root=tmp_path)
    assert [str(issue) for issue in issues] == []
    assert len(curated.entities) + len(curated.events) == len(found)
    assert curated.entities["radio-quay"].value.name == "Radio Quay"
    assert curated.entities["radio-quay"].value.sources, "the sentence that names it is the first source"
    assert "# reviewed: {by: YOUR NAME, on: YYYY-MM-DD}" in found["content/entities/radio-quay.yml"]


@pytest.mark.parametrize("length", [10, 400, 3000])
def test_a_long_sentence_is_left_out_of_the_link(tmp_path, length):
    desk = Desk()
    text = f"Kan said {'важно ' * length}."
    story = desk.article(text, names={"Kan": "Organization"})
    story.claim("важно", by=["Kan"])
    pages = {page.src_uri: page.content for page in render(desk.knowledge(), desk.curated, make_project(tmp_path))}
    links = {file: (value, href) for file, value, href in new_files(pages)}
    value, href = next(found for file, found in links.items() if file.startswith("content/entities/") and "Kan" in found[0])
    assert len(href) <= LONGEST
    assert ("важно" in value) == (length < 100)
