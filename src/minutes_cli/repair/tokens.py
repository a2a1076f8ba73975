"""Lines cut into the tokens that repair decides on, each with its place in the scan.

A word is what a reader would call one, with the figures and signs that OCR put in the place of
letters (``m6te``, ``p&``).  Numbers, dates, codes, addresses and other things that must not be
touched are tokens of their own kinds.  Start at :func:`tokenise`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutes_cli.patterns import regex

WORD = "word"
NUMBER = "number"
PROTECTED = "protected"
BOUNDARY = "boundary"
PLAIN = "plain"  # while reading: a word of letters alone
LONE = "lone"  # a single 1, |, { or & that may stand for a word

_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿŠšŽžČčĲĳŒœ"
_ENDING = "se|com|org|nu|net|eu|io|html?|pdf|docx?|xlsx?|json|csv|xml|php"
_TOKEN = regex(
    rf"""
    (?P<plain>[{_LETTER}]++(?=[\s,)]|[.:;!?](?:\s|$)|$))  # nearly every word; nothing below fits here
  | (?P<protected>
        (?:https?://|www\.)\S+
      | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]+
      | (?<![\w/])/?(?:[\w-]{{1,99}}[./]){{1,20}}[\w-]{{0,99}}\.(?:{_ENDING})\b(?:/\S*)?
      | \b[\w-]{{1,99}}\.(?:{_ENDING})\b(?:/\S*)?
      | (?<!\w)@[\w]+ | (?<!\w)\#\w+
      | \b\d{{4}}-\d\d-\d\dT[\d:.]+Z?
      | \b(?!\w66[a-zåäö])[A-ZÅÄÖ]{{1,6}}(?:[-/:]\d|\d(?=\d|\b))[\w/:.-]*  # L66f is Lööf
      | \b[a-z0-9]+(?:_[a-z0-9]+)+\b
    )
  | (?P<lone>(?<!\S)[1|&](?=\s) | (?<=[a-zåäöé]\ )\{{(?=\ [a-zåäöé]))
  | (?P<number>\d+(?:[.,:/–-]\d+)*(?![{_LETTER}\d&€]))
  | (?P<word>(?=\S*?[{_LETTER}])
        [{_LETTER}\d&€@¢¥\ufffd|{{}}]+(?:['’][{_LETTER}]+)?)
  | (?P<boundary>[.!?;:•*](?=\s|$))
    """,
    re.VERBOSE,
)
_EDGE_SIGNS = regex(r"^[@{}€¢]+|[@{}€¢¥]+$")
_DOUBLED_MARK = regex(r"(?<=\w)(?:[OG]6|6[OG])")  # one ö, guessed at twice: MO6tet
_MARKED_START = regex(r"^[46](?:[klnrst]|[a-zåäö]{2})$|^[fgp]4$")  # 4r for är, p4 for på; 4b is a number
_ORDINAL = regex(r"^\d+(?:[ae]|st|tjh|:[ae])?$", re.IGNORECASE)
_AFTER_SUSPENDED_HYPHEN = frozenset({"och", "eller", "samt", "respektive", "till", "resp"})
_OPENS = regex(r"[\f ]*(?:[§$&] ?\d|[•*] |\d{1,3}[.)] +[A-ZÅÄÖ])")  # an item or a point of a list
LONG_LINE = 55  # characters: a line this long without an end sign runs on


@dataclass(slots=True)
class Token:
    """One token.

    kind: word, number, protected, boundary or lone.  line: index into the lines, from 0.
    start, end: code points in the line.  read: the text.  at_start: whether a capital says nothing
    here.  capitals: whether the line is set in capitals.  inside: whether a word in small letters stands
    right before it, so that a capital says most.  tail: the second half of a word that is
    hyphenated over the line end; `read` then holds both halves and the line's hyphen is left out.
    """

    kind: str
    line: int
    start: int
    end: int
    read: str
    at_start: bool = False
    capitals: bool = False
    inside: bool = False
    tail: Token | None = None


def is_wordlike(read: str) -> bool:
    """Whether figures and signs in a token can stand for letters, or make it a code.

    >>> [is_wordlike(read) for read in ("m6te", "A4", "6verlag", "att1", "MO6tet", "ABO62")]
    [True, False, True, False, True, False]
    """
    letters = sum(c.isalpha() for c in read)
    figures = sum(c.isdigit() for c in read)
    if figures == 0:
        return letters > 0
    if _MARKED_START.match(read):
        return True
    if figures > 2 or letters < 2 or _ORDINAL.match(read):
        return False
    upper = sum(c.isupper() for c in _DOUBLED_MARK.sub("", read))
    if read[-1].isdigit() and read[-1] not in "46":
        return False
    if letters <= 2 and read[0].isdigit():
        return False
    return upper <= 1 or (upper == letters and letters >= 4)


def join_hyphenated(lines: Sequence[str], tokens: Sequence[Token]) -> list[Token]:
    """Words hyphenated over a line end as one token with a tail."""
    out: list[Token] = []
    for token in tokens:
        before = out[-1] if out else None
        if (
            before is not None
            and token.line in (before.line + 1, before.line + 2)
            and token.kind == WORD
            and before.kind == WORD
            and before.tail is None
            and token.read[0].islower()
            and token.read not in _AFTER_SUSPENDED_HYPHEN
            and lines[before.line][before.end :].strip() in ("-", "\u00ad", "¬", "‐")
            and not lines[token.line][: token.start].strip("\f ")
        ):
            head = out.pop()
            out.append(replace(head, read=head.read + token.read, tail=token))
        else:
            out.append(token)
    return out


def _runs_on(line: str) -> bool:
    """Whether the sentence goes on after this line."""
    text = line.rstrip()
    return len(text) >= LONG_LINE and text[-1:] not in ".!?:;"


def tokenise(lines: Sequence[str]) -> list[Token]:
    """Cut lines into tokens in reading order, boundaries included."""
    tokens: list[Token] = []
    fresh = True
    for number, line in enumerate(lines):
        text = line.strip("\f\r ")
        if not text:
            if tokens and tokens[-1].kind != BOUNDARY:
                tokens.append(Token(BOUNDARY, number, 0, 0, ""))
            fresh = True
            continue
        if number and (not _runs_on(lines[number - 1]) or _OPENS.match(line)):
            fresh = True
        letters = list(filter(str.isalpha, text))
        capitals = bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)
        last_end = 0
        for match in _TOKEN.finditer(line):
            kind = match.lastgroup
            (start, end), read = match.span(), match.group()
            if start - last_end >= 3 and line[last_end:start].isspace():
                fresh = True  # a column gap: the next cell
            last_end = end
            if kind == BOUNDARY:
                tokens.append(Token(BOUNDARY, number, start, end, read))
                fresh = True
                continue
            if kind == PLAIN:
                kind = WORD
            elif kind == WORD:
                edge = _EDGE_SIGNS.match(read)
                if edge:
                    start, read = start + edge.end(), read[edge.end() :]
                edge = _EDGE_SIGNS.search(read)
                if edge and edge.end() == len(read):
                    end, read = start + edge.start(), read[: edge.start()]
                if not is_wordlike(read):
                    kind = PROTECTED
            before = tokens[-1] if tokens else None
            inside = (
                before is not None
                and before.kind == WORD
                and before.line == number
                and start - before.end == 1
                and before.read[0].islower()
            )
            tokens.append(Token(kind or WORD, number, start, end, read, fresh, capitals, inside))
            fresh = kind == NUMBER and fresh
    return tokens
