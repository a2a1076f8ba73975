"""C: the people of an archive, and how their names are spelt."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.families.archive_cases import minutes
from minutes_cli.rules.families.attendance_names import is_spelling_of
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, archive_rule
from minutes_cli.rules.people import fold_name
from minutes_cli.rules.series import series_of


@archive_rule(
    code="C006",
    name="person-spelt-two-ways",
    title=Say("A person spelt two ways in the archive", "En person stavad på två sätt i arkivet"),
    severity=all_profiles("info"),
    source=Say("Scans read one name in two ways", "Skanningar läser ett namn på två sätt"),
    why=Say(
        "Who searches for the person misses the files with the other spelling.",
        "Den som söker personen missar filerna med den andra stavningen.",
    ),
    message=Say(
        "{rare!r} ({few} files) is probably {usual!r} ({many} files)",
        "{rare!r} ({few} filer) är troligen {usual!r} ({many} filer)",
    ),
    fires=Example(
        path="ks/2024-02-05.txt",
        record={**minutes("2024-02-05", 4, 6), "attendance": [{"name": "Gunvor Hallqvist"}]},
        archive=(
            ("ks/2024-01-08.txt", {**minutes("2024-01-08"), "attendance": [{"name": "Gunvor Hallkvist"}]}),
            (
                "ks/2024-03-04.txt",
                {**minutes("2024-03-04", 7, 9), "attendance": [{"name": "Gunvor Hallkvist"}]},
            ),
        ),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record={**minutes("2024-02-05", 4, 6), "attendance": [{"name": "Gunnar Hallkvist"}]},
        archive=(
            ("ks/2024-01-08.txt", {**minutes("2024-01-08"), "attendance": [{"name": "Gunvor Hallkvist"}]}),
        ),
    ),
)
def person_spelt_two_ways(archive: Archive) -> Iterator[Hit]:
    """Names of one organisation that differ by a letter or two and never stand in one file together."""
    for group in _by_organisation(archive):
        files: dict[str, list[Facts]] = {}
        for facts in group:
            for name in facts.people:
                files.setdefault(name, []).append(facts)
        for one, other in _alike(list(files)):
            paths = [{facts.path for facts in files[name]} for name in (one, other)]
            if paths[0] & paths[1]:
                continue
            rare, usual = sorted((one, other), key=lambda name: (len(files[name]), name))
            values = {"rare": rare, "few": len(files[rare]), "usual": usual, "many": len(files[usual])}
            yield Hit(values, path=files[rare][0].path)


def _by_organisation(archive: Archive) -> list[list[Facts]]:
    groups: dict[str, list[Facts]] = {}
    for series in series_of(archive):
        groups.setdefault(fold_name(series.organisation or series.body), []).extend(series.meetings)
    return list(groups.values())


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one name in two spellings; compared only where a part is the same."""
    buckets: dict[str, list[str]] = {}
    for name in names:
        parts = fold_name(name).split()
        for part in {parts[0], "+" + parts[-1]} if parts else set():
            buckets.setdefault(part, []).append(name)
    told: set[frozenset[str]] = set()
    for bucket in buckets.values():
        for place, one in enumerate(bucket[:200]):
            for other in bucket[place + 1 : 200]:
                pair = frozenset((one, other))
                if pair not in told and is_spelling_of(one, other):
                    told.add(pair)
                    yield one, other
