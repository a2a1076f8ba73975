"""Who voted how in running text: ``A (S), B (M) och C (V) röstar Ja.``, ``Ja: A, B``, ``5 ja-röster (A …)``.

Input: a text.  Output: its lists in order: (start, end, rows, answer, stated figure), offsets in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote
from minutes_cli.structure.people.listed import begins_with_person, read_people
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.voting.answers import answer_of
from minutes_cli.structure.voting.ballots import Row, one_person
from minutes_cli.structure.voting.vote_counts import N, number_of
from minutes_cli.structure.voting.voters import is_list_of_voters, voters

Found = tuple[int, int, list[Row], BallotVote, int | None]

_INLINE = regex(
    r"""(?:(?<=^)|(?<=[.;\n])|(?<=\s))\W*(?:(?:foljande|dessa)\s(?:ledam\w+\s)?)?(?:rosta\w*\s)?(?P<answer>ja|nej|avst\w*|franvarande)
        (?:[\s-]*r\w{1,3}st\w*)?(?:\sfran\satt\srosta)?(?:\srosta\w*)?\s?(?:\((?P<n>\d{1,3})(?:\sst)?\))?\s?(?::|(?<=rostar)|(?<=rostade)|(?<=rostat))\s*(?P<who>[^.:]{5,4000}?)
        (?=\.(?:\s|$)|$|\n[^\n:]{2,30}:|\s(?:ja|nej|avst\w*|franvarande)(?:[\s-]*r\w{1,3}st\w*)?\s?(?:\(\d+(?:\sst)?\))?\s?:)""",
    re.VERBOSE | re.DOTALL,
)
_RUNNING = regex(
    r"""\b(?:r\w{1,3}sta(?:r|de|t)?\s+(?P<answer>ja|nej|for\sja|for\snej)|(?P<out>avst(?:ar|ir|dr|od|ar)\w*(?:\sfran\satt\sr\w+)?|lagger\sne[dr]\ssin\w*\sr\w+))
        \s*(?:\((?P<n>\d{1,3})\))?""",
    re.VERBOSE,
)
_HEADS_LIST = regex(r"\s?(?:\(\d{1,3}(?:\sst)?\)\s?)?:")
_BRACKETED = regex(
    r"\b(?:\d{1,3}|[a-z]{2,6})\s(?:st\s)?(?P<answer>ja|nej)[\s-]?r\w{2,7}\s?\((?P<who>[^)]{5,2000}(?:\([^)]{1,6}\)[^)]{0,400})*)\)"
)
_FOR_PROPOSAL = regex(
    rf"\b(?P<n>{N})\sr\w{{2,7}}\sfor\s[^.()]{{3,80}}\((?P<who>[^)]{{5,600}}(?:\([^)]{{1,6}}\)[^)]{{0,400}})*)\)"
)
_CALLED = regex(
    r"""(?P<who>[A-ZÅÄÖ][^,;:.()]{3,50}?(?:\s\([^)]{1,6}\))?)\s?[-–:]?\s(?P<answer>[Jj]a|[Nn]ej|[Aa]vst\w+)
        (?=\s*(?:[,;.]|och\b|samt\b|$))""",
    re.VERBOSE,
)
_WHO_WILL = regex(r"(?:den|de|var och en)\s+som\b")  # ``Ja röstar den som bifaller …`` says what Ja means
_FEWEST_CALLED = 3  # in a row make a roll call
_SENTENCE = regex(r"[.:][\"'”]?(?=\s+[^\s\d]|\s*\n)|\n\s*\n")


def running_rows(text: str, first_line: int) -> list[Found]:
    """Lists in running text: (start, end, rows, answer, stated figure), in order.

    first_line: line number of the text's first line.
    """
    folded = fold(text)
    found: list[Found] = []
    lone: list[Found] = []  # who alone abstains, beside lists of another form
    floor = 0
    for match in _RUNNING.finditer(folded):
        if _HEADS_LIST.match(folded, match.end()):
            continue  # ``Ledamot som röstar ja:`` heads the list after it
        vote: BallotVote | None = (
            "abstain" if match["out"] else answer_of(match["answer"].replace("for ", ""))
        )
        stops = [m.end() for m in _SENTENCE.finditer(text, floor, match.start())]
        start = _past_answers(text, max([floor, *stops]), match.start())
        who = text[start : match.start()]
        people = read_people(who, listed=True) or (voters(who) if is_list_of_voters(who) else [])
        floor = match.end()
        if (
            vote is None
            or not people
            or not (match["n"] or match["out"] or all(person.party for person in people) or len(people) > 1)
        ):
            continue
        is_lone = match["out"] and not match["n"] and len(people) == 1 and not people[0].party
        if re.search(r"\b(?:den som|yrkar|foreslar|att|ja|nej)\b", folded[start : match.start()]):
            continue
        line = first_line + text.count("\n", 0, start)
        rows = [Row(person.name, person.party, vote, line) for person in people]
        told = (start, match.end(), rows, vote, int(match["n"]) if match["n"] else None)
        (lone if is_lone else found).append(told)
    if found:
        return sorted([*found, *lone], key=itemgetter(0))
    found = _called(text, first_line) or _bracketed(text, first_line)
    if found:
        return found
    for match in _INLINE.finditer(folded):
        answer = answer_of(match["answer"])
        who = text[match.start("who") : match.end("who")]
        people = voters(_people_part(who))
        if answer is None or not people or _WHO_WILL.match(fold(who)):
            continue
        line = first_line + text.count("\n", 0, match.start("who"))
        rows = [Row(person.name, person.party, answer, line) for person in people]
        found.append((match.start(), match.end(), rows, answer, int(match["n"]) if match["n"] else None))
    return sorted([*found, *lone], key=itemgetter(0)) if found else []


def _past_answers(text: str, start: int, end: int) -> int:
    """The first line that lists people after the last Ja or Nej of a stretch."""
    answers = list(re.finditer(r"\b(?:ja|nej)\b", fold(text[start:end])))
    if not answers:
        return start
    at = text.find("\n", start + answers[-1].end(), end)
    while at >= 0:
        if begins_with_person(text[at + 1 :].split("\n", 1)[0]):
            return at + 1
        at = text.find("\n", at + 1, end)
    return start


def _called(text: str, first_line: int) -> list[Found]:
    """A roll call in running text: ``Stina Ek (S) ja, Bo Alm (M) nej och Per Lind (C) avstår``."""
    found: list[Found] = []
    for match in _CALLED.finditer(text):
        vote = answer_of(fold(match["answer"]))
        person = one_person(match["who"])
        if vote and person:
            line = first_line + text.count("\n", 0, match.start())
            found.append(
                (match.start(), match.end(), [Row(person.name, person.party, vote, line)], vote, None)
            )
    return found if len(found) >= _FEWEST_CALLED else []


def _bracketed(text: str, first_line: int) -> list[Found]:
    """``3 ja-röster (Stina Ek, Bo Alm, Per Lind) och 1 nej-röst (Eva Ask)``."""
    found: list[Found] = []
    for match in _BRACKETED.finditer(fold(text)):
        vote = answer_of(match["answer"])
        people = voters(text[match.start("who") : match.end("who")])
        if vote and people:
            line = first_line + text.count("\n", 0, match.start("who"))
            rows = [Row(person.name, person.party, vote, line) for person in people]
            found.append((match.start(), match.end(), rows, vote, None))
    return found or _for_proposals(text, first_line)


def _for_proposals(text: str, first_line: int) -> list[Found]:
    """``fyra röster för Eks yrkande (Ek, Alm) och tre röster för Linds yrkande (Lind)``: the first is yes."""
    matches = list(_FOR_PROPOSAL.finditer(fold(text)))
    if len(matches) != 2:
        return []
    found: list[Found] = []
    answers: tuple[BallotVote, BallotVote] = ("yes", "no")
    for match, vote in zip(matches, answers, strict=True):
        people = voters(text[match.start("who") : match.end("who")])
        line = first_line + text.count("\n", 0, match.start("who"))
        rows = [Row(person.name, person.party, vote, line) for person in people]
        if rows:
            found.append((match.start(), match.end(), rows, vote, number_of(match["n"])))
    return found


def _people_part(text: str) -> str:
    """The lines at a text's start that go on listing people."""
    lines = text.split("\n")
    kept = [lines[0]]
    for before, line in pairwise(lines):
        if not (before.rstrip().endswith((",", " och", " samt")) or is_list_of_voters(line)):
            break
        kept.append(line)
    return " ".join(kept)
