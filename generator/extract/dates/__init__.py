"""Dates in text: TIMEX3 expressions with their values, and EDTF where they name a calendar date."""

from generator.extract.dates.find import find_dates

__all__ = ["find_dates"]
