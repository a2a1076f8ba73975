"""C and N107: the archive as a whole.  What one file cannot show, its neighbours can."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from minutes_cli.rules.across_files import changed, listed_digest
from minutes_cli.rules.attendance import is_spelling_of
from minutes_cli.rules.bodies import is_same_body
from minutes_cli.rules.dates import MONTHS, parse_date
from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, archive_rule, by_profile
from minutes_cli.rules.people import fold_name
from minutes_cli.rules.series import Pair, Series, convention_of, iter_pairs, series_of

_KS = "Kommunstyrelsen"
MONTHLY_DAYS = 45
MOST_MONTH_GAP = 75
LEAST_FILES = 5


def _minutes(date: str, first: int = 1, last: int = 3, **meeting: object) -> dict[str, object]:
    """A minimal record for the examples: a board's minutes of a day with a range of items."""
    return {
        "meeting": {"body": _KS, "date": date, **meeting},
        "items": [
            {"number": str(number), "title": f"Ärende {date} {number}", "mark": "§"}
            for number in range(first, last + 1)
        ],
    }


@archive_rule(
    code="N107",
    name="sequence-between-minutes",
    title=Say(
        "The numbers do not go on from the previous minutes",
        "Numren fortsätter inte från föregående protokoll",
    ),
    severity=by_profile(kommun="warning", forening="warning"),
    source=Say(
        "Municipal practice: § runs over the year; the habit is learnt from the folder",
        "Kommunal praxis: § löper över året; vanan lärs av mappen",
    ),
    why=Say(
        "A jump means that minutes are missing, a repeat that two decisions share a number.",
        "Ett hopp betyder att protokoll saknas, en upprepning att två beslut delar nummer.",
    ),
    message=Say(
        "{body} begins with § {first}, but the minutes of {date} end with § {last}{what}",
        "{body} börjar med § {first}, men protokollet {date} slutar med § {last}{what}",
    ),
    fires=Example(
        path="ks/2024-02-05.txt",
        record=_minutes("2024-02-05", 9, 12),
        archive=(("ks/2024-01-08.txt", _minutes("2024-01-08", 1, 5)),),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record=_minutes("2024-02-05", 6, 9),
        archive=(("ks/2024-01-08.txt", _minutes("2024-01-08", 1, 5)),),
    ),
)
def sequence_between_minutes(archive: Archive) -> Iterator[Hit]:
    """Each meeting's first number against the last of the one before, by the convention of body and year."""
    for series in series_of(archive):
        pairs = list(iter_pairs(series.days()))
        of_years: dict[int, list[Pair]] = {}
        for pair in pairs:
            of_years.setdefault(_year(pair), []).append(pair)
        for place, pair in enumerate(pairs):
            if pair.before.day is None or pair.after.day is None:
                continue
            if pair.before.day.year == pair.after.day.year:
                hit = _within_year(series, pair, of_years[_year(pair)], pairs, place)
            else:
                hit = _over_new_year(series, pair, pairs)
            if hit is not None:
                yield hit


def _year(pair: Pair) -> int:
    return pair.after.day.year if pair.after.day else 0


def _within_year(
    series: Series, pair: Pair, of_year: list[Pair], pairs: list[Pair], place: int
) -> Hit | None:
    habit = convention_of(of_year)
    if habit == "unknown":
        habit = convention_of(pairs)
    if pair.link == "continues":
        return None
    if pair.link == "restarts":
        around = [pairs[other].link for other in (place - 1, place + 1) if 0 <= other < len(pairs)]
        if habit != "running" or "restarts" in around or len(around) < 2:
            return None
        return _hit(series, pair, Say(": the numbers of the year begin anew", ": årets nummer börjar om"))
    if pair.link == "gap":
        if habit == "restarting":
            return _hit(
                series,
                pair,
                Say(": this body's minutes begin with § 1", ": organets protokoll brukar börja med § 1"),
            )
        missing = (
            f"§ {pair.last + 1}" if pair.first == pair.last + 2 else f"§§ {pair.last + 1}–{pair.first - 1}"
        )
        return _hit(
            series,
            pair,
            Say(
                f": {missing} missing, perhaps a whole meeting",
                f": {missing} saknas, kanske ett helt sammanträde",
            ),
        )
    if habit == "restarting":
        return (
            None
            if pair.first == 1
            else _hit(
                series,
                pair,
                Say(": this body's minutes begin with § 1", ": organets protokoll brukar börja med § 1"),
            )
        )
    return _hit(series, pair, Say(": numbers are used twice", ": nummer används två gånger"))


