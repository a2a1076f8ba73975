"""Reservations, special opinions and notes to the minutes, and jäv.

Input: an item with its sections.  Output: :class:`Statements`.  Reservations and jäv are also found in
sentences under other headings (``… reserverar sig mot beslutet``, ``… anmäler jäv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes_cli.patterns import regex
from minutes_cli.records.models import Person, Recusal, Statement
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.people.movers import read_movers
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import ItemDraft, SectionDraft
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.structure.text.sentences import Sentence, iter_sentences

_RESERVES = regex(
    r"\breserver(?:ar|ade|at|a)\b(?:\s+sig\b)?|\b(?:anmal(?:er|de)|avge[rs]|inlamnar|lamnar|lamnade|inlamnade)\s(?:\w+\s){0,2}?reservation\w*"
    r"|\b(?:anmal(?:er|de|t)|anteckna\w*|till\sprotokollet)\s(?:\w+\s){0,2}?avvikande\s(?:mening|asikt)",
    needs=("reserv", "avvikande"),
)
_RESERVATION_BY = regex(r"\breservation\w*\s(?:\w+\s){0,4}?(?:av|fran)\s")
_ANNOUNCES = regex(
    r"\b(?:anmal(?:er|de)|inlamna(?:r|de)|avg(?:er|av))\s(?P<who>.{4,400}?)\s(?:skriftlig\w*\s)?reservation",
    needs=("reservation",),
)
_OUTSIDE = regex(
    r"\breservation\w*\s(?:\w+\s){0,3}?(?:anma(?:le?|lde)s|avge(?:s|tts)|avgavs|(?:in)?lamna(?:s|des))\s+av\b|"
    r"\breserver(?:ar|ade|at|a)\s+sig\b|\banmal(?:er|de)\s(?:skriftlig\s)?reservation\b"
    r"|\b(?:anmal(?:er|de)|anteckna\w*)\s(?:\w+\s){0,2}?avvikande\s(?:mening|asikt)\b",
    needs=("reserv", "avvikande"),
)
_AGAINST = regex(r"^\W*mot\b|\bmot\s(?:\w+\s){0,3}(?:beslut\w*|detta)\s$")  # who reserves comes after
_CUT = regex(
    r"""\b(?:till\sf\w?rm\w+|med\shanvisning|med\smotiveringen|mot\s(?:beslutet|detta|kommun\w+|namnd\w+|att)|skriftlig\w*|enligt|i\senlighet|bilaga|
        med\sforeliggande|mot\s|dar\b|som\banfor|for\segen|forman)""",
    re.VERBOSE,
)
_NOTES = regex(
    r"\b(?:lamna\w*|inlamna\w*|avge\w*|anmal\w*)\s(?:\w+\s){0,3}?(?:protokollsanteckning|sarskilt\syttrande|rostforklaring)",
    needs=("protokollsanteckning", "yttrande", "rostforklaring"),
)
_QUOTES = "\"”“»'’"
_JAV = regex(r"\b(?:jav|j4v|jiv|jiiv|javig\w*|javs\w*)\b", needs=("jav", "j4v", "jiv", "jiiv"))
_STEPS_ASIDE = regex(
    r"\b(?:anmal\w*|deltar?\b|deltog|lamna\w*|pa\sgrund\sav|gar\sut|avstar|handlagg\w*|avtradd?e\w*|forklara\w*)"
)
_NOT_JAV = regex(r"\b(?:ingen\b|inga\b|ansag\ssig\sforhindrad|enligt\s\d+\skap)")


@dataclass(slots=True)
class Statements:
    """What members want the minutes to say."""

    reservations: list[Statement] = field(default_factory=list)
    notes: list[Statement] = field(default_factory=list)
    recusals: list[Recusal] = field(default_factory=list)


def read_statements(item: ItemDraft, book: NameBook) -> Statements:
    """Reservations, notes and recusals of an item."""
    found = Statements()
    for section in _sections(item):
        if section.kind == "reservation":
            _read_reservations(section, found, book)
        elif section.kind == "note":
            found.notes.extend(_notes(section, book))
        else:
            _read_loose(section, found, book)
    return found


def _sections(item: ItemDraft) -> Iterator[SectionDraft]:
    if ends_sentence(item.title):  # the item is told from its mark on
        yield SectionDraft("body", None, None, item.heading_lines)
    if item.sections:
        yield from item.sections
    else:
        yield SectionDraft("body", None, None, item.lines)


def _read_reservations(section: SectionDraft, found: Statements, book: NameBook) -> None:
    """A statement a sentence that says who reserves; what follows it belongs to it; a bare list is one."""
    latest: Statement | None = None
    for sentence in iter_sentences(section.lines):
        by = dissenters(sentence.text, book)
        noted = [] if by else _noting(sentence.text, book)
        if noted:
            found.notes.append(_statement(noted, sentence))
            continue
        if not by and latest is not None:
            _append(latest, sentence)
            continue
        by = by or read_movers(sentence.text, book)
        if by:
            latest = _statement(by, sentence)
            found.reservations.append(latest)


def _noting(text: str, book: NameBook) -> list[Person]:
    """Who has a note put in the minutes, in a sentence that says so; empty in any other sentence."""
    verb = _NOTES.search(fold(text))
    if verb is None:
        return []
    return read_movers(text[: verb.start()], book) or read_movers(text[verb.end() :], book)


def dissenters(text: str, book: NameBook) -> list[Person]:
    """Who reserves, in a sentence that says so; empty in any other sentence."""
    folded = fold(text)
    announced = _ANNOUNCES.search(folded)
    if announced and (people := read_movers(text[announced.start("who") : announced.end("who")], book)):
        return people
    verb = _RESERVES.search(folded)
    named = None if verb else _RESERVATION_BY.search(folded)  # ``Reservation avges av``: who, after it
    verb = verb or named
    if not verb:
        return []
    before = text[: verb.start()]
    if named is None and not _AGAINST.search(folded[: verb.start()]):
        people = read_movers(before, book)
        if people:
            return people
    after = text[verb.end() :]
    cut = _CUT.search(fold(after))
    return read_movers(after[: cut.start()] if cut else after, book)


def _notes(section: SectionDraft, book: NameBook) -> list[Statement]:
    statements: list[Statement] = []
    for sentence in iter_sentences(section.lines):
        is_told = (sentence.opens and sentence.text[0] not in _QUOTES) or not statements
        by = read_movers(_subject(sentence.text), book) if is_told else []
        if by or not statements:
            statements.append(_statement(by, sentence))
        else:
            _append(statements[-1], sentence)
    return statements


def _subject(text: str) -> str:
    """The words before a sentence's verb: up to a colon or the first small word after the names."""
    head = text.split(":")[0]
    match = re.search(r"(?<=[\w)])\s+(?!och\b|samt\b|von\b|af\b|de\b)(?=[a-zåäö]{4,})", head)
    people = re.match(r"\W*(?:ledam\w+|samtliga|gruppen|ersatt\w+|f\wr\w+|s\wrskilt)\b", fold(head))
    return head if match is None or people else head[: match.start()]


