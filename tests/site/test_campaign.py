"""The account that the campaign ends with: it fails where something does not hold, and where not all was looked at."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

pytest.importorskip("axe_playwright_python")


@pytest.fixture(scope="module")
def campaign():
    spec = spec_from_file_location("site_campaign", Path(__file__).parents[2] / "benchmarks" / "site_campaign.py")
    module = sys.modules["site_campaign"] = module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def keep(folder, step, *problems):
    (folder / f"{step}.found.json").write_text(json.dumps([{"check": f"check of {step}", "measured": "all", "problems": list(problems)}]), "utf-8")


def test_all_must_have_been_looked_at(campaign, tmp_path, capsys):
    keep(tmp_path, "build")
    assert not campaign.account(tmp_path)
    assert "Not made yet: files, light, dark, reading." in capsys.readouterr().out


def test_all_must_hold(campaign, tmp_path, capsys):
    for step in campaign.STEPS:
        keep(tmp_path, step)
    assert campaign.account(tmp_path)
    keep(tmp_path, "dark", "button-name", "contrast")
    assert not campaign.account(tmp_path)
    assert "5 checks, 2 problems in check of dark." in capsys.readouterr().out


def test_a_step_that_is_made_again_replaces_what_it_found(campaign, tmp_path, monkeypatch):
    keep(tmp_path, "build", "a traceback")
    keep(tmp_path, "files")
    monkeypatch.setitem(campaign.STEPS, "build", lambda _: iter([campaign.Finding("build", "1 s")]))
    assert [finding.check for finding in campaign.run(tmp_path, ["build"])] == ["build"]
    (found,) = json.loads((tmp_path / "build.found.json").read_text("utf-8"))
    assert found["problems"] == []
    assert not (tmp_path / "files.found.json").exists()  # it was found of the site before
