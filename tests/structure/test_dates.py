"""Dates and times in the forms that minutes use, printed and as OCR reads them."""

import pytest

from minutes_cli.structure.text.dates import find_dates, find_times, resolve


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("tisdagen den 4 mars 2014, kl. 13.00", ["2014-03-04"]),
        ("Kansliet 2014-03-11", ["2014-03-11"]),
        ("2014–03—11", ["2014-03-11"]),
        ("202 1-10-12", ["2021-10-12"]),
        ("2O21-1O-l2", ["2021-10-12"]),
        ("Justeringsdatum 20211012", ["2021-10-12"]),
        ("tisdag 9 maj 1995 kl 13.00", ["1995-05-09"]),
        ("den 1:a oktober 2019", ["2019-10-01"]),
        ("den 14 okt. 2019", ["2019-10-14"]),
        ("den 14 0ktober 2019", ["2019-10-14"]),
        ("torsdagen den 2s april 2024", ["2024-04-25"]),
        ("12.6.2014", ["2014-06-12"]),
        ("att betalas den 31 juni 2024", [None]),
        ("Dnr KS 2014/0311", []),
        ("10.15-11.40", []),
        ("850 000 kronor för 24 marker", []),
        ("4 maskiner", []),
    ],
)
def test_dates_with_year(text: str, iso: list[str | None]) -> None:
    assert [hit.iso for hit in find_dates(text)] == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("6/3 2014", "2014-03-06"),
        ("6/3 -14", "2014-03-06"),
        ("140306", "2014-03-06"),
        ("991231", "1999-12-31"),
    ],
)
def test_loose_dates_only_where_a_date_is_expected(text: str, iso: str) -> None:
    assert not find_dates(text)
    assert [hit.iso for hit in find_dates(text, loose=True)] == [iso]


@pytest.mark.parametrize(
    ("text", "anchor", "iso"),
    [
        ("den 31 maj", "2017-04-26", "2017-05-31"),
        ("den 14 januari", "2017-12-06", "2018-01-14"),
        ("onsdagen den 31 maj", "2017-04-26", "2017-05-31"),
        ("tisdagen den 31 maj", "2017-04-26", None),
        ("den 31 maj", None, None),
        ("den 20 april", "2017-04-26", None),
        ("2/12", "2017-11-01", "2017-12-02"),
    ],
)
def test_a_year_is_added_only_where_certain(text: str, anchor: str | None, iso: str | None) -> None:
    assert resolve(find_dates(text, loose=True)[0], anchor) == iso


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("kl. 13.00–16.45. Ajournering kl. 14.35–14.55", [("13:00", "16:45"), ("14:35", "14:55")]),
        ("kl 18.30—21.05", [("18:30", "21:05")]),
        ("k! 15.00--17.20", [("15:00", "17:20")]),
        ("ki 15.00-17.20", [("15:00", "17:20")]),
        ("Klockan 09.00-16.20", [("09:00", "16:20")]),
        ("kl l9:00-20:45", [("19:00", "20:45")]),
        ("kl 13", [("13:00", None)]),
        ("17:15–20:32", [("17:15", "20:32")]),
        ("2012-11-21 kl 09.00", [("09:00", None)]),
        ("kI 8.30-11.00", [("08:30", "11:00")]),
        ("13.00-\n15.10", [("13:00", "15:10")]),
        ("§§ 41-51, 3 (12)", []),
        ("den 12.6.2014", []),
    ],
)
def test_times(text: str, times: list[tuple[str, str | None]]) -> None:
    assert [(hit.begin, hit.finish) for hit in find_times(text)] == times