def _read_loose(section: SectionDraft, found: Statements, book: NameBook) -> None:
    """Reservations, notes and jäv in sentences under other headings."""
    in_recusal = section.kind == "recusal"
    for sentence in iter_sentences(section.lines):
        folded = fold(sentence.text)
        if (_OUTSIDE.search(folded) or _ANNOUNCES.search(folded)) and section.kind != "background":
            by = dissenters(sentence.text, book)
            if by:
                found.reservations.append(_statement(by, sentence))
                continue
        if section.kind != "background" and (by := _noting(sentence.text, book)):
            found.notes.append(_statement(by, sentence))
            continue
        if (in_recusal or (_JAV.search(folded) and _STEPS_ASIDE.search(folded))) and not _NOT_JAV.search(
            folded
        ):
            found.recusals.extend(_recusals(sentence, in_recusal, book))


def _recusals(sentence: Sentence, certain: bool, book: NameBook) -> Iterator[Recusal]:
    folded = fold(sentence.text)
    aside = _STEPS_ASIDE.search(folded) or _JAV.search(folded)
    if aside is None and not (certain and _only_names(sentence.text)):
        return
    people = read_movers(sentence.text[: aside.start()] if aside else sentence.text, book)
    if not people:
        people = read_movers(re.split(r":|\bunder\b|§", sentence.text)[0], book)
    for person in people:
        if person.name:
            yield Recusal(
                name=person.name,
                party=person.party,
                text=sentence.text,
                line_start=sentence.line_start,
                line_end=sentence.line_end,
            )


def _only_names(text: str) -> bool:
    """Whether a line under a heading names people and says no more."""
    for person in read_people(text, listed=True):
        text = text.replace(person.name, " ", 1)
    return sum(char.isalpha() for char in re.sub(r"\([^)]{1,6}\)|\b(?:och|samt)\b", " ", text)) < 4


def _statement(by: list[Person], sentence: Sentence) -> Statement:
    return Statement(by=by, text=sentence.text, line_start=sentence.line_start, line_end=sentence.line_end)


def _append(statement: Statement, sentence: Sentence) -> None:
    statement.text = f"{statement.text} {sentence.text}"
    statement.line_end = sentence.line_end
