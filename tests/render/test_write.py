import os

import pytest

from generator.models.page import Page
from generator.write import write_pages


def test_only_what_changed_is_written(tmp_path):
    assert write_pages([Page("a/index.md", "x"), Page("b.md", b"y")], tmp_path) == 2
    os.utime(tmp_path / "a/index.md", (1, 1))
    assert write_pages([Page("a/index.md", "x"), Page("b.md", "z")], tmp_path) == 1
    assert (tmp_path / "a/index.md").stat().st_mtime == 1


def test_what_is_not_given_any_more_goes_with_its_folders(tmp_path):
    write_pages([Page("a/b/c.md", "x"), Page("d.md", "y")], tmp_path)
    assert write_pages([Page("d.md", "y")], tmp_path) == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["d.md"]


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "a/../../b.md", "", "c:/a.md", "a\\b.md"])
def test_no_page_leads_out_of_the_folder(tmp_path, name):
    with pytest.raises(ValueError, match="may not be called"):
        write_pages([Page(name, "x")], tmp_path)


def test_two_pages_of_one_name_are_a_mistake(tmp_path):
    with pytest.raises(ValueError, match="two pages"):
        write_pages([Page("a.md", "x"), Page("a.md", "y")], tmp_path)
