"""Yrkanden: who proposes what.

Input: an item with its sections.  Output: :class:`.models.Motion` in order.  A motion is a sentence whose
subject is people (or a group) and whose verb is ``yrkar`` - or ``föreslår`` under a heading for motions and
proposals; what follows it under such a heading, up to the next one, belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Motion, Stance
from minutes_cli.structure.people.movers import read_movers
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import ItemDraft, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.sentences import Sentence, iter_sentences

_MOVES = regex(
    r"\byrk(?:ar|ade|at|as|ades|a)\b|\bframstall(?:er|de)\s(?:ett\s)?yrkande|\bhemstaller\b|\bbegar\saterremiss",
    needs=("yrk", "hemstaller", "begar"),
)
_PROPOSES = regex(r"\bfor[ea]s(?:lar|log|i[ao]r|iar)\b|\bforesl\w{1,3}\b", needs=("fores", "foras"))
_STATED = regex(r"[^:.]{5,200}?(?P<colon>\s?:)\s+(?=[A-ZÅÄÖ])")
_PROPOSAL_SECTIONS = frozenset({"motions", "proposal", "today"})
_SECTIONS = frozenset({"motions", "proposal", "today", "body", "proposition", "background", "other", "vote"})
_NOT_MOVING = regex(
    r"\b(?:proposition|till forman for|i enlighet med|bifallit|ordforanden (?:finner|staller|fragar))\b"
)
_SUPPORTED = regex(
    r"\W*(?:med|under)\s+(?:bifall|instammanden?|stod|understod|medhall)\s+(?:av|fran)\s+(?P<who>[^,;:]{4,200}?)\s*,"
)
_STANCES: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (regex(r"\b(?:at|4t|a)terremi\w+", needs=("terremi",)), "refer_back"),
    (regex(r"\b(?:bordl\w+|uppsk[jo]\w+|vila\b|vilande)", needs=("bordl", "uppsk", "vila")), "postpone"),
    (regex(r"\btill[aä]gg\w*", needs=("gg",)), "add"),
    (regex(r"\bavsl(?:ag|a|as|agit|ar)\b", needs=("avsla",)), "reject"),
    (regex(r"\b(?:bifall\w*|tillstyrk\w*|godkan\w*)", needs=("bifall", "tillstyrk", "godkan")), "approve"),
    (regex(r"\b(?:andring\w*|att|foljande)\b"), "amend"),
)


def read_motions(item: ItemDraft, book: NameBook) -> list[Motion]:
    """The motions of an item, in order."""
    motions: list[Motion] = []
    for kind, lines in _parts(item):
        current: Motion | None = None
        for sentence in iter_sentences(lines):
            motion = _motion(sentence, kind, book)
            if motion is not None:
                motions.append(motion)
                current = motion
            elif current is not None and kind == "motions" and _goes_on(sentence, current):
                current.text = f"{current.text} {sentence.text}"
                current.line_end = sentence.line_end
    return motions


def _parts(item: ItemDraft) -> Iterator[tuple[str, Sequence[TextLine]]]:
    if not item.sections:
        yield "body", item.lines
        return
    for section in item.sections:
        if section.kind in _SECTIONS:
            yield section.kind, section.lines


def _motion(sentence: Sentence, kind: str, book: NameBook) -> Motion | None:
    folded = fold(sentence.text)
    verb = _MOVES.search(folded)
    if verb is None and kind in _PROPOSAL_SECTIONS:
        verb = _PROPOSES.search(folded)
    if verb is None and kind == "motions":
        verb = _STATED.match(sentence.text)  # "Stina Ek (S): Bifall till förslaget."
    if verb is None:
        return None
    if "colon" in verb.re.groupindex:
        start, end = verb.span("colon")
    else:
        start, end = verb.span()
    subject = sentence.text[:start]
    if _NOT_MOVING.search(folded[:start]) or len(subject) > 1500:
        return None
    by = read_movers(subject, book)
    if not by:
        return None
    supported = _SUPPORTED.match(folded, end)
    if supported:  # ``Stål (S) yrkar, med bifall av Lindgren (S), avslag``
        by += read_movers(sentence.text[supported.start("who") : supported.end("who")], book)
        end = supported.end()
    return Motion(
        by=by,
        stance=stance_of(sentence.text[end:]),
        text=sentence.text,
        line_start=sentence.line_start,
        line_end=sentence.line_end,
    )


def _goes_on(sentence: Sentence, current: Motion) -> bool:
    """Whether a sentence under the motions' heading still states the motion before it."""
    return (
        current.text.rstrip().endswith((":", ","))
        or not sentence.opens
        or sentence.text[:4].lower() == "att "
    )


def stance_of(text: str) -> Stance | None:
    """What a motion wants: the first thing that its predicate names.

    >>> stance_of("i första hand återremiss och i andra hand avslag")
    'refer_back'
    """
    folded = fold(text)
    found = [(match.start(), stance) for pattern, stance in _STANCES if (match := pattern.search(folded))]
    if not found:
        return None
    first = [pair for pair in found if pair[1] != "amend"] or found
    return min(first, key=lambda pair: pair[0])[1]
