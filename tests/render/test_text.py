import json
import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.render.text import blocks, clean, front_matter, heading_text, html, json_for_script, shorten
from tests.render.newsroom import HOSTILE

NASTY = [
    "*bold* _it_ [x](y) <script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "&amp; &lt;", "---", "# h", "## h", "[^1]: note", "<!-- c -->", "    code", "```\ncode\n```",
    "a\n\n## b\n\nc", "\x02wzxhzdk:0\x03", "</div></div>", "| a | b |\n|---|---|", "![i](x)", "<!DOCTYPE x>", "<![CDATA[", "<?php ?>", "<%", "\\", "`", HOSTILE,
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_hostile_words_stay_words_in_a_block(text):
    page = blocks(f"<p>{html(text)}</p>\n## Says {{ #says }}\n<p>after</p>")
    rendered = markdown.markdown(page, extensions=["attr_list", "toc", "footnotes", "tables", "md_in_html", "fenced_code"])
    assert re.findall(r"<(?!/?(?:div|p|h2)\b)", rendered) == []
    assert rendered.count("<h2") == 1
    words = re.sub(r"<[^>]+>", "", rendered.split("<h2")[0])
    for entity, letter in (("&#123;", "{"), ("&#125;", "}"), ("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        words = words.replace(entity, letter)
    assert words.strip() == clean(text).strip()


@given(st.text())
def test_html_holds_neither_marks_nor_lines(text):
    assert not re.search(r"[<>\"'{}\n\r]", html(text))


@pytest.mark.parametrize("text", NASTY)
def test_hostile_words_stay_words_in_a_heading(text):
    rendered = markdown.markdown(f"## Relayed from {heading_text(text)} {{ #x }}", extensions=["attr_list", "toc"])
    assert re.findall(r"<[^>]+>", rendered) == ['<h2 id="x">', "</h2>"]


def test_a_heading_made_of_a_phrase_is_escaped_once():
    assert heading_text(html("Bishops' <b>")) == heading_text("Bishops' <b>") == "Bishops&#39; &#60;b&#62;"


@given(st.text())
def test_front_matter_reads_back(text):
    written = front_matter({"title": text, "empty": ""})
    read = yaml.safe_load(written.split("---\n")[1])
    assert (read or {}).get("title", "") == clean(text)
    assert written.count("\n") == (3 if text else 2)


@given(st.recursive(st.text(), st.lists))
def test_json_in_a_script_element_can_not_end_it(value):
    text = json_for_script(value)
    assert "<" not in text
    assert json.loads(text) is not None


def test_texts_are_cut_at_a_space():
    assert shorten("one two three", 9) == "one two …"
    assert shorten("one", 9) == "one"
