"""``minutes report``, ``minutes review``, decisions honoured by ``parse``, and the terminal summary."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from minutes_cli.cli import summary
from minutes_cli.cli.diff import render_diff
from minutes_cli.reading.scan import Scan, scan_from_text
from minutes_cli.records.models import Record, to_json
from minutes_cli.repair.decisions import iter_decisions
from minutes_cli.repair.model import Correction, Flag, Repaired
from tests.conftest import Call
from tests.report.fictional import ekbacka, hostile

SCAN = """\
1. Vvalkommen
Motet 6ppnas av Orjan.

2. Budget
Namnden beslutar att anta budgeten.
"""
KNOWN = {"Vvalkommen": "Välkommen", "Motet": "Mötet", "6ppnas": "öppnas", "Namnden": "Nämnden"}
CONFIDENCES = {"Vvalkommen": 0.99, "Motet": 0.55, "6ppnas": 0.8, "Namnden": 0.42}


@pytest.fixture(autouse=True)
def known_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Repair that knows four words, whatever the dictionaries of the day."""

    def repair(scan: Scan, *rest: object, **more: object) -> Repaired:
        corrections, lines = [], []
        for line in scan.lines:
            text = line.text
            for before, after in KNOWN.items():
                start = line.text.find(before)
                if start >= 0:
                    end = start + len(before)
                    sure = CONFIDENCES[before]
                    other = "Namden" if before == "Namnden" else None
                    corrections.append(
                        Correction(line.number, start, end, before, after, "confusion", sure, other)
                    )
                    text = text.replace(before, after)
            lines.append(text)
        corrections.sort(key=lambda one: (one.line, one.start))
        flags = (Flag(2, 16, 21, "Orjan", "Örjan", 0.6, "name"),) if "Orjan" in scan.text else ()
        return Repaired("\n".join(lines), tuple(corrections), "eng", 0.9, flags)

    monkeypatch.setattr("minutes_cli.repair.api.repair", repair)
    monkeypatch.setattr("minutes_cli.batch.document.repair", repair)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "mote.txt"
    path.write_text(SCAN, encoding="utf-8")
    return path


def decisions(path: Path) -> list[tuple[str, str, str]]:
    text = path.read_text(encoding="utf-8")
    return [(one.decision, one.before, one.text) for one in iter_decisions(text, str(path))]


class TestReport:
    def test_one_document_gives_its_page(self, call: Call, scan: Path, tmp_path: Path) -> None:
        target = tmp_path / "report.html"
        answer = call("report", scan, "-o", target)
        assert (answer.code, answer.out) == (0, "")
        html = target.read_text(encoding="utf-8")
        assert '<del data-c="0">Vvalkommen</del>' in html
        assert '<html lang="sv">' in html

    def test_stdout_and_english(self, call: Call, scan: Path) -> None:
        answer = call("report", scan, "--lang", "en")
        assert answer.code == 0
        assert '<html lang="en">' in answer.out
        assert "To review" in answer.out

    def test_a_folder_gives_an_index(self, call: Call, scan: Path) -> None:
        (scan.parent / "annat.txt").write_text("3. Nasta mote\n", encoding="utf-8")
        answer = call("report", scan.parent, "--title", "Nämndens <arkiv>")
        assert answer.code == 0
        assert "Nämndens &lt;arkiv&gt;" in answer.out
        assert answer.out.count('id="doc-') == 3  # and the texts to search

    def test_records_without_scans_give_an_index_too(self, call: Call, tmp_path: Path) -> None:
        records = "".join(to_json(one.record, indent=None) + "\n" for one in (ekbacka(), hostile()))
        path = tmp_path / "records.jsonl"
        path.write_text(records, encoding="utf-8")
        answer = call("report", tmp_path)
        assert answer.code == 0
        assert answer.out.count('id="doc-') == 3  # and the texts to search
        assert "Ekbacka kommun" in answer.out

    def test_a_bad_input_is_reported_and_the_rest_goes_on(
        self, call: Call, scan: Path, tmp_path: Path
    ) -> None:
        answer = call("report", scan, tmp_path / "saknas.txt", "-o", tmp_path / "report.html")
        assert answer.code == 2
        assert "saknas.txt" in answer.err
        assert "mote.txt" in (tmp_path / "report.html").read_text(encoding="utf-8")

    def test_nothing_readable_writes_nothing(self, call: Call, tmp_path: Path) -> None:
        answer = call("report", tmp_path / "saknas.txt", "-o", tmp_path / "report.html")
        assert answer.code == 2
        assert not (tmp_path / "report.html").exists()

    def test_decisions_are_honoured_and_kept(self, call: Call, scan: Path, tmp_path: Path) -> None:
        call("review", scan, stdin=b"n\n")
        html = call("report", scan, "--decisions", f"{scan}.decisions.jsonl").out
        assert '<del data-c="2">6ppnas</del>' in html
        assert ">Namnden</del>" not in html
        assert '"decision":"reject","before":"Namnden"' in html


