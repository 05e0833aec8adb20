import pytest

from tests.curation.folder import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)
