"""``minutes validate`` as its users call it: selection, baseline, fixes, cache, bad input, exit codes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from tests.rules.planting import text_of

Call = Callable[..., Answer]
FAULTS = [
    ("Lövåsens bygdegårdsförening beviljas", "Rut Palm (640823-3234) beviljas"),
    ("nedtagande    2024-04-03", "nedtagande    2024-03-26"),
    ("januari, som", "janu\u00adari, som"),
]


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "tn-2024-03-04.txt"
    path.write_text(text_of("namnd"), encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    text = text_of("namnd")
    for before, after in FAULTS:
        text = text.replace(before, after, 1)
    path = tmp_path / "fel.txt"
    path.write_text(text, encoding="utf-8")
    return path


def codes(answer: Answer) -> list[str]:
    return [finding["code"] for finding in json.loads(answer.out)]


def test_exit_codes(call: Call, clean: Path, faulty: Path) -> None:
    assert call("validate", clean).code == 0
    assert call("validate", faulty).code == 1
    assert call("validate", faulty, "--exit-zero").code == 0
    assert call("validate", faulty, "--fail-on", "never").code == 0
    assert call("validate", clean, clean.with_name("borta.txt")).code == 2
    assert call("validate", faulty, clean.with_name("borta.txt")).code == 2


def test_fail_on_warning(call: Call, clean: Path) -> None:
    text = clean.read_text(encoding="utf-8").replace("för att taxan ska jämföras med grannkommunernas", "")
    clean.write_text(text.replace("till förvaltningen .", "till förvaltningen."), encoding="utf-8")
    assert call("validate", clean).code == 0
    assert call("validate", clean, "--fail-on", "warning").code == 1


def test_selecting(call: Call, faulty: Path) -> None:
    def run(*more: str) -> list[str]:
        return codes(call("validate", faulty, "--output-format", "json", *more))

    assert {"P001", "L803", "T006"} <= set(run())
    assert run("--select", "P,L803") == ["L803", "P001"]
    assert run("--select", "P", "--select", "L") == ["L803", "P001"]
    assert "P001" not in run("--ignore", "P")
    assert run("--select", "L", "--extend-select", "T006") == ["L803", "T006"]
    assert run("--select", "P", "--ignore", "P001") == []
    assert run("--select", "P001", "--ignore", "P") == ["P001"]


def test_an_unknown_code_names_the_nearest(call: Call, clean: Path) -> None:
    answer = call("validate", clean, "--select", "J740")
    assert answer.code == 2
    assert "J704" in answer.err


def test_swedish_and_statistics(call: Call, faulty: Path) -> None:
    assert (
        "personnummer 640823-****"
        in call("validate", faulty, "--lang", "sv", "--output-format", "concise").out
    )
    assert "Ett personnummer" in call("validate", faulty, "--lang", "sv", "--statistics").out


def test_streams(call: Call, faulty: Path) -> None:
    answer = call("validate", faulty, "--output-format", "concise")
    assert all(line.startswith(str(faulty)) for line in answer.out.splitlines())
    assert "1 file, 2 errors" in answer.err
    assert call("validate", faulty, "-q").err == ""


def test_stdin(call: Call) -> None:
    text = text_of("namnd").replace(*FAULTS[0])
    answer = call(
        "validate", "-", "--stdin-filename", "ks/a.txt", "--output-format", "json", stdin=text.encode()
    )
    assert [(one["path"], one["code"]) for one in json.loads(answer.out) if one["severity"] == "error"] == [
        ("ks/a.txt", "P001")
    ]


def test_records_are_checked_as_scans_are(call: Call, faulty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    assert call("parse", faulty, "--out-dir", folder).code == 0
    answer = call("validate", folder, "--output-format", "json", "--select", "L,P")
    assert sorted(codes(answer)) == ["L803", "P001"]


def test_configuration(call: Call, faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes.toml").write_text(
        'ignore = ["T"]\nper-file-ignores = {"fel*" = ["P001"]}\n', encoding="utf-8"
    )
    assert codes(call("validate", faulty, "--output-format", "json", "--select", "P,L,T")) == ["L803"]
    (tmp_path / "minutes.toml").write_text('igore = ["T"]\n', encoding="utf-8")
    answer = call("validate", faulty)
    assert answer.code == 2
    assert "'ignore'" in answer.err


def test_baseline(call: Call, faulty: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert call("validate", faulty, "--write-baseline", known).code == 0
    answer = call("validate", faulty, "--baseline", known, "--output-format", "json")
    assert (answer.code, answer.out) == (0, "[]\n")
    assert "known" in answer.err
    assert "3234" not in known.read_text(encoding="utf-8")
    shifted = faulty.read_text(encoding="utf-8").replace("§ 21\n", "\n\n\n§ 21\n", 1)
    faulty.write_text(shifted, encoding="utf-8")
    assert call("validate", faulty, "--baseline", known).code == 0
    faulty.write_text(shifted.replace("den 30 september 2024", "den 31 september 2024"), encoding="utf-8")
    assert codes(call("validate", faulty, "--baseline", known, "--output-format", "json")) == ["M302"]


def test_two_alike_count_as_two(call: Call, faulty: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    call("validate", faulty, "--select", "P", "--write-baseline", known)
    text = faulty.read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if "640823" in line)
    faulty.write_text(text.replace(line, f"{line}\n{line}", 1), encoding="utf-8")
    assert codes(
        call("validate", faulty, "--select", "P", "--baseline", known, "--output-format", "json")
    ) == ["P001"]


def test_stale_baseline_is_reported(call: Call, faulty: Path, clean: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    call("validate", faulty, "--write-baseline", known)
    shutil.copy(clean, faulty)
    answer = call("validate", faulty, "--baseline", known)
    assert answer.code == 0
    assert "stale baseline entry: fel.txt: P001 (item 24)" in answer.err


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"version": 1}', '{"version": 9, "entries": []}', '{"version": 1, "entries": [{}]}', ""],
)
def test_broken_baseline(call: Call, clean: Path, tmp_path: Path, text: str) -> None:
    known = tmp_path / "known.json"
    known.write_text(text, encoding="utf-8")
    answer = call("validate", clean, "--baseline", known)
    assert answer.code == 2
    assert "baseline" in answer.err
    assert "--write-baseline" in answer.err
    assert "Traceback" not in answer.err


BAD = {
    "nyare.json": '{"schema_version": "2.0", "items": []}',
    "annat.json": '{"name": "paket"}',
    "lista.json": "[1, 2]",
    "trasig.json": '{"schema_version": "1.0", "items": [',
    "fel.json": '{"schema_version": "1.0", "items": [{"order": "tre"}]}',
    "tom.txt": "",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_the_rest_checked(call: Call, faulty: Path, name: str) -> None:
    faulty.with_name(name).write_text(BAD[name], encoding="utf-8")
    answer = call("validate", faulty.parent, "--output-format", "json", "--select", "P")
    assert answer.code == 2
    assert name in answer.err
    assert "Traceback" not in answer.err
    assert [one["path"] for one in json.loads(answer.out)] == [str(faulty)]


def test_symlink_loop(call: Call, faulty: Path) -> None:
    loop = faulty.with_name("ring.txt")
    loop.symlink_to(loop)
    faulty.with_name("inre").symlink_to(faulty.parent, target_is_directory=True)
    answer = call("validate", faulty.parent, "--output-format", "json", "--select", "P")
    assert answer.code == 2
    assert "ring.txt" in answer.err
    assert codes(answer) == ["P001"]


def test_a_file_that_vanishes(call: Call, faulty: Path, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from minutes_cli.batch import worker

    real = worker.read_bytes

    def vanish(path: str) -> bytes:
        if str(path) == str(clean):
            clean.unlink()
        return real(path)

    monkeypatch.setattr(worker, "read_bytes", vanish)
    answer = call("validate", faulty.parent, "--output-format", "json", "--select", "P", "--no-cache")
    assert answer.code == 2
    assert clean.name in answer.err
    assert codes(answer) == ["P001"]


def test_fix_and_diff(call: Call, faulty: Path) -> None:
    before = faulty.read_bytes()
    shown = call("validate", faulty, "--fix", "--diff")
    assert shown.code == 0
    assert "-Lars Dahl redovisar utfallet för janu\u00adari" in shown.out
    assert "+Lars Dahl redovisar utfallet för januari" in shown.out
    assert "3234" not in shown.out
    assert faulty.read_bytes() == before
    call("validate", faulty, "--fix")
    after = faulty.read_text(encoding="utf-8")
    assert "\u00ad" not in after
    assert "640823-3234" in after
    assert "T006" not in codes(call("validate", faulty, "--output-format", "json"))


def test_fix_keeps_the_encoding(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "gammal.txt"
    path.write_bytes(
        text_of("namnd").replace("januari, som", "janu\u00adari, som").replace("–", "-").encode("cp1252")
    )
    call("validate", path, "--fix")
    assert "för januari, som" in path.read_bytes().decode("cp1252")


def test_jobs_give_the_same_bytes(call: Call, faulty: Path, clean: Path) -> None:
    runs = [
        call("validate", faulty.parent, "--output-format", "json", "--no-cache", "--jobs", jobs).out
        for jobs in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_cache_gives_the_same_and_is_keyed_by_content(
    call: Call, faulty: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from minutes_cli.batch import memory, validation

    real, calls = validation._check, list[str]()

    def counting(data: bytes, path: str, *rest: object) -> object:
        calls.append(path)
        return real(data, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(validation, "_check", counting)
    monkeypatch.setattr(memory, "program_stamp", lambda: "one program")
    cache = tmp_path / "minne"
    options = ("--cache-dir", cache, "--output-format", "json")
    first = call("validate", faulty, *options)
    second = call("validate", faulty, *options)
    assert first.out == second.out
    assert len(calls) == 1
    call("validate", faulty, *options, "--select", "P", "--lang", "sv")
    assert len(calls) == 1
    call("validate", faulty, *options, "--seats", "9")
    assert len(calls) == 2
    faulty.write_text(faulty.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    call("validate", faulty, *options)
    assert len(calls) == 3
    for entry in cache.rglob("*.json"):
        entry.write_text("trasig", encoding="utf-8")
    assert codes(call("validate", faulty, *options)) == codes(first)
    assert not [path for path in faulty.parent.iterdir() if path.name.startswith(".")]


def test_a_cache_that_cannot_be_written_is_no_failure(call: Call, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert call("validate", clean, "--cache-dir", tmp_path / "fil").code == 0


def test_seats_and_parties(call: Call, clean: Path) -> None:
    answer = call("validate", clean, "--seats", "11", "--output-format", "json")
    assert "A404" in codes(answer)


@pytest.mark.skipif(os.name == "nt", reason="modes of files")
def test_manifest(call: Call, clean: Path, tmp_path: Path) -> None:
    listed = tmp_path / "SHA256SUMS"
    listed.write_text(f"{'0' * 64}  {clean.name}\n{'1' * 64}  borta.txt\n", encoding="utf-8")
    answer = call("validate", clean, "--manifest", listed, "--output-format", "json")
    assert {(one["code"], Path(one["path"]).name) for one in json.loads(answer.out)} == {
        ("J709", clean.name),
        ("C002", "borta.txt"),
    }
    listed.write_text("hej\n", encoding="utf-8")
    assert call("validate", clean, "--manifest", listed).code == 2


def test_rules_command(call: Call) -> None:
    assert "J704  Adjusted too late (kommun error)" in call("rules").out
    explained = call("rules", "j704", "--lang", "sv").out
    assert "KL 5:69" in explained
    assert "21 dagar efter sammanträdet" in explained
    assert json.loads(call("rules", "L", "--output-format", "json").out)[0]["code"] == "L801"
    answer = call("rules", "J740")
    assert answer.code == 2
    assert "J704" in answer.err
