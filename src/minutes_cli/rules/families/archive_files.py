"""C: the files of an archive: twins, sums, and what goes wrong in all of a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_cli.rules.across_files import changed, listed_digest
from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.families.archive_calendar import LEAST_FILES
from minutes_cli.rules.families.archive_cases import minutes
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, archive_rule
from minutes_cli.rules.series import series_of


@archive_rule(
    code="C001",
    name="same-meeting-twice",
    title=Say("The same meeting twice", "Samma sammanträde två gånger"),
    severity=all_profiles("warning"),
    source=Say("Archive practice: one meeting, one file", "Arkivpraxis: ett sammanträde, en fil"),
    why=Say(
        "Two versions of one meeting: which one is the archived original?",
        "Två versioner av ett sammanträde: vilken är originalet?",
    ),
    message=Say("{body} {date} is also in {other}{what}", "{body} {date} finns också i {other}{what}"),
    fires=Example(
        path="ks/b.txt", record=minutes("2024-01-08"), archive=(("ks/a.txt", minutes("2024-01-08")),)
    ),
    silent=Example(
        path="ks/b.txt", record=minutes("2024-02-05", 4, 6), archive=(("ks/a.txt", minutes("2024-01-08")),)
    ),
)
def same_meeting_twice(archive: Archive) -> Iterator[Hit]:
    """One body and day in two files that share items; files that split a meeting by § share none."""
    for series in series_of(archive):
        by_day: dict[str, list[Facts]] = {}
        for meeting in series.meetings:
            by_day.setdefault(meeting.date or "", []).append(meeting)
        for date, files in by_day.items():
            for place, facts in enumerate(files[1:], 1):
                other = next((earlier for earlier in files[:place] if _overlap(earlier, facts)), None)
                if other is None:
                    continue
                is_copy = facts.sha256 is not None and facts.sha256 == other.sha256
                what = Say(", byte for byte", ", byte för byte") if is_copy else Say("", "")
                yield Hit(
                    {"body": series.body, "date": date, "other": other.path, "what": what}, path=facts.path
                )


def _overlap(one: Facts, other: Facts) -> bool:
    first, second = {item.number for item in one.items}, {item.number for item in other.items}
    return bool(first & second) or not first or not second


@archive_rule(
    code="C002",
    name="manifest",
    title=Say("File and manifest differ", "Fil och förteckning skiljer sig"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A file that is lost or changed is noticed only by its checksum.",
        "Att en fil försvunnit eller ändrats märks bara på kontrollsumman.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(path="ks/a.txt", record=minutes("2024-01-08"), manifest=f"{'b' * 64}  ks/lost.txt\n"),
    silent=Example(
        path="ks/a.txt",
        record={**minutes("2024-01-08"), "source": {"sha256": "b" * 64}},
        manifest=f"{'b' * 64}  ks/a.txt\n",
    ),
    needs=("manifest",),
)
def manifest(archive: Archive) -> Iterator[Hit]:
    """Listed files that are missing, files that are not listed, and changed ones that are not adjusted."""
    if not archive.manifest:
        return
    found = [facts.path.replace("\\", "/") for facts in archive.documents]
    for listed in archive.manifest:
        if not any(
            path == listed or path.endswith("/" + listed) or listed.endswith("/" + path) for path in found
        ):
            what = Say("listed in the manifest but not there", "förtecknad men finns inte")
            yield Hit({"what": what}, path=listed)
    for facts in archive.documents:
        if listed_digest(archive, facts.path) is None:
            yield Hit({"what": Say("not listed in the manifest", "inte förtecknad")}, path=facts.path)
    for facts, _ in changed(archive):
        if not facts.is_adjusted:
            what = Say("changed since the manifest was written", "ändrad sedan förteckningen skrevs")
            yield Hit({"what": what}, path=facts.path)


@archive_rule(
    code="C003",
    name="rule-fails-everywhere",
    title=Say("One rule fails in most files", "En regel slår till i de flesta filer"),
    severity=all_profiles("warning"),
    source=Say("Practice of scraper monitoring", "Praxis vid övervakning av insamling"),
    why=Say(
        "It is rarely the minutes that are all wrong: look at the scanning, the template or the settings first.",
        "Det är sällan alla protokoll som är fel: se först på skanning, mall eller inställningar.",
    ),
    message=Say(
        "{code} is found in {count} of {total} files ({share:.0%})",
        "{code} finns i {count} av {total} filer ({share:.0%})",
    ),
    fires=Example(
        path="ks/e.txt",
        record=minutes("2024-05-06"),
        archive=tuple(
            (f"ks/{name}.txt", minutes(f"2024-0{month}-01")) for month, name in enumerate("abcd", 1)
        ),
    ),
    silent=Example(path="ks/b.txt", record=minutes("2024-02-05", 4, 6)),
)
def rule_fails_everywhere(archive: Archive) -> Iterator[Hit]:
    """Errors and warnings by code over five files and more; said of the folder, at its first file."""
    total = len(archive.documents)
    if total < LEAST_FILES:
        return
    counts = Counter(
        code for facts in archive.documents for code, severity in facts.codes if severity != "info"
    )
    for code, count in sorted(counts.items()):
        if count / total > archive.settings.max_failing_share:
            yield Hit(
                {"code": code, "count": count, "total": total, "share": count / total},
                path=common_folder(archive),
            )


def common_folder(archive: Archive) -> str:
    """The folder that all the documents share; their first path where they share none."""
    paths = [facts.path.replace("\\", "/").split("/")[:-1] for facts in archive.documents]
    shared: list[str] = []
    for parts in zip(*paths, strict=False):
        if len(set(parts)) != 1:
            break
        shared.append(parts[0])
    return "/".join(shared) or (archive.documents[0].path if archive.documents and not any(paths) else ".")
