"""Personal numbers: found in every printed form, never taken for anything else, always masked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_cli.rules.personal_numbers import is_luhn, iter_personal_numbers, mask

FOUND = [
    ("640823-3234", "personnummer"),
    ("19640823-3234", "personnummer"),
    ("196408233234", "personnummer"),
    ("6408233234", "personnummer"),
    ("640823+3234", "personnummer"),
    ("640823–3234", "personnummer"),
    ("640823 - 3234", "personnummer"),
    ("640823 3234", "personnummer"),
    ("6408 23-3234", "personnummer"),
    ("64 08 23-32 34", "personnummer"),
    ("1964 0823-3234", "personnummer"),
    ("64O823-3234", "personnummer"),
    ("(19640823-3234)", "personnummer"),
    ("701063-2391", "samordningsnummer"),
    ("19701063-2391", "samordningsnummer"),
]
NOT_FOUND = [
    "802411-8310",  # organisation numbers: third digit 2 or more
    "802487–6628",
    "556712-4481",
    "640823-3235",  # check digit wrong
    "641323-3234",  # month 13
    "640832-3234",  # day 32
    "02-820 107",
    "Örja 2:2 och 30:2",
    "0123-45 67 89",
    "1 640 823 323 kr",
    "2024-03-04 2024-03-11",
    "SLK-2023-00904",
    "KS 2011/0206",
    "5060 2024-03-04",
    "bg 5050-1055",
    "640823-32341",
    "1640823-3234",
]


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_found(text: str, kind: str) -> None:
    numbers = list(iter_personal_numbers(f"Till revisor valdes Eva Ek, {text}, för ett år."))
    assert [number.kind for number in numbers] == [kind]
    assert numbers[0].masked.endswith("-****")


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert list(iter_personal_numbers(f"Föreningen, {text}, ansöker.")) == []


def _with_check_digit(nine: str) -> str:
    return next(nine + digit for digit in "0123456789" if is_luhn(nine + digit))


@given(st.integers(2, 9), st.integers(0, 9), st.integers(2, 9), st.integers(0, 999_999))
def test_organisation_numbers_never_match(first: int, second: int, third: int, rest: int) -> None:
    nine = f"{first}{second}{third}{rest:06d}"
    digits = _with_check_digit(nine)
    for text in (f"{digits[:6]}-{digits[6:]}", digits, f"16{digits[:6]}-{digits[6:]}"):
        assert list(iter_personal_numbers(f"org.nr {text}")) == []


@given(st.dates(), st.integers(1, 999), st.sampled_from(["-", "", " ", "–", "+"]))
def test_real_numbers_are_found_and_masked(day: object, serial: int, mark: str) -> None:
    birth = f"{day:%y%m%d}"
    digits = _with_check_digit(f"{birth}{serial:03d}")
    text = f"Eva Ek {birth}{mark}{digits[6:]} kallas"
    assert len(list(iter_personal_numbers(text))) == 1
    assert digits[6:] not in mask(text)[len("Eva Ek 123456") :]
    assert len(mask(text)) == len(text)
