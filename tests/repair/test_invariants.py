"""What holds for repair whatever it is given: places, lines, things that must stay, and bad input."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.api import repair
from tests.conftest import ROOT
from tests.strategies import damaged_words

KEPT = [
    "https://kommun.example.se/protokoll?id=6&a=1",
    "anna.ost@kommun.example.se",
    "www.bokatvatten.example",
    "1 450 000",
    "2021-09-14",
    "08-555 01 23",
    "KS 2021/00312",
    "556000-0000",
    "5050-1055",
    "08.30-11.00",
    "12,5",
    "/utkast/metadata.json",
    "#oppnadata",
    "1 april",
    "1 januari 2023",
]


@settings(max_examples=80, deadline=None)
@given(
    before=st.lists(damaged_words(), max_size=5), kept=st.sampled_from(KEPT), after=st.lists(damaged_words())
)
def test_what_is_no_word_is_never_touched(before: list[str], kept: str, after: list[str]) -> None:
    made = repair(scan_from_text(" ".join([*before, kept, *after]))).text
    assert kept in made


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_text_keeps_its_lines(text: str) -> None:
    repaired = repair(scan_from_text(text))
    assert repaired.text.count("\n") == text.count("\n")
    assert repaired.text.count("\f") == text.count("\f")


@settings(max_examples=40, deadline=None)
@given(words=st.lists(damaged_words(), min_size=1, max_size=30))
def test_corrections_do_not_overlap_and_their_confidence_is_a_probability(words: list[str]) -> None:
    repaired = repair(scan_from_text(" ".join(words)))
    end = 0
    for one in repaired.corrections:
        assert one.start >= end
        end = one.end
        assert 0 < one.confidence <= 1
        assert one.before != one.after
        assert one.alternative != one.after


def test_repair_does_not_depend_on_what_was_repaired_before() -> None:
    pages = sorted((ROOT / "tests/accuracy/pages").rglob("*.ocr.txt"))[:6]
    texts = [path.read_text("utf-8") for path in pages]
    forwards = [repair(scan_from_text(text)) for text in texts]
    backwards = [repair(scan_from_text(text)) for text in reversed(texts)]
    assert forwards == backwards[::-1]


def test_a_page_of_noise_is_next_to_unchanged() -> None:
    draw = random.Random(7)
    letters = string.ascii_letters + string.digits + "~|{}=;:,.'“”-_ "
    noise = "\n".join("".join(draw.choices(letters, k=60)) for _ in range(60))
    words = len(noise.split())
    assert len(repair(scan_from_text(noise)).corrections) <= 0.01 * words


def test_a_very_long_line_is_repaired_as_any_other() -> None:
    sentence = "Ordforanden oppnade motet och halsade alla valkomna. "
    line = sentence * 2000
    repaired = repair(scan_from_text(line))
    assert repaired.text.count("Ordföranden öppnade mötet och hälsade alla välkomna.") == 2000


def test_a_long_run_without_spaces_is_kept() -> None:
    run = "a" * 5_000_000
    assert repair(scan_from_text(run)).text == run


OTHERS = {
    "English": "The committee agreed that the report should be sent to all members before the year ends. "
    "The chair thanked everyone for coming and closed the meeting at noon. Far too many parts were late.",
    "German": "Der Ausschuss hat beschlossen, den Bericht allen Mitgliedern vor Ende des Jahres zu senden. "
    "Die Vorsitzende dankte allen und schloss die Sitzung am Mittag.",
    "Finnish": "Lautakunta päätti lähettää kertomuksen kaikille jäsenille ennen vuoden loppua. "
    "Puheenjohtaja kiitti kaikkia ja päätti kokouksen keskipäivällä.",
    "Norwegian": "Komiteen vedtok å sende rapporten til alle medlemmer før årets slutt. "
    "Lederen takket alle for frammøtet og avsluttet møtet.",
    "emoji": "👍 🎉 ✅ 🙈 🧑‍🚀 ☕️\n✅ klart 🎉🎉\n",
    "figures": "1 066  3 150  -30\n475  3 902  11 600  -125\n230  2 010  6 180  50\n12.5  0,24  1/3  7:5\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_swedish_is_next_to_unchanged(name: str) -> None:
    text = OTHERS[name]
    assert len(repair(scan_from_text(text)).corrections) <= 1


@pytest.mark.parametrize("text", ["", "\n", "\f", "\r\n\r\n", "\x00\x01", "\ufeff", "1", "|", "\u0308\u0308"])
def test_next_to_nothing_is_kept(text: str) -> None:
    repaired = repair(scan_from_text(text))
    assert repaired.text.replace("|", "i") == text.replace("|", "i")
