"""The case in which a repaired word is written: that of its reading, as far as the writer chose it."""

from __future__ import annotations

from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.edits import MARKED
from minutes_cli.repair.tokens import Token

# Share of small å, ä, ö that are read as a capital (measured: ö→O 1.3 %, ä→A 0.9 %)
ROUND_CAPITALS = "OÖÔ"  # the same shape as the small letter
SMALL_READ_AS_CAPITAL = 0.012
KNOWN_MARK_AS_CAPITAL = 0.01  # of small ö that models which hold the letter read as Ö
DOUBLED_AS_CAPITAL = 0.2  # of doubled readings (Aa, O6) that begin with a capital where a small letter was
SMALL_LAYERS = ("corpus", "domain", "compound")  # that know how a word is written in mid-sentence
INSIDE_SHARE = 0.1  # of a word's capitals counted in mid-sentence that stand right after a small word


def stands(winner: Candidate, read: str) -> bool:
    """Whether a candidate is its reading, whatever the case: a quick test for most words of a page."""
    return winner.form == read.lower() and not winner.drop and read[0] not in ROUND_CAPITALS


def restore_case(candidate: Candidate, read: str, token: Token, first: bool = True) -> str:
    """The candidate's form in the case of its reading.

    first: whether the reading begins the token.
    """
    form = candidate.form
    if read[0].islower() and read[0] != "l" and not candidate.drop:
        return read if form == read.lower() else form
    if candidate.drop == 1 and read[:1].islower() and read[:1] == read[1:2].lower():
        return form  # a doubled small letter: kKommunen
    doubled = candidate.drop == 1 and read[:1].isupper() and read[0].lower() == read[1:2]
    if doubled and form[:1] not in MARKED:
        return form[:1].upper() + form[1:]  # a doubled capital: Jjusteras
    if not doubled:
        read = read[candidate.drop :]
    if read.isupper() and (token.capitals or sum(map(str.isalpha, read)) > 1):
        return form.upper()
    title = form[:1].upper() + form[1:]
    misread = read[:1].lower() != form[:1]
    may_be_small = len(read) > 1 and (read[0] in ROUND_CAPITALS or misread)
    if (
        first
        and may_be_small
        and not token.at_start
        and form[:1] in MARKED
        and candidate.layer in SMALL_LAYERS
    ):
        capital = candidate.capital * (INSIDE_SHARE if token.inside and misread else 1.0)
        if capital < (1 - capital) * _small_as_capital(candidate, misread):
            return form
    if form == read.lower():
        return read
    if not read[:1].isalpha() or (read[:1] in "lI|" and form[:1] in "il" and form[:1] != read[:1].lower()):
        capital = candidate.capital > 0.5 or (token.at_start and read != "1")
        return title if capital else form
    if read[:1].islower():
        return form
    return title


def _small_as_capital(candidate: Candidate, misread: bool) -> float:
    """How often a small marked letter is read as a capital in this way."""
    if not misread:
        return KNOWN_MARK_AS_CAPITAL
    first = candidate.edits[0] if candidate.edits else None
    doubled = first is not None and first.true == candidate.form[:1] and len(first.read) > 1
    return DOUBLED_AS_CAPITAL if doubled or candidate.drop else SMALL_READ_AS_CAPITAL
