"""Personal names: what one looks like, where it ends, and whether it is likely to be one.

Input: the tokens of a text.  Output: a name and the token after it.  A name is two to four capitalised
words (particles and initials allowed) none of which is a word of the meeting's own vocabulary.
Evidence comes from ``words/common_names.txt``; a name without evidence is taken only where its place says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from minutes_cli.patterns import regex
from minutes_cli.structure.people.firms import begins_firm
from minutes_cli.structure.people.known_names import common_names, is_common, is_given, name_key, people_words
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_TOKEN = regex(r"[^\s,;()\[\]{}|/]+|[,;()\[\]{}|/]")
_EDGE = "'’‘´`*_~.:\"”“»«|<>=!°•·¢"
_SHORTEST_GIVEN = 3  # letters of a rare given name before an initial; ``Sal C`` is a room
_LETTER = regex(r"[A-ZÅÄÖ][.,;]?")
_INITIAL = regex(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_CAMEL = regex(r"(?<=[a-zåäöé]{2})(?=[A-ZÅÄÖ][a-zåäöé]{2})")
_CAPITAL_I = regex(r"(?<=[^\W\d_])I(?=[a-zåäöé])")  # UIf: no name has a capital I inside
_AFTER_I = frozenset("bcdfghjkmnpqrstvxz")  # a small l before these is a capital I misread
_OFFICES = ("ledamot", "ledamoten", "suppleant", "ansvarig", "forestandare")  # ``PR-ledamot Ewa Ek``
_PERSON = 2  # words of a name before a firm's
_LONGEST = 4  # words in a name, particles apart


@frozen
class Token:
    """A word or a sign of a text.  folded: without dots, colons and dirt at its ends."""

    start: int
    end: int
    text: str
    folded: str


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    table = people_words()
    words = {fold(word) for word in table["not_names"]["words"]}
    for phrases in table["roles"].values():
        words.update(fold(phrase) for phrase in phrases if " " not in phrase)
    words.update(fold(name) for name in table["parties"]["names"] if " " not in name)
    return frozenset(words)


@lru_cache(maxsize=1)
def _words_as_surnames() -> frozenset[str]:
    return frozenset(fold(word) for word in people_words()["not_names"]["surnames"])


@lru_cache(maxsize=1)
def _words_as_given() -> frozenset[str]:
    return frozenset(fold(word) for word in people_words()["not_names"]["given"])


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(people_words()["not_names"]["particles"])


@lru_cache(maxsize=2048)
def tokenize(text: str) -> tuple[Token, ...]:
    """Words and signs of a text."""
    folded = fold(text)
    tokens = []
    for match in _TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        tokens.append(Token(start, end, word, folded[start:end].strip(_EDGE) or word))
    return tuple(tokens)


def is_name_word(token: Token) -> bool:
    """Whether a token can be a part of a name by its shape."""
    return _is_name_word(token.text, token.folded)


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(fold(word) for word in people_words()["not_names"]["endings"])


@lru_cache(maxsize=16_384)
def _is_name_word(text: str, folded: str) -> bool:
    word = _with_capital_i(text.strip(_EDGE).lstrip("-–—"))
    if _is_initial(text):
        return text[0].isupper()
    letters = sum(char.isalpha() for char in word)
    if letters < 2 or letters < len(word) - 2 - word.count("-"):
        return False
    if not word[0].isupper() and not (word[0] in "6&" and name_key(word) in common_names().given):
        return False
    if folded.lstrip("-") in _not_names() or folded.endswith(_endings()):
        return False
    if is_title_word(folded) or not folded.strip("x"):
        return False  # rows of x are crosses in a column
    return not word.isupper() or is_common(word)


def is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token of a row of names can be a part of one."""
    is_odd = at > 0 and _is_odd_surname(tokens[at - 1].text, tokens, at)
    return is_name_word(tokens[at]) or is_odd or _is_word_as_given(tokens, at)


def is_title_word(folded: str) -> bool:
    """Whether a folded word is a title that can stand before a name (``ekonomichef``, ``revisorerna``)."""
    if folded.endswith(_OFFICES):
        return True
    return folded in _titles() or (folded.endswith(_title_endings()) and not is_common(folded))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    table = people_words()
    words = {fold(word) for word in table["titles"]["before"]}
    return frozenset(words)


@lru_cache(maxsize=1)
def _title_endings() -> tuple[str, ...]:
    endings = [fold(word) for word in people_words()["titles"]["official"] if len(word) > 3]
    return tuple(ending + tail for ending in endings for tail in ("", "en", "n", "erna", "na", "arna"))


