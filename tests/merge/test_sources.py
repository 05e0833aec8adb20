"""Which descriptions of speakers read as a source."""

import pytest

from generator.merge.sources import is_source


@pytest.mark.parametrize("text", ["officials", "police", "a source in Oslo", "The spokeswoman", "two witnesses", "experts"])
def test_sources(text: str) -> None:
    assert is_source(text)


@pytest.mark.parametrize("text", ["voters", "countries", "No company", "Our team", "The community", "a country like Norway", "All three nations"])
def test_what_is_no_source(text: str) -> None:
    assert not is_source(text)
