"""Case numbers: the forms in use, how the record writes them, and what only looks like one."""

from __future__ import annotations

import pytest

from minutes_cli.structure.text.case_numbers import is_case_line, split_case_numbers

from .reading import record_of


@pytest.mark.parametrize(
    ("text", "title", "numbers"),
    [
        ("Dnr KS 051-14 042", "", ["KS 051-14"]),
        ("Dnr: BN 2018-000021", "", ["BN 2018-000021"]),
        ("Dnr KS/2010:312 042", "", ["KS 2010/312"]),
        ("KS/2011:388", "", ["KS 2011/388"]),
        ("Dnr 87.041", "", ["87.041"]),
        ("Dnxr 87.122", "", ["87.122"]),
        ("Diarienummer RK/190412", "", ["RK/190412"]),
        ("Dnr RHL-2021-0088", "", ["RHL-2021-0088"]),
        ("Dnr F 2016/41", "", ["F 2016/41"]),
        ("Ärendenummer SLK-2023-01169:1", "", ["SLK-2023-01169:1"]),
        ("Arendenummer SLK-2024-00074", "", ["SLK-2024-00074"]),
        ("0509/23", "", ["0509/23"]),
        ("Dnr 2022/31", "", ["2022/31"]),
        ("Dnr KS18/123", "", ["KS18/123"]),
        ("Diarienr 2018/KS0123 041", "", ["2018/KS0123"]),
        ("Budgetuppföljning mars      Dnr BUN 2023/00041", "Budgetuppföljning mars", ["BUN 2023/00041"]),
        ("Riktlinjer för bistånd   SN 2022/51", "Riktlinjer för bistånd", ["SN 2022/51"]),
        (
            "Yttrande över motion   Dnr KS 2022/00512 BUN 2023/00022",
            "Yttrande över motion",
            ["KS 2022/00512", "BUN 2023/00022"],
        ),
        ("Remiss (SOU 2008:77)", "Remiss (SOU 2008:77)", []),
        ("Plan för åren 2013-2016", "Plan för åren 2013-2016", []),
        ("Detaljplan för Vasahöjden 3:12", "Detaljplan för Vasahöjden 3:12", []),
        ("Ärendenummer", "", []),
    ],
)
def test_a_heading_is_parted_from_its_numbers(text: str, title: str, numbers: list[str]) -> None:
    assert split_case_numbers(text) == (title, numbers)


@pytest.mark.parametrize(
    "text", ["2014-03-04", "ÅREN 2013-2016", "SOU 2023:55", "14", "kl 13.00", "Handling 2024 nr 21", ""]
)
def test_what_is_no_case_number(text: str) -> None:
    assert not is_case_line(text)


def test_a_column_of_case_numbers_after_the_page_is_dealt_to_its_headings() -> None:
    record = record_of(
        "Nämnden 2020-06-09\n\n§ 56 Läsår\n\nBeslut\n\nLäsåret fastställs.\n\n§ 57 Skolskjuts\n\nBeslut\n\n"
        "Avtalet sägs upp.\n\nDnr 20/96\n\nDnr 20/112\n"
    )
    assert [item.case_numbers for item in record.items] == [["20/96"], ["20/112"]]
    assert [each.text for each in record.items[1].decisions] == ["Avtalet sägs upp."]


def test_fewer_numbers_than_headings_are_dealt_to_nobody() -> None:
    record = record_of(
        "Nämnden 2020-06-09\n\n§ 56 Läsår\n\nBeslut\n\nLäsåret fastställs.\n\n§ 57 Skolskjuts\n\nBeslut\n\n"
        "Avtalet sägs upp.\n\n§ 58 Rapporter\n\nBeslut\n\nRapporterna läggs till handlingarna.\n\n"
        "Dnr 20/96\n\nDnr 20/112\n"
    )
    assert [item.case_numbers for item in record.items[:2]] == [[], []]
