"""Titles in the left margin, under the numbers: with the gap that was printed, and as OCR closed it up."""

from __future__ import annotations

import re

import pytest

from .reading import record_of

PRINTED = """Protokoll fört vid sammanträde med Sociala nämnden i Ekby kommun tisdagen den 4 maj 1971 kl 18.30

§ 61.            Till att jämte ordföranden justera dagens
Justering        protokoll utsågs Evert Ek.

§ 62.            Från Ekby missionsförsamling förelåg an-
Bidrag till      sökan om bidrag till pensionärslokal.
lokal            Nämnden beslöt att bevilja bidrag med 500 kronor.

§ 63.            Fråga om anställande av ytterligare en hem-
Hemsamarit       samarit bordlades.

§ 64.            Hemställan om befrielse från avgift vid ålder-
Avgifter         domshemmet kunde ej bifallas.
"""
CLOSED_UP = re.sub(r"(?<=\S) {3,}", " ", PRINTED.replace("Bidrag till      ", "Bidrag           "))
CLOSED_UP = re.sub(r"\nlokal +", "\n", CLOSED_UP)


@pytest.mark.parametrize(("text", "second"), [(PRINTED, "Bidrag till lokal"), (CLOSED_UP, "Bidrag")])
def test_the_title_stands_under_the_mark(text: str, second: str) -> None:
    record = record_of(text)
    assert [(item.number, item.title) for item in record.items] == [
        ("61", "Justering"),
        ("62", second),
        ("63", "Hemsamarit"),
        ("64", "Avgifter"),
    ]
    assert record.items[1].decisions[0].text == "Nämnden beslöt att bevilja bidrag med 500 kronor."
    assert record.items[2].decisions[0].text == "Fråga om anställande av ytterligare en hemsamarit bordlades."


def test_a_name_at_a_line_s_start_is_no_title() -> None:
    lines = [
        f"§ {number}  Ordföranden berättade för mötet om besöket hos\nStina och hennes grannar i byn.\n"
        if number == 4
        else f"§ {number}  Frågan om den nya bryggan togs upp igen och\nskall utredas till nästa möte.\n"
        for number in range(1, 7)
    ]
    record = record_of("Protokoll styrelsemöte\n2019-03-04\n\n" + "\n".join(lines))
    assert not any(item.title == "Stina" for item in record.items)
