"""A hand-written page that is a link to a file elsewhere would publish that file."""

from generator.content.pages import load_pages


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "about.md").write_text("# About\n")
    (folder / "linked.md").symlink_to(tmp_path / "secret.md")
    issues = []
    assert list(load_pages(folder, root=tmp_path, issues=issues)) == ["about"]
    assert [(issue.code, issue.file) for issue in issues] == [("file-name", "pages/linked.md")]
