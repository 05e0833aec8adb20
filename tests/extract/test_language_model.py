"""The language model is compared with our own list before it is loaded."""

import shutil
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info

from generator.extract.language_model import ModelError, find_model_folder, load_model, verify_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = find_model_folder()
    assert found is not None
    return Path(shutil.copytree(found, tmp_path / "model"))


def test_the_installed_model_is_the_one_we_know(folder: Path):
    verify_model(folder)


def test_a_changed_file_is_refused(folder: Path):
    path = folder / "meta.json"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ModelError, match=r"meta\.json differs"):
        verify_model(folder)


def test_an_added_file_is_refused(folder: Path):
    (folder / "ner" / "more.py").write_text("import os")
    with pytest.raises(ModelError, match=r"ner/more\.py differs"):
        verify_model(folder)


def test_a_missing_file_is_refused(folder: Path):
    (folder / "tokenizer").unlink()
    with pytest.raises(ModelError, match="tokenizer differs"):
        verify_model(folder)


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="'no_such_model'"):
        load_model("no_such_model")


def test_its_matrices_are_multiplied_by_numpy_in_one_thread():
    nlp = load_model()
    layers = [node for name in ("tok2vec", "ner") for node in nlp.get_pipe(name).model.walk() if node.name == "maxout"]
    assert {node.ops.use_blis for node in layers} == {False}
    assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} <= {1}
