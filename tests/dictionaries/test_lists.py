"""The reviewed lists: each says where it comes from, is sorted, and is what its source gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "dictionaries"
LISTS = sorted(FOLDER.glob("*.tsv"))


def rows(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_names_its_origin_and_licence_and_is_sorted(path: Path) -> None:
    head = path.read_text("utf-8").splitlines()[:2]
    assert head[0].startswith("# origin: ")
    assert head[1].startswith("# licence: ")
    keys = [row.split("\t")[0] for row in rows(path)]
    assert keys == sorted(keys)
    assert len(rows(path)) == len(set(rows(path)))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_named_in_the_licences(path: Path) -> None:
    text = (FOLDER / "LICENSES.md").read_text("utf-8")
    assert path.name in text or ("domain_*.tsv" in text and path.name.startswith("domain_"))


def test_the_domain_lists_are_what_the_lemma_tables_give() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/inflect.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_common_words_of_minutes_keep_their_marks() -> None:
    words = {row.split("\t")[0] for path in LISTS if path.name.startswith("domain_") for row in rows(path)}
    assert {"sammanträdets", "bordlägges", "beslöt", "ledningsgruppsmötet", "återremitterades"} <= words
    assert not {"arende", "arendet", "mote", "motet", "foreslar", "bordlagges", "namnd"} & words
