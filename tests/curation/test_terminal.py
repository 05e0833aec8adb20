"""The commands of people's decisions as they are typed."""

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.index import save_index
from tests.curation.folder import ARTICLE, CLAIM, KNOWLEDGE


@pytest.fixture
def run(folder):
    """Runs a command in the folder, as somebody whose name is given."""
    (folder.root / "mkdocs.yml").write_text("site_name: x\n")
    save_index(KNOWLEDGE, folder.project.index)

    def invoke(*arguments, typed=None, by=True):
        who = ["--by", "Ada"] if by else []
        return CliRunner().invoke(main, [*arguments, "-C", str(folder.root), *who], input=typed)

    return invoke


def test_each_command_says_what_it_wrote(run, folder):
    folder.write("content/entities/ada-roe.yml", "schema: Person\nname: Ada Roe\n")
    done = [
        run("accept", "ben-oak"),
        run("merge", "ada-roe", "ben-oak", "--reason", "same face", "--log", "Two pages were one person."),
        run("split", "ben-oak", by=False),
        run("not-same", "ada-roe", "ben-oak"),
        run("ignore", "Oslo"),
        run("refer", ARTICLE, "Ada Roe", "ben-oak", "--where", "Ada Roe met nobody"),
        run("reject", CLAIM),
        run("correct", CLAIM, "--speaker", "unresolved"),
        run("rename", "ada-roe", "ada", by=False),
        run("undo", by=False),
    ]
    assert [result.exit_code for result in done] == [0] * len(done), [result.output for result in done]
    assert done[0].output == "written: content/entities/ben-oak.yml\n"
    assert "written: content/corrections/" in done[1].output
    assert "removed: content/judgements/" in done[2].output
    assert done[-1].output == "undone: rename ada-roe to ada\n"
    assert len(folder.load()[0].judgements) == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "nobody-here"), "Nothing is called 'nobody-here'"),
        (("merge", "ada-roe", "ben-oakk"), "did you mean ben-oak"),
        (("reject", "x#c1"), "There is no claim 'x#c1'"),
        (("refer", "2023-a-meeting", "Ada Roe", "ben-oak"), f"did you mean {ARTICLE}"),
        (("refer", ARTICLE, "Ada Roe", "ben-oakk"), "did you mean ben-oak"),
        (("refer", ARTICLE, "Ada Roe", "ben-oak", "--where", "she met"), "must hold the name itself"),
        (("refer", ARTICLE, "", "ben-oak"), "The name is empty"),
        (("ignore", "Oslo", " "), "A name is empty"),
        (("split", "ada-roe"), "not-same"),
        (("rename", "ada-roe", "b"), "sourcebook accept ada-roe"),
        (("undo",), "nothing to undo"),
    ],
)
def test_what_cannot_be_done_ends_with_1_and_says_why(run, arguments, words):
    result = run(*arguments, by=arguments[0] not in ("split", "rename", "undo"))
    assert result.exit_code == 1
    assert words in result.output


def test_the_walk_through_the_review_list(run, folder):
    kinds = [item.kind for item in KNOWLEDGE.review]
    letters = ["s"] * kinds.index("new_name") + ["x", "a", "u", "i", "q"]
    result = run("review", typed="\n".join(letters) + "\n")
    assert result.exit_code == 0, result.output
    assert "be chosen here: type one of the letters" in result.output
    assert "written: content/entities/" in result.output
    assert "undone: accept" in result.output
    assert result.output.endswith("1 decision written. `sourcebook build` shows what they change.\n")
    (decision,) = folder.load()[0].judgements.values()
    assert decision.value.decision == "ignore"
    assert decision.value.by == "Ada"