def _over_new_year(series: Series, pair: Pair, pairs: list[Pair]) -> Hit | None:
    """The first minutes of a year begin with 1, or go on; anything else lacks the beginning of the year."""
    if (
        pair.link in ("continues", "restarts")
        or convention_of([other for other in pairs if other is not pair]) == "restarting"
    ):
        return None
    if pair.first < 10 or pair.before.day is None or pair.after.day is None:
        return (
            None
            if pair.first == 1
            else _hit(series, pair, Say(": the year does not begin with § 1", ": året börjar inte med § 1"))
        )
    return _hit(
        series,
        pair,
        Say(f": §§ 1–{pair.first - 1} of the year are missing", f": årets §§ 1–{pair.first - 1} saknas"),
    )


def _hit(series: Series, pair: Pair, what: Say) -> Hit:
    line = next((item.line for item in pair.after.items if item.number == str(pair.first)), None)
    values = {
        "body": series.body,
        "first": pair.first,
        "date": pair.before.date,
        "last": pair.last,
        "what": what,
    }
    return Hit(values, path=pair.after.path, item=str(pair.first), line=line)


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
        path="ks/b.txt", record=_minutes("2024-01-08"), archive=(("ks/a.txt", _minutes("2024-01-08")),)
    ),
    silent=Example(
        path="ks/b.txt", record=_minutes("2024-02-05", 4, 6), archive=(("ks/a.txt", _minutes("2024-01-08")),)
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
    fires=Example(path="ks/a.txt", record=_minutes("2024-01-08"), manifest=f"{'b' * 64}  ks/lost.txt\n"),
    silent=Example(
        path="ks/a.txt",
        record={**_minutes("2024-01-08"), "source": {"sha256": "b" * 64}},
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
        record=_minutes("2024-05-06"),
        archive=tuple(
            (f"ks/{name}.txt", _minutes(f"2024-0{month}-01")) for month, name in enumerate("abcd", 1)
        ),
    ),
    silent=Example(path="ks/b.txt", record=_minutes("2024-02-05", 4, 6)),
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


@archive_rule(
    code="C004",
    name="missing-months",
    title=Say("Months without minutes", "Månader utan protokoll"),
    severity=all_profiles("info"),
    source=Say("The body's own rhythm, learnt from the folder", "Organets egen rytm, lärd av mappen"),
    why=Say(
        "A body that meets every month and has no minutes for two may have lost some.",
        "Ett organ som möts varje månad men saknar protokoll för två kan ha förlorat några.",
    ),
    message=Say(
        "{body}: no minutes for {months}, between {before} and {after}",
        "{body}: inga protokoll för {months}, mellan {before} och {after}",
    ),
    fires=Example(
        path="ks/2024-09.txt",
        record=_minutes("2024-09-02", 30, 33),
        archive=tuple(
            (f"ks/2024-0{month}.txt", _minutes(f"2024-0{month}-05", month * 4 - 3, month * 4))
            for month in range(1, 6)
        ),
    ),
    silent=Example(
        path="ks/2024-06.txt",
        record=_minutes("2024-06-03", 21, 24),
        archive=tuple(
            (f"ks/2024-0{month}.txt", _minutes(f"2024-0{month}-05", month * 4 - 3, month * 4))
            for month in range(1, 6)
        ),
    ),
)
def missing_months(archive: Archive) -> Iterator[Hit]:
    """Bodies that meet monthly, with a gap over 75 days; July is free, and numbers that run on lack nothing."""
    for series in series_of(archive):
        days = series.days()
        gaps = [(other.day - one.day).days for one, other in pairwise(days) if one.day and other.day]
        if len(gaps) < LEAST_FILES - 1 or median(gaps) > MONTHLY_DAYS:
            continue
        links = {pair.after.path: pair.link for pair in iter_pairs(days)}
        for one, other in pairwise(days):
            if one.day is None or other.day is None or links.get(other.path) == "continues":
                continue
            months = [month for month in months_between(one.day, other.day) if month[1] != 7]
            if (other.day - one.day).days > MOST_MONTH_GAP and months:
                shown = ", ".join(f"{MONTHS[month - 1]} {year}" for year, month in months)
                values = {"body": series.name, "months": shown, "before": one.date, "after": other.date}
                yield Hit(values, path=other.path)


def months_between(one: datetime.date, other: datetime.date) -> list[tuple[int, int]]:
    """Whole months, as (year, month), after one day's month and before another's.

    >>> months_between(datetime.date(2024, 11, 5), datetime.date(2025, 2, 1))
    [(2024, 12), (2025, 1)]
    """
    first, last = one.year * 12 + one.month, other.year * 12 + other.month - 1
    return [(index // 12, index % 12 + 1) for index in range(first, last)]


@archive_rule(
    code="C005",
    name="next-meeting-not-there",
    title=Say("The announced meeting is not the next file", "Det aviserade mötet är inte nästa fil"),
    severity=all_profiles("warning"),
    source=Say("The minutes' own announcement", "Protokollets egen uppgift"),
    why=Say(
        "Either the meeting was moved, a day is misread, or its minutes are missing.",
        "Antingen har mötet flyttats, ett datum är felläst eller så saknas protokollet.",
    ),
    message=Say(
        "announces the next meeting of {body} for {announced}, but the next minutes are of {found}",
        "anger nästa möte med {body} till {announced}, men nästa protokoll är från {found}",
    ),
    fires=Example(
        path="ks/2024-01-08.txt",
        record=_minutes("2024-01-08", next=[{"date": "2024-02-05"}]),
        archive=(("ks/2024-03-04.txt", _minutes("2024-03-04", 4, 6)),),
    ),
    silent=Example(
        path="ks/2024-01-08.txt",
        record=_minutes("2024-01-08", next=[{"date": "2024-02-05"}]),
        archive=(("ks/2024-02-05.txt", _minutes("2024-02-05", 4, 6)),),
    ),
)
def next_meeting_not_there(archive: Archive) -> Iterator[Hit]:
    """Announced days of the same body without minutes, where later minutes are there."""
    for series in series_of(archive):
        days = series.days()
        held = {meeting.date for meeting in days}
        for meeting, following in pairwise(days):
            for coming in meeting.next:
                announced = parse_date(coming.date)
                if (
                    announced is None
                    or coming.date in held
                    or meeting.day is None
                    or announced <= meeting.day
                ):
                    continue
                if coming.body and not is_same_body(coming.body, series.body):
                    continue
                last = days[-1].day
                if (last is not None and last > announced) or (
                    following.day is not None and following.day > announced
                ):
                    values = {"body": series.body, "announced": coming.date, "found": following.date}
                    yield Hit(values, path=meeting.path, item=coming.item, line=coming.line)


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
        record={**_minutes("2024-02-05", 4, 6), "attendance": [{"name": "Gunvor Hallqvist"}]},
        archive=(
            ("ks/2024-01-08.txt", {**_minutes("2024-01-08"), "attendance": [{"name": "Gunvor Hallkvist"}]}),
            (
                "ks/2024-03-04.txt",
                {**_minutes("2024-03-04", 7, 9), "attendance": [{"name": "Gunvor Hallkvist"}]},
            ),
        ),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record={**_minutes("2024-02-05", 4, 6), "attendance": [{"name": "Gunnar Hallkvist"}]},
        archive=(
            ("ks/2024-01-08.txt", {**_minutes("2024-01-08"), "attendance": [{"name": "Gunvor Hallkvist"}]}),
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


@archive_rule(
    code="C007",
    name="minutes-number",
    title=Say("The numbers of the minutes do not run on", "Protokollens nummer löper inte"),
    severity=all_profiles("warning"),
    source=Say(
        "Minutes are numbered by year in many bodies (nr 3/2024)",
        "Protokoll numreras per år i många organ (nr 3/2024)",
    ),
    why=Say(
        "A number left out means that the minutes of a whole meeting are missing.",
        "Ett överhoppat nummer betyder att protokollet från ett helt möte saknas.",
    ),
    message=Say(
        "{body}: nr {number} follows nr {previous} ({date}){what}",
        "{body}: nr {number} följer efter nr {previous} ({date}){what}",
    ),
    fires=Example(
        path="ks/c.txt",
        record=_minutes("2024-03-04", 9, 11, number="3"),
        archive=(("ks/a.txt", _minutes("2024-01-08", number="1")),),
    ),
    silent=Example(
        path="ks/b.txt",
        record=_minutes("2024-02-05", 4, 6, number="2"),
        archive=(("ks/a.txt", _minutes("2024-01-08", number="1")),),
    ),
)
def minutes_number(archive: Archive) -> Iterator[Hit]:
    """Numbers of neighbouring minutes; a new beginning at 1 is a new year."""
    for series in series_of(archive):
        heads = [(meeting, (meeting.number or "").split("/")[0].strip()) for meeting in series.days()]
        numbered = [
            (meeting, int(head))
            for meeting, head in heads
            if head.isdigit() and head.isascii() and len(head) < 6
        ]
        for (one, before), (other, number) in pairwise(numbered):
            if number == before + 1 or number == 1:
                continue
            if number > before:
                missing = f"nr {before + 1}" if number == before + 2 else f"nr {before + 1}–{number - 1}"
                what = Say(f": {missing} missing", f": {missing} saknas")
            else:
                what = Say(": out of order or used twice", ": i fel ordning eller använt två gånger")
            values = {
                "body": series.body,
                "number": number,
                "previous": before,
                "date": one.date,
                "what": what,
            }
            yield Hit(values, path=other.path)
