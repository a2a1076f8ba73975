"""Who voted how: roll calls, lists an answer, tables with crosses, lists in running text.

Input: the lines of an item.  Output: runs of :class:`Row`.  Layouts:

- roll: ``1 Stina Ek (S) Ja``, ``Bo Alm (M) – NEJ``, ``Per Lind ....... Ja``, two such columns side by side;
- lists an answer in columns under ``Ja-röster  Nej-röster  Avstår``: by column where the scan kept it,
  else by the stated figures (columns are filled from the top);
- lists an answer one after the other: ``Ja`` and names, ``Nej`` and names;
- crosses in columns: by column; where OCR lost the columns nobody knows who voted how, and nothing is said;
- running text: ``A (S), B (M) och C (V) röstar Ja (3).``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote
from minutes_cli.structure.answers import ANY, answer_of
from minutes_cli.structure.document import TextLine
from minutes_cli.structure.folding import fold
from minutes_cli.structure.parties import normal_party
from minutes_cli.structure.people import PersonEntry, begins_with_person, read_people
from minutes_cli.structure.vote_counts import N, number_of
from minutes_cli.structure.voters import is_list_of_voters, read_short_name, voters
from minutes_cli.values import frozen

_HEAD_WORD = regex(r"\b(?P<answer>ja|nej|avst\w*|franv\w*)\b(?:[\s-]?r\w{1,3}st\w*)?")
_HEAD_REST = regex(
    r"(?:ledam\w*|namn\w*|parti\w*|nr|roster?|rostande|ersattare|antal|tjg|tjanstg\w*|och|ej|del\w*|rost|\d+|st)"
)
_ROLL_ANSWER = rf"""(?<![^\W\d_])
    (?P<answer>{ANY}(?=[\s.,:;|)]*(?:$|\s{{2,}}|\d{{1,3}}[\s.)]))|(?:ja|nej|avst\w{{1,3}})(?=\s))"""
_ANSWERS_ROLL = regex(_ROLL_ANSWER, re.VERBOSE)
_ROLL = regex(rf"(?P<name>[^\W\d_][^|\n]{{3,60}}?)[\s.,:;_|=~*…·—–-]*{_ROLL_ANSWER}", re.VERBOSE)
_ALONE = regex(
    r"""\W*(?:(?:foljande|dessa)?\s*(?:ledam\w+)?\s*(?:rosta\w*|har\srostat|rostade)\s)?(?P<answer>ja|ne[j\]l1i]|avst\w*|franv\w*)
        (?:[\s-]*r\w{1,3}st\w*)?(?:\sfran\satt\srosta)?(?:\srosta\w*)?(?:\s(?:av|avgavs\sav|avges\sav))?
        \W*(?:(?P<n>\d{1,3})\s?(?:st|roster)?)?\W*$""",
    re.VERBOSE,
)
_INLINE = regex(
    r"""(?:(?<=^)|(?<=[.;\n])|(?<=\s))\W*(?:(?:foljande|dessa)\s(?:ledam\w+\s)?)?(?:rosta\w*\s)?(?P<answer>ja|nej|avst\w*|franvarande)
        (?:[\s-]*r\w{1,3}st\w*)?(?:\sfran\satt\srosta)?(?:\srosta\w*)?\s?(?:\((?P<n>\d{1,3})(?:\sst)?\))?\s?(?::|(?<=rostar)|(?<=rostade)|(?<=rostat))\s*(?P<who>[^.:]{5,4000}?)
        (?=\.(?:\s|$)|$|\s(?:ja|nej|avst\w*|franvarande)(?:[\s-]*r\w{1,3}st\w*)?\s?(?:\(\d+\))?\s?:)""",
    re.VERBOSE | re.DOTALL,
)
_RUNNING = regex(
    r"""\b(?:r\w{1,3}sta(?:r|de|t)?\s+(?P<answer>ja|nej|for\sja|for\snej)|(?P<out>avst(?:ar|ir|dr|od|ar)\w*(?:\sfran\satt\sr\w+)?|lagger\sne[dr]\ssin\w*\sr\w+))
        \s*(?:\((?P<n>\d{1,3})\))?""",
    re.VERBOSE,
)
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
_FEWEST_CALLED = 3  # in a row make a roll call
_SENTENCE = regex(r"[.:][\"'”]?(?=\s+[^\s\d]|\s*\n)|\n\s*\n")
_CROSS = regex(r"(?:[xX×✓✗*]{1,3}|[xX]\W|1)")


@frozen
class Row:
    """One person's vote.  line: where it stands."""

    name: str
    party: str | None
    vote: BallotVote
    line: int


@frozen
class Columns:
    """The head of a table.  answers: the columns' answers with their offsets; crosses: names stand left."""

    line: int
    answers: tuple[tuple[int, BallotVote], ...]
    crosses: bool


