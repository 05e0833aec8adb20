"""Dates as pages and rows give them."""

import pytest

from generator.ingest.days import find_printed, parse_moment


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2023-12-18", "2023-12-18"),
        ("2023-12-18T15:00:00+03:00", "2023-12-18T15:00:00+03:00"),
        ("2023-12-18T15:00:00+0300", "2023-12-18T15:00:00+03:00"),
        ("2023-12-18T15:00Z", "2023-12-18T15:00+00:00"),
        ("2024-02-28 13:06:44.083593", "2024-02-28T13:06:44"),
        ("20231218", "2023-12-18"),
        ("Mon, 18 Dec 2023 15:00:00 +0300", "2023-12-18T15:00:00+03:00"),
        ("January 09, 2008", "2008-01-09"),
        ("World December 18, 2023, 15:00", "2023-12-18T15:00"),
        ("18. März 2023, 9:05 Uhr", "2023-03-18T09:05"),
        ("Stand: 24.01.2023 12.30 Uhr", "2023-01-24T12:30"),
        ("3 de febrero de 2022", "2022-02-03"),
        ("Dec. 3rd, 2022 at 4:05 p.m.", "2022-12-03T16:05"),
        ("2023年12月18日", "2023-12-18"),
        ("05.04.2025 - Güncelleme : 06.04.2025", "2025-04-05"),
        ("12/18/2023", "2023-12-18"),
        ("1702911600", "2023-12-18T15:00:00+00:00"),
        ("2023-12-18T24:00:00", "2023-12-18"),
    ],
)
def test_moment(given, iso):
    assert parse_moment(given) == iso


@pytest.mark.parametrize(
    "given", ["", "yesterday", "0000-01-01", "0001-01-01T00:00:00Z", "9999-12-31", "2023-02-30", "31.02.2023", "12:30", "May", "2023"]
)
def test_no_moment(given):
    assert parse_moment(given) is None


def test_place_of_a_printed_date():
    line = "Updated: 3 May 2021 10:00"
    found = find_printed(line)
    assert found is not None
    assert line[found.start : found.end] == "3 May 2021"
