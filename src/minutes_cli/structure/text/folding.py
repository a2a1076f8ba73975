"""Text folded so that what OCR confuses compares equal, with every offset kept.

Folding is one code point to one: a match in the folded text is a match at the same offsets in the
text.  Tesseract's English model turns å, ä and ö into a, o, é, 6, 4 or d; the table below covers what
keeps its length, and the edit distance in :mod:`.headings` covers the rest.
"""

from __future__ import annotations

from functools import lru_cache

from minutes_cli.patterns import regex

# Every pass over a document folds the same lines again; longer texts than a line are not worth the room
_REMEMBERED = 32_768
_LINE = 400

_LETTERS = {
    **dict.fromkeys("åäáàâãæÅÄÁÀÂÃÆ", "a"),
    **dict.fromkeys("öøóòôõéèÖØÓÒÔÕÉÈ", "o"),  # é is what the English model reads for ö
    **dict.fromkeys("üÜ", "u"),
    **dict.fromkeys("ıİ", "i"),
    **dict.fromkeys("–—−‐‑‒", "-"),
    **dict.fromkeys("”“„«»″", '"'),
    **dict.fromkeys("’‘´`", "'"),
    "\u00a0": " ",
    "\u00ad": "-",
    "\t": " ",
    "\f": " ",
    "\r": " ",
}
_CONFUSED = frozenset(_LETTERS)
_DIGIT_IN_WORD = regex(r"[014568](?=[a-z])(?:(?<=[a-z].)|(?<![a-z0-9].)(?<=[46])(?=[a-z]{2}))")
_DIGIT_AS_LETTER = {"0": "o", "1": "l", "4": "a", "5": "s", "6": "o", "8": "b"}
_MISREAD_DIGITS = frozenset(_DIGIT_AS_LETTER)
_WHITE = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_NOISE_START = _WHITE + ".,:;'\"|_~>»«*[](){}=+-\\/"
_NOISE_END = _WHITE + ".,:;'\"|_~<>»«*[]{}=+-\\/!"
_SPACED_CAPITALS = regex(r"\b(?:\w{1,3} ){3,}\w{1,3}\b")


def fold(text: str) -> str:
    """Lower case without diacritics, OCR's digits in words as letters; same length as the text.

    >>> fold("Omr6stning begärs")
    'omrostning begars'
    >>> fold("§ 6, 4 st")
    '§ 6, 4 st'
    """
    return _fold_line(text) if len(text) <= _LINE else _fold(text)


def _fold(text: str) -> str:
    plain = text
    for char in _CONFUSED.intersection(text):  # few of a line's letters: faster than str.translate
        plain = plain.replace(char, _LETTERS[char])
    folded = plain.lower()
    if len(folded) != len(text):  # a letter whose lower case is longer
        folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    if _MISREAD_DIGITS.isdisjoint(folded):
        return folded
    return _DIGIT_IN_WORD.sub(lambda match: _DIGIT_AS_LETTER[match[0]], folded)


_fold_line = lru_cache(_REMEMBERED)(_fold)


def fold_phrase(text: str) -> str:
    """A phrase folded for comparing whole: noise at both ends off, spaces single.

    >>> fold_phrase('. Beslut :  ')
    'beslut'
    >>> fold_phrase("PRO T OK OL L")
    'protokoll'
    """
    return _fold_short_phrase(text) if len(text) <= _LINE else _fold_phrase(text)


def _fold_phrase(text: str) -> str:
    folded = fold(text)
    return without_noise_end(folded[noise_start(folded) :])


def without_noise_end(folded: str) -> str:
    """A folded phrase that begins without noise: that at its end off, spaces single."""
    folded = " ".join(folded.rstrip(_NOISE_END).split())
    if folded.count(" ") * 2 >= len(folded.replace(" ", "")) - 1 and _SPACED_CAPITALS.fullmatch(folded):
        return folded.replace(" ", "")
    return folded


_fold_short_phrase = lru_cache(_REMEMBERED)(_fold_phrase)


def noise_start(text: str) -> int:
    """How many characters of OCR dirt (or bullets) stand before the first letter or digit."""
    rest = text.lstrip(_NOISE_START)
    return len(text) - len(rest if rest[:1].isalnum() else text.lstrip())
