"""Full stops read as commas, and commas as full stops, where the words beside them tell.

On soft paper the tail of a comma is lost or a speck gives a stop one.  A sentence goes on with a small letter
and begins with a capital; a capital that belongs to the word itself, as a name's, tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from minutes_cli.patterns import regex
from minutes_cli.repair.choices import Choice
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.model import Correction
from minutes_cli.repair.setting import AFTER_NAME
from minutes_cli.repair.settling import ALIKE_CAPITALS
from minutes_cli.repair.tokens import WORD
from minutes_cli.repair.written_case import restore_case

_ITEM = regex(r"[\f ]*(?:[§$&] ?\d|\d{1,3}[.:] ?[A-ZÅÄÖ])")
SENTENCE_CAPITAL = 0.02  # share of capitals in mid-sentence, up to which a capital begins a sentence
SHORTEST = 5  # letters before a stop: a shorter word is as likely abbreviated
SHORTEST_NEXT = 4  # letters of the word after it: shorter ones are often noise
WELL_KNOWN = frozenset({"corpus", "domain", "compound", "user"})
CONFIDENCE = 0.9


def mend_stops(lines: Sequence[str], choices: Sequence[Choice]) -> list[Correction]:
    """Corrections of stops and commas, in order of place.

    choices: of all words of the document, decided.
    """
    words = [choice for choice in choices if choice.token.kind == WORD and choice.candidates]
    corrections = []
    for choice, after in zip_longest(words, words[1:]):
        if choice.model == CLEAN or choice.is_foreign:
            continue
        token = choice.token.tail or choice.token
        rest = lines[token.line][token.end :]
        sign = rest[:1]
        if sign == "," and _ends_sentence(choice, after, rest, lines[token.line + 1 : token.line + 2]):
            sign_after = "."
        elif sign == "." and after is not None and _goes_on(choice, after, rest):
            sign_after = ","
        else:
            continue
        corrections.append(
            Correction(token.line + 1, token.end, token.end + 1, sign, sign_after, "pattern", CONFIDENCE)
        )
    return corrections


def _ends_sentence(choice: Choice, after: Choice | None, rest: str, below: Sequence[str]) -> bool:
    """Whether a sentence ends with this word, though a comma was read.

    rest: of the line, from the comma.  below: the next line, where there is one.
    """
    if rest.strip() == ",":
        follows = bool(below) and (_ITEM.match(below[0]) is not None or _begins_line(after, choice))
        return follows and not choice.token.read.isupper()
    return (
        rest.startswith(", ")
        and after is not None
        and _is_right_after(choice, after)
        and choice.token.read.islower()
        and _begins_sentence(after)
    )


def _begins_line(after: Choice | None, choice: Choice) -> bool:
    line = (choice.token.tail or choice.token).line
    return after is not None and after.token.line == line + 1 and _begins_sentence(after)


def _begins_sentence(choice: Choice) -> bool:
    """Whether a word has a capital because a sentence begins with it."""
    read, best = choice.token.read, choice.candidates[choice.best]
    return (
        len(read) >= SHORTEST_NEXT
        and read[1:].islower()
        and restore_case(best, read, choice.token)[0].isupper()
        and best.layer == "corpus"
        and best.capital <= SENTENCE_CAPITAL
    )


def _goes_on(choice: Choice, after: Choice, rest: str) -> bool:
    """Whether a sentence goes on after this word, though a full stop was read."""
    read, follows = choice.token.read, after.token.read
    return (
        rest.startswith(". ")
        and _is_right_after(choice, after)
        and len(read) >= SHORTEST
        and not read.isupper()
        and len(follows) >= SHORTEST_NEXT
        and follows[0].islower()
        and follows[0].upper() not in ALIKE_CAPITALS
        and after.candidates[after.best].layer in WELL_KNOWN
        and (choice.setting == AFTER_NAME or choice.candidates[choice.best].layer != "letters")
    )


def _is_right_after(choice: Choice, after: Choice) -> bool:
    """Whether nothing but one sign and a space is between two words."""
    token = choice.token.tail or choice.token
    return after.token.line == token.line and after.token.start == token.end + 2