class TestReview:
    def test_asks_the_least_certain_first_and_writes_each_answer(self, call: Call, scan: Path) -> None:
        answer = call("review", scan, stdin="n\ny\ne\nÖrjan\ny\n".encode())
        assert answer.code == 0
        assert answer.out == ""
        assert decisions(Path(f"{scan}.decisions.jsonl")) == [
            ("reject", "Namnden", "Namnden"),
            ("accept", "Motet", "Mötet"),
            ("edit", "Orjan", "Örjan"),
            ("accept", "6ppnas", "öppnas"),
        ]
        assert "1/4  line 5  42%" in answer.err
        assert "[Namnden] beslutar" in answer.err

    def test_what_is_decided_is_not_asked_again(self, call: Call, scan: Path) -> None:
        call("review", scan, stdin=b"n\nq\n")
        answer = call("review", scan, stdin=b"y\n")
        assert "1/3  line 2  55%" in answer.err
        assert len(decisions(Path(f"{scan}.decisions.jsonl"))) == 2

    def test_runner_up_skip_and_back(self, call: Call, scan: Path) -> None:
        answer = call("review", scan, stdin=b"s\nb\n1\ny\nq\n")
        assert answer.code == 0
        assert decisions(Path(f"{scan}.decisions.jsonl")) == [
            ("edit", "Namnden", "Namden"),
            ("accept", "Motet", "Mötet"),
        ]
        assert "2 left" in answer.err

    def test_all_asks_about_sure_ones_too(self, call: Call, scan: Path) -> None:
        assert "1/5" in call("review", scan, "--all", stdin=b"q\n").err

    def test_answers_it_does_not_know_are_asked_again(self, call: Call, scan: Path) -> None:
        call("review", scan, stdin=b"what\ny\n")
        assert [verdict for verdict, _, _ in decisions(Path(f"{scan}.decisions.jsonl"))] == ["accept"]

    def test_a_broken_decisions_file_is_named(self, call: Call, scan: Path) -> None:
        broken = Path(f"{scan}.decisions.jsonl")
        broken.write_text("{}\n", encoding="utf-8")
        answer = call("review", scan, stdin=b"y\n")
        assert answer.code == 2
        assert f"{broken}:1" in answer.err
        assert broken.read_text(encoding="utf-8") == "{}\n"

    def test_stdin_cannot_be_the_scan(self, call: Call) -> None:
        assert call("review", "-", stdin=SCAN.encode()).code == 2