def table_head(line: TextLine) -> Columns | None:
    """The head of a vote table, None when the line is none: two answers or more, only table words."""
    folded = line.folded
    answers = [(m.start(), answer_of(m["answer"])) for m in _HEAD_WORD.finditer(folded)]
    if len(answers) < 2 or len({vote for _, vote in answers}) < len(answers):
        return None
    rest = _HEAD_WORD.sub(" ", folded)
    if line.stripped.endswith(".") or re.search(r"\d\W*$|[,;]", rest):
        return None
    words = [word for word in re.findall(r"[^\W_]+", rest) if len(word) > 1]
    if any(_HEAD_REST.fullmatch(word) is None for word in words):
        return None
    crosses = any(word.startswith(("ledam", "namn", "parti")) for word in words)
    return Columns(line.number, tuple((at, vote) for at, vote in answers if vote), crosses)


def roll_rows(line: TextLine) -> list[Row]:
    """The votes of a line of a roll call; empty when it is none."""
    rows: list[Row] = []
    text = "  ".join(piece.text for piece in line.pieces)
    folded = fold(text)
    if len(folded) > 160 or not _ANSWERS_ROLL.search(folded):
        return []
    for match in _ROLL.finditer(folded):
        after = text[match.end() :].lstrip(" .,:;|)")
        if after and not (after[0].isupper() or after[0].isdigit()):
            return []
        vote = answer_of(match["answer"])
        who = text[match.start("name") : match.end("name")]
        person = _one_person(who) or read_short_name(who)
        if person is None or vote is None:
            return []
        rows.append(Row(person.name, person.party, vote, line.number))
    if not rows:
        return []
    rest = _ROLL.sub(" ", folded)
    return rows if sum(char.isalpha() for char in rest) <= 4 else []


def answer_alone(line: TextLine) -> tuple[BallotVote, int | None] | None:
    """The answer that a line alone announces (``Nej-röster (6)``), and its figure."""
    match = _ALONE.match(line.folded)
    if not match or len(line.stripped) > 60:
        return None
    vote = answer_of(match["answer"])
    return (vote, int(match["n"]) if match["n"] else None) if vote else None


def names_line(line: TextLine) -> list[PersonEntry]:
    """The people of a line that lists people and nothing else; empty when it does more."""
    text = re.sub(r"^\W*\d{1,3}[.)]?\s+", "", line.text.strip())
    people = read_people(text, listed=True)
    if not people:
        return []
    rest = text
    for person in people:
        for word in person.name.split():
            rest = rest.replace(word, " ", 1)
    rest = re.sub(r"[(\[{]\s*[\w$-]{1,6}\s*[)\]}]?|,\s*\w{1,4}\b|\b(?:och|samt)\b", " ", rest)
    return people if sum(char.isalpha() for char in rest) <= 3 else []


def column_rows(lines: Sequence[TextLine], head: Columns, figures: dict[BallotVote, int]) -> list[Row]:
    """Names in columns under their answers.

    figures: votes an answer, where the text states them; they tell the columns apart where OCR lost them.
    """
    rows: list[Row] = []
    depth = 0
    order = [vote for _, vote in head.answers]
    for line in lines:
        people = names_line(line)
        if not people:
            continue
        depth += 1
        if len(line.pieces) > 1 or (line.indent > 2 and line.indent >= head.answers[1][0] - 4):
            rows.extend(_by_column(line, head))
            continue
        standing = [vote for vote in order if figures.get(vote, depth) >= depth] or order
        if len(people) > len(standing):
            standing = order
        rows.extend(
            Row(person.name, person.party, vote, line.number)
            for person, vote in zip(people, standing, strict=False)
        )
    return rows


def _by_column(line: TextLine, head: Columns) -> list[Row]:
    rows = []
    for piece in line.pieces:
        person = _one_person(piece.text)
        if person:
            vote = min(head.answers, key=lambda answer: abs(answer[0] - piece.column))[1]
            rows.append(Row(person.name, person.party, vote, line.number))
    return rows


def cross_rows(lines: Sequence[TextLine], head: Columns, figures: dict[BallotVote, int]) -> list[Row]:
    """Names with a cross in the column of their answer.

    Without columns in the scan only a unanimous vote can be read.
    """
    rows: list[Row] = []
    only = [vote for vote, count in figures.items() if count] if figures else []
    for line in lines:
        cross = line.pieces[-1] if line.pieces else None
        if cross is None:
            continue
        placed = len(line.pieces) > 1 and _CROSS.fullmatch(cross.text.strip()) is not None
        text = line.text[: cross.column] if placed else re.sub(r"\s+(?:[xX×]{1,3}|4)\W*$", "", line.text)
        person = _one_person(text)
        if person is None:
            continue
        if placed:
            middle = cross.column + len(cross.text) / 2
            vote = min(head.answers, key=lambda answer: abs(answer[0] + 1.5 - middle))[1]
        elif len(only) == 1:
            vote = only[0]
        else:
            continue
        rows.append(Row(person.name, person.party, vote, line.number))
    return rows


