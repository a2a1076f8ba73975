"""Who voted how: roll calls, lists an answer, tables with crosses.

Input: the lines of an item.  Output: runs of :class:`Row`.  Layouts:

- roll: ``1 Stina Ek (S) Ja``, ``Bo Alm (M) – NEJ``, ``Per Lind ....... Ja``, two such columns side by side;
- lists an answer in columns under ``Ja-röster  Nej-röster  Avstår``: by column where the scan kept it,
  else by the stated figures (columns are filled from the top);
- lists an answer one after the other: ``Ja`` and names, ``Nej`` and names;
- crosses in columns: by column; where OCR lost the columns nobody knows who voted how, and nothing is said.

Lists in running text: :mod:`.running_votes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote
from minutes_cli.structure.people.listed import PersonEntry, read_people
from minutes_cli.structure.people.parties import normal_party
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.voting.answers import ANY, answer_of
from minutes_cli.structure.voting.voters import read_short_name
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
_BROKEN_ROLL = regex(
    r"(?P<name>[^\W\d_][^,.]{4,30}?)\s*[,.]\s*\S{1,2}\s[\w.,:+-]{2,40}(?:\s[\w.,:+-]{1,30}){0,3}\s(?P<answer>[Jj]a|[Nn]ej|[Aa]vst\w{1,3})"
)
_ANSWER_FIRST = regex(  # ``JA   Stina Ek, s``
    r"\W*(?P<answer>ja|nej|avst\w{0,4})\W{1,6}(?P<name>[^\W\d_]\S+\s(?:\S+\s)?[^\W\d_]\S+(?:,?\s\S{1,6})?)\W*"
)
_LONGEST_ROLL = 80
_CROSSED = regex(r"\s[xX×]{1,2}\W*$")
_CROSS = regex(r"(?:[xX×✓✗*]{1,3}|[xX]\W|1)")


@frozen
class Row:
    """One person's vote.  line: where it stands.  is_damaged: the name is what OCR left of it."""

    name: str
    party: str | None
    vote: BallotVote
    line: int
    is_damaged: bool = False


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
    text = "  ".join(piece.text for piece in line.pieces).replace("|", " ")
    folded = fold(text)
    first = _ANSWER_FIRST.fullmatch(folded)
    if first and text[first.start("name")].isupper():
        person, vote = one_person(text[first.start("name") :]), answer_of(first["answer"])
        is_row = person is not None and person.title is None and vote is not None
        return [Row(person.name, person.party, vote, line.number)] if is_row and person and vote else []
    if len(folded) > 160 or not _ANSWERS_ROLL.search(folded):
        return []
    for match in _ROLL.finditer(folded):
        after = text[match.end() :].lstrip(" .,:;|)")
        if after and not (after[0].isupper() or after[0].isdigit()):
            return []
        vote = answer_of(match["answer"])
        who = text[match.start("name") : match.end("name")]
        person = one_person(who) or read_short_name(who)
        if person is None or vote is None:
            return []
        rows.append(Row(person.name, person.party, vote, line.number))
    if not rows:
        return []
    rest = _ROLL.sub(" ", folded)
    return rows if sum(char.isalpha() for char in rest) <= 4 else []


def damaged_row(line: TextLine) -> Row | None:
    """The vote of a line of a roll call whose name OCR broke; what is left of the name stands in the row.

    Only its place among other rows tells such a line from text: that is the caller's to see.
    """
    match = _BROKEN_ROLL.fullmatch(" ".join(line.text.split()))
    vote = answer_of(fold(match["answer"])) if match else None
    if match is None or vote is None or len(line.stripped) > _LONGEST_ROLL:
        return None
    return Row(match["name"].strip(" .,"), None, vote, line.number, is_damaged=True)


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
        person = one_person(piece.text)
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
        person = one_person(text)
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


def has_crosses(lines: Sequence[TextLine]) -> bool:
    """Whether most rows of a table end in a cross, whose column OCR may have lost."""
    return sum(_CROSSED.search(line.text) is not None for line in lines) * 2 > len(lines)


def is_cross_row(line: TextLine) -> bool:
    """Whether a line is a name with a cross (or, where OCR lost it, a name and a party)."""
    text = re.sub(r"[\s|]+(?:[xX×]{1,3}|4|\*|✓)\W*$", "", line.text)
    people = read_people(re.sub(r"[|]", " ", text))
    return len(people) == 1 and len(text.split()) <= 7 and not text.rstrip().endswith((".", ":"))


def one_person(text: str) -> PersonEntry | None:
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
