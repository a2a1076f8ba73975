"""No text and no record makes a rule fail: odd lines, empty names, numbers of any shape."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_cli.records.models import Record
from minutes_cli.rules.api import archive_of, check_archive, check_document, document_of
from minutes_cli.rules.facts import facts_of
from minutes_cli.rules.settings import RuleSettings

SIZE = 6000
PIECES = [
    *(
        " ",
        "\t",
        "1",
        "1 ",
        "12-",
        "§ 1 ",
        "a",
        "A",
        "Aa ",
        ".",
        "640823",
        "2024-01-0",
        "1 kap 1 § ",
        "a.",
        "bor x ",
    ),
    *(
        "X",
        "a6",
        "ajournering ",
        "närvarande ",
        "l9:",
        "Dnr 1/",
        "bilaga ",
        "0 ",
        "sekretess - ",
        "§ 1, ",
        "Ä a",
    ),
    *("måndagen den ", "a\u0308", "{}", "\x00"),
]


def record_of(text: str) -> Record:
    """A record that holds a text wherever a record can hold one."""
    return Record.model_validate(
        {
            "source": {"profile": "kommun", "furniture": [{"line": 2, "kind": "contents", "text": text}]},
            "meeting": {
                "date": "2024-01-01",
                "body": text,
                "organisation": text,
                "number": text,
                "item_range": [[2, 1]],
            },
            "items": [
                {
                    "order": 1,
                    "number": "1",
                    "number_raw": text,
                    "title": text,
                    "kind": "decision",
                    "derived": ["number"],
                    "span": {"line_start": 1, "line_end": 2},
                    "case_numbers": [text],
                    "sections": [{"kind": "body", "heading": text, "text": text}],
                    "decisions": [{"text": text, "outcome": "postponed"}],
                    "votes": [
                        {
                            "counts": {"yes": 1, "no": 2},
                            "yes_means": text,
                            "ballots": [{"name": text, "vote": "yes"}],
                        }
                    ],
                    "motions": [{"text": text, "by": [{"name": text}]}],
                    "recusals": [{"name": text}],
                    "continues": [{"date": text, "number": text}],
                },
                {"order": 2, "number": text, "title": "Slut"},
            ],
            "attendance": [
                {"name": text, "role": "member", "replaces": text},
                {"name": f"{text} x", "party": text},
            ],
            "adjustment": {"adjusters": [text, ""], "date": text},
            "notice": {"posted": text, "removed": text},
            "signatures": [{"role": "adjuster", "name": text}],
            "corrections": [
                {
                    "line": 2,
                    "start": 0,
                    "end": 1,
                    "before": text,
                    "after": "inte",
                    "reason": "x",
                    "confidence": 0.1,
                }
            ],
        }
    )


def run(text: str) -> None:
    lines = f"§ 1 Val\n{text}\n§ 2 Slut\n"
    document = document_of(record_of(text), lines, lines, path="ks/2024-01-01.txt")
    for finding in check_document(document):
        assert "3234" not in (finding.excerpt or "") or "6408233234" not in text
    facts = facts_of(document)
    check_archive(archive_of([facts, facts], RuleSettings()))


@pytest.mark.parametrize("piece", PIECES)
def test_long_lines_of_one_thing(piece: str) -> None:
    run(piece * (SIZE // len(piece)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    run(text)


def test_an_empty_record() -> None:
    codes = {finding.code for finding in check_document(document_of(Record()))}
    assert {"N101", "M301"} <= codes
