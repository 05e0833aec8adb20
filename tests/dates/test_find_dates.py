"""Dates in text. The article is of Monday, 18 December 2023, where nothing else is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edtf import parse_edtf
from generator.extract.dates.grammar import helpers, load_rules, openers
from generator.extract.dates.readings import READINGS


@pytest.mark.parametrize(
    "marked",
    [
        "The court ruled on [October 7, 2021|2021-10-07].",
        "The court ruled on [7 October 2021|2021-10-07].",
        "The court ruled on [the 7th of October, 2021|2021-10-07].",
        "The court ruled on [Thursday, October 7, 2021|2021-10-07].",
        "The record was checked on [2021-10-07|2021-10-07].",
        "The plant opened in [March 2019|2019-03].",
        "The plant opened in [early 2019|2019].",
        "The mine closed in [the 1990s|199].",
        "The mine closed in [the late 19th century|18].",
        "The mine closed in [the summer of 1969|1969-SU].",
        "Sales fell in [the third quarter of 2022|2022-Q3].",
        "Sales fell in [Q3 2022|2022-Q3].",
        "The bond is due on [June 30, 2024|2024-06-30].",
    ],
)
def test_dates_with_a_year(check, marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The rebels attacked on [October 7|2023-10-07].",  # this year's, not next year's
        "The army accused the rebels on [December 1|2023-12-01].",
        "The summit will open on [January 15|2024-01-15].",
        "She left in [January|2023-01].",
        "The court extended its order to [January 3|2024-01-03].",
        "He resigned in [early November|2023-11].",
        "He resigned [last May|2023-05].",
        "They had met on [Thursday|2023-12-14].",
        "They met on [Monday|2023-12-18].",
        "They will meet on [Thursday|2023-12-21].",
        "They will meet [next Friday|2023-12-22].",
        "They met [last Friday|2023-12-15].",
        "The [October 7|2023-10-07] attack shocked the country.",
        "The mayor was elected [this fall|2023-FA].",
        "He spoke on [New Year's Day|2024-01-01].",
        "The vote was held on [Christmas Eve|2023-12-24].",
    ],
)
def test_the_tense_decides_the_year_and_the_week(check, marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The bank said [today|2023-12-18] that it lost money.",
        "The bank said [yesterday|2023-12-17] that it lost money.",
        "The bank lost money [last week|2023-W50].",
        "The bank lost money [earlier this month|2023-12].",
        "The bank will open [next year|2024].",
        "The bank opened [six months ago|2023-06].",
        "The bank opened [two decades ago|2003].",
        "It was signed on [May 5, 2020|2020-05-05]. [Three days later|2020-05-08], the minister resigned.",
        "It was signed in [October|2023-10]. [Three days later|P3D], the minister resigned.",  # three days after no day
        "It was signed in [2019|2019] and revoked [the following year|2020].",
        "The shop was robbed over [the weekend|2023-W50-WE].",
        "The report is due by [the end of the month|2023-12].",
        "Net profit was $3 million in [the third quarter|2023-Q3], up from $2 million [a year earlier|2022-Q3].",
        "Net profit rose in [the fourth quarter of 2022|2022-Q4].",
    ],
)
def test_seen_from_today_or_from_the_date_named_before(check, marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        # what is still to come is on the next day of that name: the article is of a Monday
        "The ministers will meet on [Tuesday|2023-12-19].",
        "The ministers are to meet on [Tuesday|2023-12-19].",
        "The ministers were to meet on [Tuesday|2023-12-19].",
        "The ministers agreed to meet on [Tuesday|2023-12-19].",
        "The ministry said the talks would begin on [Tuesday|2023-12-19].",
        "She said a vote could be held on [Tuesday|2023-12-19].",
        "The planned meeting on [Tuesday|2023-12-19] was called off.",
        "The court postponed the hearing to [Tuesday|2023-12-19].",
        "The union called a strike for [Tuesday|2023-12-19].",
        "The army fired a missile [early Tuesday morning|2023-12-19TMO], the ministry said.",  # it is Tuesday there
        "The army fired a missile on [Sunday morning|2023-12-17TMO].",
        # and what was done, on the last
        "The ministers met on [Tuesday|2023-12-12].",
        "The union called off a strike on [Tuesday|2023-12-12].",
        "The ministers would have met on [Tuesday|2023-12-12].",
    ],
)
def test_a_weekday_before_or_after_the_article(check, marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The bomb went off at [10:35 a.m. Friday|2023-12-15T10:35].",
        "The bomb went off at [noon Friday|2023-12-15T12:00].",
        "The bomb went off [Friday night|2023-12-15TNI].",
        "The bomb went off [this morning|2023-12-18TMO].",
        "The bomb went off [last night|2023-12-17TNI].",
        "The talks lasted for [more than five hours|PT5H].",
        "It was a [two-day|P2D] visit.",
        "It has grown over [the past three months|P3M].",
        "It took [a year and a half|P1Y6M].",
        "It took [5 1/2 hours|PT5H30M].",
        "The war lasted [several years|PXY].",
        "He runs [every Tuesday|XXXX-WXX-2].",
        "The club meets [twice a week|P1W].",
        "The firm pays $33 million [a year|P1Y] in rent.",
        "He trains [every other day|P2D] in the hall.",
        "The markets on [Mondays|XXXX-WXX-1] and [Thursdays|XXXX-WXX-4] draw crowds.",
        "The club meets on the first Monday of [each month|P1M].",
        "It rained [overnight Sunday|2023-12-17TNI].",
        "The shelling went on [overnight|2023-12-18TNI].",
        "It struck at [15:30 GMT on 4 May 2023|2023-05-04T15:30].",
        "Flights leave [daily|P1D] from the port.",
        "The plant [currently|PRESENT_REF] makes steel.",
        "In [the past|PAST_REF], the plant made glass.",
        "The plant may make paper in [the future|FUTURE_REF].",
    ],
)
def test_times_durations_and_sets(check, marked):
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may have resigned.",
        "Thousands march through the city while others watch.",
        "They won the second game 3-2 before 2000 people.",
        "The Sun shone on the wedding.",
        "Three-quarters of the money was lost.",
        "A six-year-old boy was found by his uncle.",
        "The prime minister Jan Kowalski spoke.",
        "They drove down Route 1950 in a Boeing 1900 bus.",
        "She asked for a second opinion and a minute's silence was no use.",
        "Spring the trap before you fall.",
        "Analysts saw a 28 percent fall in prices and the fall of the house.",
    ],
)
def test_no_dates(find, text):
    assert [(one.text, one.value) for one in find(text) if one.type in ("DATE", "TIME")] == []


@pytest.mark.parametrize(
    "marked",
    [
        "The ceasefire has held since [November 24|2023-11-24/..].",
        "The curfew lasts until [January 3, 2024|../2024-01-03].",
        "The bridge was built around [1890|1890~].",
        "The troops must leave by [March 1, 2024|[..2024-03-01]].",
        "It will end by [the second quarter of 2024|2024-34].",  # no EDTF says "by" a quarter
        "Talks were held from [October 7|2023-10-07/2023-10-09] to [October 9|2023-10-07/2023-10-09].",
        "Talks were held on [October 7|2023-10-07/2023-10-09]-[9|2023-10-07/2023-10-09].",
        "Prices rose between [2015|2015/2018] and [2018|2015/2018].",
        "Prices rose between [May|2022-05/2022-07] and [July 2022|2022-05/2022-07].",
        "He ruled from [November|2021-11/2022-02] to [February 2022|2021-11/2022-02].",
        "She left before [March 2020|[..2020-02]].",
        "The rule holds after [June 30, 2024|[2024-07-01..]].",
        "Prices fell before [1990|[..1989]].",
        "After the [October 7|2023-10-07] attack, the border was closed.",
        "He wrote [two weeks|-] before [May 5, 2020|-].",  # of another day
        "Sales rose in [fiscal 2023|2023~].",
        "The season of [2019|2019/2020]-[20|2019/2020] was cut short.",
        "He left in [mid-2022|2022].",
        "He was freed in [the first half of 2022|2022-40].",
        "He fell in [early 2023|2023].",
        "He fell in [the 1990s|199X].",
        "He fell in [the spring of 2022|2022-21].",
        "He fell [last week|2023-12-11/2023-12-17].",
        "He fell on [Friday night|2023-12-15].",
        "He waited [three days|-].",
        "The bomb went off at [6 a.m.|-] near the port.",  # of which day is not said
        "[The previous day|-], he had spoken.",
        "He fell on [May 5, 2020|2020-05-05], and [the next day|2020-05-06] he spoke.",
    ],
)
def test_edtf_is_never_more_precise_than_the_words(check, marked):
    check(marked, edtf=True)


def test_without_a_publication_day_nothing_is_guessed(find):
    found = find("He left on Tuesday and came back in May. Yesterday he spoke. It was on October 7.", day=None)
    assert [(one.text, one.value, one.edtf) for one in found] == [
        ("Tuesday", "XXXX-WXX-2", None),
        ("May", "XXXX-05", None),
        ("Yesterday", "XXXX-XX-XX", None),
        ("October 7", "XXXX-10-07", None),
    ]


def test_the_headline_outside_the_text_and_the_dateline_are_read(find):
    found = find("ISTANBUL, December 17. The envoy left on Friday.", title="Envoy left Turkey on Saturday", dateline=23)
    assert [(one.part, one.text, one.value) for one in found] == [
        ("title", "Saturday", "2023-12-16"),
        ("text", "December 17", "2023-12-17"),
        ("text", "Friday", "2023-12-15"),
    ]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [*"ab 1.,/-'", "May", "second", "Friday", "week", "ago", "last", "the", "next", "2023", "1999", "31", "quarter", "year", "half", "of", "a",
             "few", "century", "first", "9999", "0000", "00:61", "12", "days", "later", "before", "10000", "million", "Feb.", "30", "every", "1990s", "\n",
             "thousand", "five", "hundred", "decades", "Easter", "noon", "p.m.", "fiscal", "to", "21st", "İ", "’"]
        ),
        max_size=14,
    ),
    st.sampled_from([None, "2023-12-18", "0001-01-01", "9999-12-31", "2024-02-29"]),
)  # fmt: skip
def test_never_raises_and_stays_in_bounds(find, words, day):
    text = " ".join(words)
    end = 0
    for one in find(text, day):
        assert one.text == text[one.start : one.end] != ""
        assert one.start >= end
        assert one.value
        assert one.edtf is None or parse_edtf(one.edtf) is not None
        end = one.end


def test_every_rule_has_its_reading_and_every_reading_a_rule():
    assert {rule.reading for rule in load_rules()} == set(READINGS)


def test_every_rule_can_be_reached():
    kinds = set().union(*openers().values(), *helpers().values()) | {"year", "decade", "q", "clock", "slash", "quarter"}  # the last of digits
    assert set().union(*(rule.needs for rule in load_rules())) <= kinds