class TestParse:
    def test_decisions_are_honoured(self, call: Call, scan: Path) -> None:
        call("review", scan, stdin=b"n\ny\n")
        record = json.loads(call("parse", scan, "--decisions", f"{scan}.decisions.jsonl").out)
        found = {one["before"]: one for one in record["corrections"]}
        assert "Namnden" not in found
        assert found["Motet"]["confidence"] == 1.0
        assert found["6ppnas"]["confidence"] == 0.8

    def test_a_decision_without_place_is_said_aloud(self, call: Call, scan: Path) -> None:
        call("review", scan, stdin=b"n\n")
        scan.write_text(SCAN.replace("Namnden", "Naemnden"), encoding="utf-8")
        answer = call("parse", scan, "--decisions", f"{scan}.decisions.jsonl")
        assert answer.code == 0
        assert "found no place" in answer.err and "'Namnden'" in answer.err

    def test_a_missing_decisions_file_is_an_error(self, call: Call, scan: Path) -> None:
        answer = call("parse", scan, "--decisions", scan.parent / "saknas.jsonl")
        assert (answer.code, answer.out) == (2, "")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestSummary:
    def test_shows_what_a_person_asks_first(self) -> None:
        screen = Screen()
        summary.show_summary(ekbacka().record, screen)
        text = screen.getvalue()
        for part in ("Kommunstyrelsen", "2021-03-09", "Görel Åkerlind", "referred back", "4–1", "D505"):
            assert part in text

    def test_a_hostile_record_is_only_text(self) -> None:
        screen = Screen()
        record = hostile().record
        record.meeting.body = "\x1b[31m[bold]röd[/bold]\u202e"
        summary.show_summary(record, screen)
        text = screen.getvalue()
        assert "\\x1b[31m[bold]röd[/bold]\\u202e" in text
        assert "\u202e" not in text

    def test_an_empty_record_has_a_summary(self) -> None:
        screen = Screen()
        summary.show_summary(Record(), screen)
        assert "0 corrections" in screen.getvalue()

    def test_only_on_a_terminal_without_output_or_format(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdout", Screen())
        assert summary.is_wanted(False, False)
        assert not summary.is_wanted(True, False)
        assert not summary.is_wanted(False, True)
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        assert not summary.is_wanted(False, False)

    def test_parse_shows_it_on_a_terminal_only(
        self, call: Call, scan: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert call("parse", scan).out.startswith("{")
        monkeypatch.setattr("minutes_cli.cli.summary.is_wanted", lambda output, form: not output and not form)
        shown = call("parse", scan).out
        assert "corrections" in shown and not shown.startswith("{")
        assert call("parse", scan, "--format", "json").out.startswith("{")


class TestDiff:
    TEXT = "Motet 6ppnas nu."

    def repaired(self) -> Repaired:
        fixes = (
            Correction(1, 0, 5, "Motet", "Mötet", "confusion", 0.97),
            Correction(1, 6, 12, "6ppnas", "öppnas", "confusion", 0.4, "oppnas"),
        )
        return Repaired("Mötet öppnas nu.", fixes)

    def test_word_by_word_with_a_legend_in_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("minutes_cli.cli.console.Console.is_coloured", lambda self, stream: True)
        shown = render_diff(scan_from_text(self.TEXT, "a.txt"), self.repaired())
        legend, _, line = shown.partition("\n")
        assert "uncertain" in legend
        bare = [part.split("m", 1)[-1] for part in line.split("\x1b[")]
        assert "Motet" in bare and "Mötet" in bare
        assert line.index("Motet") < line.index("Mötet") < line.index("6ppnas") < line.index("öppnas")
        assert line.count("nu.") == 1  # what did not change is shown once

    def test_hostile_words_cannot_reach_the_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("minutes_cli.cli.console.Console.is_coloured", lambda self, stream: True)
        text = "a\x1b[2Jb\u202e"
        fix = Correction(1, 0, len(text), text, "x\x1b[2J", "confusion", 0.5)
        shown = render_diff(scan_from_text(text, "a.txt"), Repaired("x\x1b[2J", (fix,)))
        assert "\x1b[2J" not in shown and "\u202e" not in shown


class TestLearn:
    def test_repeated_answers_become_words_and_confusions(self, call: Call, scan: Path) -> None:
        call("review", scan, "--all", stdin=b"n\ny\ns\ny\n")
        answer = call("dict", "learn", "--decisions", f"{scan}.decisions.jsonl", "--times", "1")
        assert answer.code == 0
        rows = [line.split("\t")[0] for line in answer.out.splitlines() if not line.startswith("#")]
        assert "Namnden" in rows  # kept as read: a word to know
        assert "o>ö" in rows and "6>ö" in rows
        assert "a>ä" not in rows
