"""N107 and C007: do the minutes of a body follow each other?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from minutes_cli.rules.facts import Archive
from minutes_cli.rules.families.archive_cases import minutes
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, archive_rule, by_profile
from minutes_cli.rules.series import Pair, Series, convention_of, iter_pairs, series_of


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
        record=minutes("2024-02-05", 9, 12),
        archive=(("ks/2024-01-08.txt", minutes("2024-01-08", 1, 5)),),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record=minutes("2024-02-05", 6, 9),
        archive=(("ks/2024-01-08.txt", minutes("2024-01-08", 1, 5)),),
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
        record=minutes("2024-03-04", 9, 11, number="3"),
        archive=(("ks/a.txt", minutes("2024-01-08", number="1")),),
    ),
    silent=Example(
        path="ks/b.txt",
        record=minutes("2024-02-05", 4, 6, number="2"),
        archive=(("ks/a.txt", minutes("2024-01-08", number="1")),),
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
