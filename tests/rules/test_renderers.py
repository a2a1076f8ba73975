"""Each output format says the same, in its own way."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from minutes_cli.errors import ReadingError
from minutes_cli.rules.renderers import FORMATS, renderer_of
from minutes_cli.rules.report import Checked, Report
from minutes_cli.rules.statistics import render_statistics
from tests.rules.planting import planted

DATA = Path(__file__).parent / "data"
NUMBER = "Lövåsens bygdegårdsförening beviljas", "Rut Palm (640823-3234) beviljas"
LATE = "nedtagande    2024-04-03", "nedtagande    2024-03-26"


@pytest.fixture(scope="module")
def report() -> Report:
    found = planted("namnd", NUMBER, LATE)
    failure = ReadingError("the file is empty", "tom.txt", "scan it again")
    checked = (Checked("protokoll.txt", "kommun", 2, ("no P001",)), Checked("ren.txt", "kommun", 3))
    return Report(tuple(found), (failure,), checked)


@pytest.mark.parametrize("name", FORMATS)
def test_personal_numbers_are_masked_in_every_format(name: str, report: Report) -> None:
    for language in ("en", "sv"):
        shown = renderer_of(name)(report, language)
        assert "P001" in shown
        assert "3234" not in shown


def test_text_points_at_the_place(report: Report) -> None:
    lines = renderer_of("text")(report, "en").split("\n")
    place = next(number for number, line in enumerate(lines) if "L803" in line)
    assert "nedtagande    2024-03-26" in lines[place + 1]
    assert lines[place + 2].index("^") == lines[place + 1].index("2024-03-26")
    assert lines[place + 2].count("^") == len("2024-03-26")


def test_concise_is_one_line_a_finding(report: Report) -> None:
    lines = renderer_of("concise")(report, "sv").splitlines()
    assert len(lines) == len(report.findings)
    assert any(
        line.startswith("protokoll.txt:") and ": L803 [fel] anslaget var uppe" in line for line in lines
    )


def test_json_has_the_keys_of_the_contract(report: Report) -> None:
    found = json.loads(renderer_of("json")(report, "en"))
    assert {"path", "code", "severity", "message", "line", "item"} <= set(found[0])
    assert [one["code"] for one in found] == [one.code for one in report.findings]
    lines = renderer_of("jsonl")(report, "en").splitlines()
    assert [json.loads(line) for line in lines] == found


def test_github_escapes(report: Report) -> None:
    shown = renderer_of("github")(report, "en").splitlines()
    assert len(shown) == len(report.findings)
    assert any(line.startswith("::error file=protokoll.txt,title=L803 early-removal,line=") for line in shown)


def test_sarif_is_valid(report: Report) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads((DATA / "sarif-2.1.0-subset.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    log = json.loads(renderer_of("sarif")(report, "en"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_schema_rejects_what_is_wrong(report: Report) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads((DATA / "sarif-2.1.0-subset.schema.json").read_text(encoding="utf-8"))
    log = json.loads(renderer_of("sarif")(report, "en"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(Draft7Validator(schema).iter_errors(log))


def test_fingerprints_survive_shifted_lines() -> None:
    before = planted("namnd", NUMBER, LATE)
    after = planted("namnd", NUMBER, LATE, ("§ 21\n", "\n\n\n§ 21\n"), ("§ 22 ", "\n\n§ 22 "))
    assert [one.line for one in before] != [one.line for one in after]
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert len({one.fingerprint for one in before}) == len(before)


def test_junit_counts(report: Report) -> None:
    root = ET.fromstring(renderer_of("junit")(report, "en"))
    assert root.attrib["errors"] == "1"
    assert int(root.attrib["failures"]) == sum(one.severity != "info" for one in report.findings)
    assert {suite.attrib["name"] for suite in root} == {"protokoll.txt", "ren.txt", "tom.txt"}
    assert len(root.findall(".//testcase")) == int(root.attrib["tests"])


def test_junit_survives_control_characters() -> None:
    found = planted("namnd", NUMBER)
    odd = Report(tuple(found), (ReadingError("bad \x00 byte", "a\x1b.txt"),), ())
    ET.fromstring(renderer_of("junit")(odd, "en"))


def test_statistics_count_rules(report: Report) -> None:
    shown = render_statistics(report, "sv")
    assert "P001 [ ] Ett personnummer" in shown
    assert len(shown.splitlines()) == len({one.code for one in report.findings})