def is_cross_row(line: TextLine) -> bool:
    """Whether a line is a name with a cross (or, where OCR lost it, a name and a party)."""
    text = re.sub(r"[\s|]+(?:[xX×]{1,3}|4|\*|✓)\W*$", "", line.text)
    people = read_people(re.sub(r"[|]", " ", text))
    return len(people) == 1 and len(text.split()) <= 7 and not text.rstrip().endswith((".", ":"))


def running_rows(text: str, first_line: int) -> list[tuple[int, int, list[Row], BallotVote, int | None]]:
    """Lists in running text: (start, end, rows, answer, stated figure), in order.

    first_line: line number of the text's first line.
    """
    folded = fold(text)
    found: list[tuple[int, int, list[Row], BallotVote, int | None]] = []
    floor = 0
    for match in _RUNNING.finditer(folded):
        if folded[match.end() : match.end() + 1] == ":":
            continue  # ``Ledamot som röstar ja:`` heads the list after it
        vote: BallotVote | None = (
            "abstain" if match["out"] else answer_of(match["answer"].replace("for ", ""))
        )
        stops = [m.end() for m in _SENTENCE.finditer(text, floor, match.start())]
        start = _past_answers(text, max([floor, *stops]), match.start())
        people = read_people(text[start : match.start()], listed=True)
        floor = match.end()
        if (
            vote is None
            or not people
            or not (match["n"] or all(person.party for person in people) or len(people) > 1)
        ):
            continue
        if re.search(r"\b(?:den som|yrkar|foreslar|att|ja|nej)\b", folded[start : match.start()]):
            continue
        line = first_line + text.count("\n", 0, start)
        rows = [Row(person.name, person.party, vote, line) for person in people]
        found.append((start, match.end(), rows, vote, int(match["n"]) if match["n"] else None))
    if found:
        return found
    found = _called(text, first_line) or _bracketed(text, first_line)
    if found:
        return found
    for match in _INLINE.finditer(folded):
        answer = answer_of(match["answer"])
        who = text[match.start("who") : match.end("who")]
        people = voters(_people_part(who))
        if answer is None or not people:
            continue
        line = first_line + text.count("\n", 0, match.start("who"))
        rows = [Row(person.name, person.party, answer, line) for person in people]
        found.append((match.start(), match.end(), rows, answer, int(match["n"]) if match["n"] else None))
    return found


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


def _called(text: str, first_line: int) -> list[tuple[int, int, list[Row], BallotVote, int | None]]:
    """A roll call in running text: ``Stina Ek (S) ja, Bo Alm (M) nej och Per Lind (C) avstår``."""
    found: list[tuple[int, int, list[Row], BallotVote, int | None]] = []
    for match in _CALLED.finditer(text):
        vote = answer_of(fold(match["answer"]))
        person = _one_person(match["who"])
        if vote and person:
            line = first_line + text.count("\n", 0, match.start())
            found.append(
                (match.start(), match.end(), [Row(person.name, person.party, vote, line)], vote, None)
            )
    return found if len(found) >= _FEWEST_CALLED else []


def _bracketed(text: str, first_line: int) -> list[tuple[int, int, list[Row], BallotVote, int | None]]:
    """``3 ja-röster (Stina Ek, Bo Alm, Per Lind) och 1 nej-röst (Eva Ask)``."""
    found: list[tuple[int, int, list[Row], BallotVote, int | None]] = []
    for match in _BRACKETED.finditer(fold(text)):
        vote = answer_of(match["answer"])
        people = voters(text[match.start("who") : match.end("who")])
        if vote and people:
            line = first_line + text.count("\n", 0, match.start("who"))
            rows = [Row(person.name, person.party, vote, line) for person in people]
            found.append((match.start(), match.end(), rows, vote, None))
    return found or _for_proposals(text, first_line)


def _for_proposals(text: str, first_line: int) -> list[tuple[int, int, list[Row], BallotVote, int | None]]:
    """``fyra röster för Eks yrkande (Ek, Alm) och tre röster för Linds yrkande (Lind)``: the first is yes."""
    matches = list(_FOR_PROPOSAL.finditer(fold(text)))
    if len(matches) != 2:
        return []
    found: list[tuple[int, int, list[Row], BallotVote, int | None]] = []
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


def _one_person(text: str) -> PersonEntry | None:
    """The only person of a text; a party may stand after the name without brackets, as in a table."""
    text = re.sub(r"^[\W\d_]+", "", text.replace("|", " ")).rstrip(" .,:;_-–—=~*…·")
    people = read_people(text)
    if len(people) != 1:
        return None
    person = people[0]
    if person.party is None:
        words = text.split()
        party = normal_party(words[-1]) if len(words) > 2 and len(words[-1]) < 6 else None
        if party and (words[-1].islower() or words[-1].isupper() or len(words[-1]) <= 2):
            name = " ".join(word for word in person.name.split() if word != words[-1])
            if len(name.split()) > 1:
                return PersonEntry(name, party)
    return person if len(text.split()) <= 8 else None
