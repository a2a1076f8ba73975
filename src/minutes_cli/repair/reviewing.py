"""Put a person's decisions to work on a repaired scan.

Steps, start reading at :func:`apply_decisions`:

1. find the place of each decision by content (:func:`find_places`), from the surest way to the
   weakest: same line and same neighbours; same line; same words around, in a line that changed;
2. drop the corrections that overlap a decided place;
3. put in what the person wants there, as few and as small changes as will do.

A decision that has no place, or more than one it could mean, is handed back, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from minutes_cli.patterns import regex
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.decisions import Decision, Places, line_core, merge_decisions
from minutes_cli.repair.model import Correction, Flag, Repaired
from minutes_cli.values import frozen

REVIEWED = "review"  # the reason of a correction that a person made
_MIN_WORDS_AROUND = 8  # characters on either side that tell a place apart in a line that changed
_TOKEN = regex(r"\s+|\S+")

Place = tuple[int, int, int]


@frozen
class Reviewed:
    """A repaired scan after a person's decisions.

    used: the decisions that had a place here.  unused: those that speak of this document and
    had none (or several); decisions about other documents are in neither.
    """

    repaired: Repaired
    used: tuple[Decision, ...] = ()
    unused: tuple[Decision, ...] = ()


def apply_decisions(scan: Scan, repaired: Repaired, decisions: Iterable[Decision]) -> Reviewed:
    """Honour decisions: accepted and edited readings stand, rejected ones are undone."""
    lines = scan.text.split("\n")
    places = Places(lines)
    name = _base_name(scan.name)
    used: list[Decision] = []
    unused: list[Decision] = []
    wanted: dict[Place, Decision] = {}
    for decision in sorted(merge_decisions(decisions), key=lambda one: one.at):
        own = _is_about(decision, scan.sha256, name)
        found = find_places(places, decision, own_document=own)
        if found:
            used.append(decision)
            for place in found:
                wanted[place] = decision
        elif own:
            unused.append(decision)
    decided = _by_line(wanted)
    kept = [item for item in repaired.corrections if not _is_decided(item, decided)]
    touched = {
        (item.line, item.start, item.end, item.after): item
        for item in repaired.corrections
        if _is_decided(item, decided)
    }
    made = [
        change
        for place, decision in _without_overlaps(wanted)
        for change in _changes(lines[place[0] - 1], place, decision, touched)
    ]
    corrections = tuple(sorted([*kept, *made], key=lambda item: (item.line, item.start, item.end)))
    flags = tuple(flag for flag in repaired.flags if not _is_decided(flag, decided))
    done = replace(repaired, text=replay(lines, corrections), corrections=corrections, flags=flags)
    return Reviewed(done, tuple(used), tuple(unused))


def find_places(places: Places, decision: Decision, *, own_document: bool) -> list[Place]:
    """Where a decision belongs: (line, start, end) of each place, none when that is not certain.

    own_document: the decision was made about this very document; only then are the weaker
    ways used, so that a decision never leaks into a document that merely has a like line.
    """
    same_line: list[Place] = []
    for number in places.with_digest(decision.line):
        _, dropped = line_core(places.line(number))
        start = decision.start + dropped
        end = start + len(decision.before)
        if places.line(number)[start:end] == decision.before:
            same_line.append((number, start, end))
    exact = [place for place in same_line if places.context(*place) == (decision.left, decision.right)]
    if exact or not own_document:
        return exact
    if same_line:
        return same_line
    return _find_by_words_around(places, decision)


def replay(lines: Sequence[str], corrections: Iterable[Correction]) -> str:
    """The text that corrections, in order of place, make of scan lines."""
    texts = list(lines)
    for item in sorted(corrections, key=lambda one: (one.line, one.start, one.end), reverse=True):
        text = texts[item.line - 1]
        texts[item.line - 1] = text[: item.start] + item.after + text[item.end :]
    return "\n".join(texts)


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _is_about(decision: Decision, sha256: str, name: str) -> bool:
    if decision.sha256 and decision.sha256 == sha256:
        return True
    return bool(decision.document) and _base_name(decision.document) == name


def _find_by_words_around(places: Places, decision: Decision) -> list[Place]:
    """The one place with the same words around it; none if there are several."""
    left = decision.left[-_MIN_WORDS_AROUND:]
    right = decision.right[:_MIN_WORDS_AROUND]
    if not decision.before or len(left.strip()) + len(right.strip()) < _MIN_WORDS_AROUND:
        return []
    found: list[Place] = []
    for number in places.filled():
        text = places.line(number)
        start = text.find(decision.before)
        while start >= 0:
            end = start + len(decision.before)
            before, after = places.context(number, start, end)
            if before.endswith(left) and after.startswith(right):
                found.append((number, start, end))
                if len(found) > 1:
                    return []
            start = text.find(decision.before, start + 1)
    return found


def _by_line(wanted: Iterable[Place]) -> dict[int, list[tuple[int, int]]]:
    grouped: dict[int, list[tuple[int, int]]] = {}
    for line, start, end in wanted:
        grouped.setdefault(line, []).append((start, end))
    return grouped


def _is_decided(item: Correction | Flag, decided: dict[int, list[tuple[int, int]]]) -> bool:
    return any(_overlaps(item.start, item.end, *place) for place in decided.get(item.line, ()))


def _overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    if start == end or other_start == other_end:  # an insertion: touching is enough
        return start <= other_end and other_start <= end
    return start < other_end and other_start < end


def _without_overlaps(wanted: dict[Place, Decision]) -> list[tuple[Place, Decision]]:
    """Places in order; where two overlap, the one decided last stands."""
    standing: dict[int, dict[Place, Decision]] = {}
    for place, decision in wanted.items():
        row = standing.setdefault(place[0], {})
        for other in [one for one in row if _overlaps(one[1], one[2], place[1], place[2])]:
            del row[other]
        row[place] = decision
    entries = (entry for row in standing.values() for entry in row.items())
    return sorted(entries, key=lambda entry: entry[0])


def _changes(
    line: str, place: Place, decision: Decision, proposed: dict[tuple[int, int, int, str], Correction]
) -> list[Correction]:
    """The corrections that make the wanted text at a place; none where the scan stands."""
    number, start, end = place
    before = line[start:end]
    if before == decision.text:
        return []
    same = proposed.get((*place, decision.text))
    if same is not None:
        return [replace(same, confidence=1.0)]
    reason = decision.reason if decision.decision == "accept" and decision.reason else REVIEWED
    return [
        Correction(number, start + a, start + b, before[a:b], after, reason, 1.0)
        for a, b, after in _word_changes(before, decision.text)
    ]


def _word_changes(before: str, after: str) -> list[tuple[int, int, str]]:
    """Differences word by word: (start, end in before, text instead)."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    offsets = [0]
    for token in old:
        offsets.append(offsets[-1] + len(token))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (offsets[a], offsets[b], "".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
