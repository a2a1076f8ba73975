"""Rules that ask a dictionary."""

from __future__ import annotations

from minutes_cli.records.models import Record
from minutes_cli.rules.api import check_document, document_of

GOOD = "Kommunstyrelsen beslutar att godkänna förslaget till budget för nästa år och lägger rapporten undan."
BAD = "Kommvnstyrclsen bcslutar alt godkduna forslagct tiil budgct for nasla ir oeh laggcr rapportcn undan."
WORDS = {word.strip(".").lower() for word in GOOD.split()}


def codes(text: str) -> list[tuple[str, str | None]]:
    items = [{"order": 1, "number": "1", "title": "Budget", "span": {"line_start": 1, "line_end": 20}}]
    items.append({"order": 2, "number": "2", "title": "Taxa", "span": {"line_start": 21, "line_end": 40}})
    record = Record.model_validate({"items": items})
    document = document_of(record, text, text, is_known=lambda word: word in WORDS)
    return [(one.code, one.item) for one in check_document(document) if one.code == "O101"]


def test_a_page_that_is_read_well() -> None:
    assert codes("\n".join([GOOD] * 40)) == []


def test_a_document_that_is_read_badly() -> None:
    assert codes("\n".join([BAD, GOOD] * 20)) == [("O101", None)]


def test_one_item_that_is_read_badly() -> None:
    assert codes("\n".join([GOOD] * 20 + [BAD] * 4 + [GOOD] * 80)) == []
    text = "\n".join([GOOD] * 20 + [BAD] * 4) + "\n" + "\n" * 20 + "\n".join([GOOD] * 20)
    assert codes(text) == [("O101", "2")]
