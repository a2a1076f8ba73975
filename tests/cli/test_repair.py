"""``minutes repair``: text, diff, correction list, and the way back to the scan."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from minutes_cli.cli.corrections import undo
from minutes_cli.errors import MinutesError
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Correction, Repaired
from tests.conftest import SAMPLES, Call

SCAN = "1. Vvalkommen\nMotet 6ppnas.\nInget.\n"
REPAIRED = "1. Välkommen\nMötet öppnas.\nInget.\n"
CORRECTIONS = (
    Correction(1, 3, 13, "Vvalkommen", "Välkommen", "confusion", 0.99),
    Correction(2, 0, 5, "Motet", "Mötet", "confusion", 0.98),
    Correction(2, 6, 12, "6ppnas", "öppnas", "confusion", 0.97),
)


@pytest.fixture
def known_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Repair that makes three known changes, whatever the dictionaries of the day."""

    def repair(scan: Scan, mode: str = "balanced") -> Repaired:
        return Repaired(REPAIRED, CORRECTIONS, "eng", 0.9)

    monkeypatch.setattr("minutes_cli.repair.api.repair", repair)


@pytest.mark.usefixtures("known_repair")
class TestOutput:
    def test_text(self, call: Call) -> None:
        assert call("repair", stdin=SCAN.encode()).out == REPAIRED

    def test_diff_shows_the_lines_that_change(self, call: Call) -> None:
        answer = call("repair", "--diff", stdin=SCAN.encode())
        assert answer.out == (
            "@@ line 1 @@ confusion 0.99\n-1. Vvalkommen\n+1. Välkommen\n"
            "@@ line 2 @@ confusion 0.98, confusion 0.97\n-Motet 6ppnas.\n+Mötet öppnas.\n"
        )

    def test_diff_is_coloured_when_asked(self, call: Call) -> None:
        answer = call("repair", "--diff", "--color", "always", stdin=SCAN.encode())
        assert "1. \x1b[9;31mVvalkommen\x1b[0m \x1b[32mVälkommen\x1b[0m\n" in answer.out

    def test_no_color_and_no_terminal_mean_no_colour(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "\x1b" not in call("repair", "--diff", stdin=SCAN.encode()).out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in call("repair", "--diff", stdin=SCAN.encode()).out

    def test_json_lists_the_corrections(self, call: Call) -> None:
        document = json.loads(call("repair", "--format", "json", stdin=SCAN.encode()).out)
        assert document["source"]["sha256"] == hashlib.sha256(SCAN.encode()).hexdigest()
        assert document["source"]["ocr"] == {"model": "eng", "confidence": 0.9}
        assert document["corrections"][2] == {
            "line": 2,
            "start": 6,
            "end": 12,
            "before": "6ppnas",
            "after": "öppnas",
            "reason": "confusion",
            "confidence": 0.97,
            "alternative": None,
        }

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_undo_gives_the_bytes_of_the_scan_back(
        self, call: Call, tmp_path: Path, encoding: str, line_end: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scan_text = SCAN.replace("Inget", "Åtgärder saknas på alla håll").replace("\n", line_end)
        repaired = Repaired(
            REPAIRED.replace("Inget", "Åtgärder saknas på alla håll").replace("\n", line_end), CORRECTIONS
        )
        monkeypatch.setattr("minutes_cli.repair.api.repair", lambda scan, mode="balanced": repaired)
        path, text, listed, back = (
            tmp_path / name for name in ("scan.txt", "text.txt", "list.json", "back.txt")
        )
        path.write_bytes(scan_text.encode(encoding))
        assert call("repair", path, "-o", text).code == 0
        assert call("repair", path, "--format", "json", "-o", listed).code == 0
        assert call("repair", "--undo", listed, text, "-o", back).code == 0
        assert back.read_bytes() == path.read_bytes()

    def test_undo_of_an_edited_text_is_refused(self, call: Call, tmp_path: Path) -> None:
        listed = tmp_path / "list.json"
        call("repair", "--format", "json", "-o", listed, stdin=SCAN.encode())
        edited = REPAIRED.replace("Inget", "Intet")
        answer = call("repair", "--undo", listed, stdin=edited.encode())
        assert answer.code == 2
        assert answer.out == ""
        assert "byte for byte" in answer.err


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"corrections": [1]}', '{"corrections": [{"line": 1}]}']
)
def test_a_file_that_is_no_correction_list(call: Call, tmp_path: Path, content: str) -> None:
    listed = tmp_path / "list.json"
    listed.write_text(content)
    answer = call("repair", "--undo", listed, stdin=b"text\n")
    assert answer.code == 2
    assert str(listed) in answer.err


@pytest.mark.parametrize("row", [{"line": 9}, {"start": 1}, {"after": "annat"}])
def test_corrections_of_another_text_do_not_fit(row: dict[str, object]) -> None:
    rows = [{"line": 1, "start": 3, "end": 13, "before": "Vvalkommen", "after": "Välkommen", **row}]
    with pytest.raises(MinutesError, match="do not fit"):
        undo(REPAIRED, rows, "scan.txt")


@pytest.mark.parametrize("path", sorted((SAMPLES / "scans").glob("*.txt")), ids=lambda path: path.stem)
def test_undoing_the_repair_of_a_sample_gives_its_bytes(call: Call, path: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.json"
    repaired = call("repair", path).out
    call("repair", path, "--format", "json", "-o", listed)
    assert call("repair", "--undo", listed, stdin=repaired.encode()).out.encode() == path.read_bytes()
