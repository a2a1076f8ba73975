"""Decisions are plain text keyed to content, and they are honoured wherever that content moves."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from minutes_cli.errors import UsageError
from minutes_cli.reading.scan import Scan, scan_from_text
from minutes_cli.repair.decisions import (
    Decision,
    Places,
    decide,
    format_decisions,
    iter_decisions,
    line_digest,
    merge_decisions,
)
from minutes_cli.repair.lessons import learn_from_decisions
from minutes_cli.repair.model import Correction, Flag, Repaired
from minutes_cli.repair.reviewing import apply_decisions, replay

TEXT = """\
Sammantradesprotokoll
Namnden beslutar att bifalla forslaget.
Ordforanden forklarar motet avslutat.
\fSammantradesprotokoll
Namnden beslutar att avsla forslaget.
"""


def scan(text: str = TEXT, name: str = "arkiv/namnd.txt", sha256: str = "ab12") -> Scan:
    return scan_from_text(text, name, sha256)


def correction(line: int, before: str, after: str, confidence: float = 0.8, text: str = TEXT) -> Correction:
    start = text.split("\n")[line - 1].index(before)
    return Correction(line, start, start + len(before), before, after, "confusion", confidence)


def repaired(*corrections: Correction, text: str = TEXT, flags: tuple[Flag, ...] = ()) -> Repaired:
    return Repaired(replay(text.split("\n"), corrections), corrections, flags=flags)


FIXES = (
    correction(1, "Sammantradesprotokoll", "Sammanträdesprotokoll"),
    correction(2, "Namnden", "Nämnden"),
    correction(2, "forslaget", "förslaget"),
    correction(3, "motet", "motet."),
    correction(4, "Sammantradesprotokoll", "Sammanträdesprotokoll"),
    correction(5, "avsla", "avslå"),
)


def made(verdict: str, fix: Correction, text: str | None = None, at: str = "") -> Decision:
    return decide(
        Places(TEXT.split("\n")),
        verdict,  # type: ignore[arg-type]
        fix.line,
        fix.start,
        fix.end,
        fix.after,
        text,
        document="namnd.txt",
        sha256="ab12",
        reason=fix.reason,
        at=at,
    )


def test_accept_reject_and_edit_stand() -> None:
    decisions = [made("accept", FIXES[1]), made("reject", FIXES[2]), made("edit", FIXES[3], "mötet")]
    result = apply_decisions(scan(), repaired(*FIXES), decisions)
    lines = result.repaired.text.split("\n")
    assert lines[1] == "Nämnden beslutar att bifalla forslaget."
    assert lines[2] == "Ordforanden forklarar mötet avslutat."
    by_after = {item.after: item for item in result.repaired.corrections}
    assert by_after["Nämnden"].confidence == 1.0
    assert by_after["mötet"].reason == "review"
    assert by_after["avslå"].confidence == 0.8  # not decided, not touched
    assert result.unused == ()


def test_corrections_still_make_the_text_and_undo_it() -> None:
    decisions = [made("reject", FIXES[0]), made("edit", FIXES[3], "sammanträdet")]
    done = apply_decisions(scan(), repaired(*FIXES), decisions).repaired
    assert replay(TEXT.split("\n"), done.corrections) == done.text
    for item in done.corrections:
        assert TEXT.split("\n")[item.line - 1][item.start : item.end] == item.before


def test_accept_brings_back_what_this_run_does_not_propose() -> None:
    result = apply_decisions(scan(), repaired(), [made("accept", FIXES[1])])
    assert result.repaired.text.split("\n")[1].startswith("Nämnden")
    assert result.repaired.corrections[0].reason == "confusion"


def test_whole_line_edit_becomes_word_corrections() -> None:
    places = Places(TEXT.split("\n"))
    line = TEXT.split("\n")[2]
    edit = decide(
        places, "edit", 3, 0, len(line), None, "Ordföranden förklarar mötet avslutat.", sha256="ab12"
    )
    result = apply_decisions(scan(), repaired(*FIXES), [edit])
    assert result.repaired.text.split("\n")[2] == "Ordföranden förklarar mötet avslutat."
    assert [item.before for item in result.repaired.corrections if item.line == 3] == [
        "Ordforanden",
        "forklarar",
        "motet",
    ]


def test_same_line_twice_keeps_the_two_places_apart() -> None:
    result = apply_decisions(scan(), repaired(*FIXES), [made("reject", FIXES[4])])
    lines = result.repaired.text.split("\n")
    assert lines[0] == "Sammanträdesprotokoll"
    assert lines[3] == "\fSammantradesprotokoll"


@pytest.mark.parametrize(
    "moved",
    [
        "Ny rad fore\n\n" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("att bifalla", "att nu bifalla"),  # another reading of the same line
    ],
    ids=["lines inserted", "other line ends", "line changed elsewhere"],
)
def test_decisions_follow_their_content(moved: str) -> None:
    decision = made("edit", FIXES[2], "FÖRSLAGET")
    result = apply_decisions(scan(moved), repaired(text=moved), [decision])
    assert "bifalla FÖRSLAGET." in result.repaired.text
    assert result.repaired.text.count("FÖRSLAGET") == 1


def test_a_decision_without_place_is_handed_back() -> None:
    gone = scan("Helt annan text.\n")
    result = apply_decisions(gone, repaired(text=gone.text), [made("accept", FIXES[1])])
    assert result.repaired.text == gone.text
    assert [item.before for item in result.unused] == ["Namnden"]


def test_decisions_do_not_leak_into_other_documents() -> None:
    other_text = "Sammantradesprotokoll\nValberedningen beslutar.\n"
    other = scan_from_text(other_text, "valberedning.txt", "ff00")
    result = apply_decisions(other, repaired(text=other_text), [made("accept", FIXES[0])])
    assert result.repaired.text == other_text
    assert result.unused == ()  # it speaks of another document: nothing to report


def test_decided_flags_are_gone() -> None:
    flag = Flag(3, 0, 10, "Ordforanden", "Ordföranden", 0.5, "confusion")
    fix = Correction(3, 0, 11, "Ordforanden", "Ordföranden", "confusion", 0.5)
    result = apply_decisions(scan(), repaired(flags=(flag,)), [made("reject", fix)])
    assert result.repaired.flags == ()


def test_written_decisions_read_back_and_merge_by_concatenation() -> None:
    first = format_decisions([made("accept", FIXES[1], at="2026-01-02T10:00:00Z")])
    second = format_decisions([made("reject", FIXES[1], at="2026-01-01T10:00:00Z"), made("accept", FIXES[5])])
    merged = merge_decisions(iter_decisions(first + "# from the second reader\n\n" + second))
    assert [(item.decision, item.before) for item in merged] == [("accept", "Namnden"), ("accept", "avsla")]
    assert merge_decisions(iter_decisions(second + first))[0].decision == "accept"


def test_unknown_keys_of_a_later_version_are_left_aside() -> None:
    entry = json.loads(format_decisions([made("accept", FIXES[1])])) | {"reviewer": "arkivarien"}
    assert next(iter_decisions(json.dumps(entry))).before == "Namnden"


GOOD = json.loads(format_decisions([made("accept", FIXES[1])]))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not an object"),
        ("{}", "missing"),
        (json.dumps(GOOD | {"decision": "maybe"}), "unknown decision"),
        (json.dumps(GOOD | {"start": -1}), "wrong type"),
        (json.dumps(GOOD | {"text": None}), "wrong type"),
        (json.dumps(GOOD | {"text": "a\nb"}), "cannot span lines"),
    ],
)
def test_a_bad_line_is_named(entry: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        list(iter_decisions("# ours\n" + entry, "beslut.jsonl"))
    assert caught.value.where == "beslut.jsonl:2"


def test_digest_leaves_page_breaks_and_line_ends_aside() -> None:
    assert line_digest("\fSida 2") == line_digest("Sida 2  \r")
    assert line_digest("Sida 2") != line_digest("Sida 3")


def test_hostile_text_has_a_digest() -> None:
    assert line_digest("\udcff\u202e") != line_digest("\udcff")


def test_lessons_are_what_repeats() -> None:
    edit = made("edit", FIXES[3], "mötet")
    again = replace(edit, line="0" * 16)
    once = made("edit", FIXES[2], "tjänsteförslaget")
    lessons = learn_from_decisions([edit, again, once, made("accept", FIXES[1])])
    assert lessons.words == (("mötet", 2),)
    assert lessons.confusions == (("o", "ö", 3),)


def test_a_rejection_teaches_the_word_and_no_confusion() -> None:
    name = Correction(1, 0, 5, "Ramlo", "Ramlö", "name", 0.6)
    twice = [
        decide(Places(["Ramlo kommer", "Ramlo hor"]), "reject", line, 0, 5, name.after) for line in (1, 2)
    ]
    lessons = learn_from_decisions(twice)
    assert lessons.words == (("Ramlo", 2),)
    assert lessons.confusions == ()
