"""The samples: their records are current, and say what the page says."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from minutes_cli.records.models import Record, to_json
from tests.conftest import SAMPLES, load_tool

FACTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8")
)
NONE = "@none"
"""How the facts say null, which TOML has no word for."""
STEP = re.compile(r"\[(?P<index>\d+|\*)\]|\.?(?P<key>[^.\[\]]+)")


TOOL = load_tool("make_samples")


@cache
def parsed(name: str) -> str:
    """The record that the scan gives now, as JSON text."""
    text: str = TOOL.record_text(name)
    return text


def pick(value: Any, path: str) -> Any:
    """What stands at a path: ``items[*].decisions[0].text``."""
    if not path:
        return NONE if value is None else value
    step = STEP.match(path)
    assert step is not None, path
    rest = path[step.end() :]
    if step["index"] == "*":
        return [pick(element, rest) for element in value]
    return pick(value[int(step["index"])] if step["index"] else value[step["key"]], rest)


def iter_facts() -> Iterator[Any]:
    """Every fact as a case of its own."""
    for name, facts in FACTS.items():
        failures = facts.get("known_failures", [])
        for path, expected in facts.items():
            if path != "known_failures":
                marks = [pytest.mark.xfail(strict=True)] if path in failures else []
                yield pytest.param(name, path, expected, id=f"{name}:{path}", marks=marks)


@pytest.mark.parametrize(("name", "path", "expected"), list(iter_facts()))
def test_a_fact_of_the_page_is_in_the_record(name: str, path: str, expected: Any) -> None:
    record = json.loads(parsed(name))
    try:
        found = pick(record, path)
    except (IndexError, KeyError) as missing:
        pytest.fail(f"nothing there: {missing!r}")
    assert found == expected


@pytest.mark.parametrize("name", FACTS)
def test_the_stored_record_is_current(name: str) -> None:
    stored = (SAMPLES / "records" / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(stored) == json.loads(parsed(name)), "run make samples, and read what changed"


def test_every_sample_is_complete() -> None:
    names = {
        folder: {path.stem for path in (SAMPLES / folder).iterdir()}
        for folder in ("clean", "scans", "records")
    }
    assert names == {folder: set(FACTS) for folder in names}


@pytest.mark.parametrize("name", FACTS)
def test_a_stored_record_is_a_record(name: str) -> None:
    stored = (SAMPLES / "records" / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(to_json(Record.model_validate_json(stored))) == json.loads(stored)


def test_every_known_failure_is_a_fact() -> None:
    for facts in FACTS.values():
        assert set(facts.get("known_failures", [])) <= set(facts)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.b", 1),
        ("c[1].d", NONE),
        ("c[*].d", [2, NONE]),
        ("e[*].c[*].d", [[3], []]),
        ("f[0]", [1, 2]),
    ],
)
def test_a_path_picks_what_it_says(path: str, expected: Any) -> None:
    value = {
        "a": {"b": 1},
        "c": [{"d": 2}, {"d": None}],
        "e": [{"c": [{"d": 3}]}, {"c": []}],
        "f": [[1, 2]],
    }
    assert pick(value, path) == expected
