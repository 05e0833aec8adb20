"""What would hold up every other article is shown, named, and not read."""

import json
from pathlib import Path

import pytest

from generator.ingest import ingest_paths
from generator.models.article import LONGEST_BLOCK, LONGEST_READING, MOST_QUOTATION_MARKS, readable_blocks

SENTENCE = "Kari Dahl said that the bridge fell. "


def read(folder: Path, text: str):
    (folder / "long.jsonl").write_text(json.dumps({"id": "a", "title": "Long", "text": text}) + "\n", "utf-8")
    ingested = ingest_paths([folder / "long.jsonl"], root=folder)
    return ingested.articles[0], [issue.code for issue in ingested.issues]


@pytest.mark.parametrize("hostile", [SENTENCE * (LONGEST_BLOCK // len(SENTENCE) + 1), '"so" ' * MOST_QUOTATION_MARKS])
def test_an_overlong_paragraph_is_left_out_and_the_others_are_read(tmp_path: Path, hostile: str):
    article, codes = read(tmp_path, f"{SENTENCE}\n\n{hostile}\n\n{SENTENCE}")
    assert [block.span.of(article.text).strip() for block in readable_blocks(article.blocks, article.text)] == [SENTENCE.strip()] * 2
    assert codes == ["overlong"]


def test_an_overlong_article_is_read_as_far_as_it_may(tmp_path: Path):
    article, codes = read(tmp_path, (SENTENCE * 20 + "\n\n") * (2 * LONGEST_READING // (20 * len(SENTENCE))))
    length = sum(block.end - block.start for block in readable_blocks(article.blocks, article.text))
    assert LONGEST_READING // 2 < length <= LONGEST_READING
    assert codes == ["overlong"]


def test_a_long_story_is_read_whole(tmp_path: Path):
    article, codes = read(tmp_path, SENTENCE * 300)
    assert len(readable_blocks(article.blocks, article.text)) == len(article.blocks)
    assert codes == []