def read_name(tokens: Sequence[Token], start: int, lone: bool = False) -> tuple[str, int] | None:
    """The name that begins at a token and the index after it; None when none begins there.

    lone: a single word is a name, too.  A first word whose capital OCR lost is taken where it is a
    common given name and a name word follows.
    """
    if start >= len(tokens) or not (
        is_name_word(tokens[start]) or _lost_capital(tokens, start) or _is_word_as_given(tokens, start)
    ):
        return None
    words: list[str] = []
    ends: list[int] = []
    at = start
    count = 0
    while at < len(tokens) and count < _LONGEST:
        token = tokens[at]
        if (
            is_name_word(token)
            or (at == start and _is_word_as_given(tokens, at))
            or (words and _is_capitals_surname(words, token))
            or (count == 1 and _is_odd_surname(words[0], tokens, at))
        ):
            count += 1
            words.append(_clean(token.text))
        elif at == start and _lost_capital(tokens, at):
            count += 1
            words.append(_clean(token.text).capitalize())
        elif count and token.folded in _particles() and at + 1 < len(tokens) and is_name_word(tokens[at + 1]):
            words.append(token.text)
        else:
            break
        at += 1
        ends.append(at)
        if token.text.endswith((":", ";")) or (token.text.endswith(".") and not _is_initial(token.text)):
            break
    if count == 1:
        split = _CAMEL.split(words[0])
        if len(split) == 2 and is_given(split[0]):
            return " ".join(split), at
        if not lone:
            return None
    after = tokens[at].folded if at < len(tokens) else ""
    if count == _PERSON and not is_given(words[0]) and begins_firm(words[-1], after, may_be_name=False):
        return None  # ``Granbergs Bygg AB``
    if count > _PERSON and begins_firm(words[-1], after, any(map(is_given, (words[1], words[-1])))):
        return " ".join(words[:_PERSON]), ends[_PERSON - 1]  # the firm stands in the next column
    return (" ".join(words), at) if words else None


def _is_capitals_surname(words: Sequence[str], token: Token) -> bool:
    """Whether a word in capitals goes on a name in capitals (``STINA EKHULT``)."""
    word = token.text.strip(_EDGE)
    return (
        words[0].isupper()
        and is_given(words[0])
        and word.isupper()
        and word.replace("-", "").isalpha()
        and len(word) > 2
    )


def _is_odd_surname(given: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is no name by its shape stands for a surname after a given name."""
    return _is_surname_initial(given, tokens, at) or _is_word_as_surname(given, tokens, at)


def _is_surname_initial(given: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter is all that is written of a surname: ``Martin I, Micael E (sekreterare)``."""
    token = tokens[at]
    if _LETTER.fullmatch(token.text) is None:
        return False
    if is_given(given.strip(_EDGE)):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    is_apart = after is not None and (after.text[0] in ",;(" or after.start > token.end + 1)
    return is_apart and len(given) > _SHORTEST_GIVEN


def _is_word_as_surname(given: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of minutes is a surname (``Conny Blad``): right after a given name, before a stop."""
    token = tokens[at]
    word = token.text.strip(_EDGE)
    if token.folded not in _words_as_surnames() or not word.istitle() or not is_given(given):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or token.text[-1] in ",;." or after.text[0] in "(,;" or after.folded in ("och", "samt"):
        return True
    return is_given(after.text)  # the next name of the row


def _is_word_as_given(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of minutes is a given name: before a surname, as in a list (``Inga Ek (S)``)."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or token.folded not in _words_as_given() or not token.text.istitle():
        return False
    if not is_name_word(after) or not after.text.strip(_EDGE).istitle():
        return False
    closing = tokens[at + 2] if at + 2 < len(tokens) else None
    return is_common(after.text) or after.text[-1] in ",;" or closing is None or closing.text[0] in "(,;"


def _lost_capital(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text.strip(_EDGE)
    return (
        len(word) > 2
        and word[0].islower()
        and word.replace("-", "").isalpha()
        and is_given(word)
        and tokens[at].folded not in _not_names()
        and at + 1 < len(tokens)
        and is_name_word(tokens[at + 1])
    )


def _is_initial(word: str) -> bool:
    return word[1:2] == "." and _INITIAL.fullmatch(word) is not None


def _clean(word: str) -> str:
    if _is_initial(word):
        return word
    word = _with_capital_i(word.strip(_EDGE).lstrip("-–—"))
    return _CAPITAL_I.sub("l", word) if "I" in word else word


def _with_capital_i(word: str) -> str:
    """``lvarsson`` as ``Ivarsson``: a capital I read as a small l, if that makes a common name."""
    if "-l" in word:
        first, *rest = word.split("-")
        return "-".join([first, *map(_with_capital_i, rest)])
    if word.startswith("l") and word[1:2] in _AFTER_I and is_common("I" + word[1:]):
        return "I" + word[1:]
    return word
