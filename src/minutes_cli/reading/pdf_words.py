"""Characters with their boxes as lines of words: cut at spaces and jumps, loose marks joined to letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from minutes_cli.reading.layout import WIDE_GAP
from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, enclosing

_Letters = list[tuple[str, Box]]
_LOOSE_MARKS = {"¨": "\u0308", "˚": "\u030a", "°": "\u030a", "´": "\u0301"}
"""Marks that old TeX fonts print beside the letter, with what joins them to it."""


def placed_lines(characters: _Letters) -> list[PlacedLine]:
    """Words of the characters, as lines of one or more words."""
    lines: list[PlacedLine] = []
    seen: set[tuple[str, int, int]] = set()
    for group in _groups(characters):
        words = (word for letters in group if (word := _word(letters)).text)
        # Bold is faked by printing twice, a hair apart.
        new = tuple(word for word in words if _is_new(word, seen))
        if new:
            lines.append(PlacedLine(new, enclosing(word.box for word in new)))
    return lines


def _groups(characters: _Letters) -> Iterator[list[_Letters]]:
    """Characters in the order of the file, as lines of words: cut at spaces, jumps and changes of height."""
    line: list[_Letters] = []
    word: _Letters = []
    for text, box in characters:
        last = word[-1][1] if word else (line[-1][-1][1] if line else None)
        if last is not None:
            size = max(box[3] - box[1], last[3] - last[1], 1.0)
            shared = min(box[3], last[3]) - max(box[1], last[1])
            jump = box[0] - last[2]
            if text and (shared < 0.3 * size or jump < -size or jump > WIDE_GAP * size):
                if word:
                    line.append(word)
                yield line
                line, word = [], []
            elif text and word and jump > 0.25 * size:
                line.append(word)
                word = []
        if text:
            word.append((text, box))
        elif word:
            line.append(word)
            word = []
    if word:
        line.append(word)
    if line:
        yield line


def _word(letters: _Letters) -> PlacedWord:
    text = "".join(letter for letter, _ in letters)
    if any(mark in text for mark in _LOOSE_MARKS):
        text = _joined(letters)
    return PlacedWord(unicodedata.normalize("NFC", text), enclosing(box for _, box in letters))


def _joined(letters: _Letters) -> str:
    """Text of letters whose marks are printed over them as signs of their own."""
    out: list[str] = []
    pending: tuple[str, Box] | None = None
    for letter, box in letters:
        if pending and letter.isalpha() and _overlap(pending[1], box):
            out.append(letter + _LOOSE_MARKS[pending[0]])
            pending = None
            continue
        if pending:
            out.append(pending[0])
            pending = None
        if letter in _LOOSE_MARKS:
            pending = (letter, box)
        else:
            out.append(letter)
    return "".join(out) + (pending[0] if pending else "")


def _overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 * min(a[2] - a[0], b[2] - b[0])


def _is_new(word: PlacedWord, seen: set[tuple[str, int, int]]) -> bool:
    box = word.box or (0.0, 0.0, 0.0, 0.0)
    x, y = round(box[0] / 2), round(box[1] / 2)
    if any((word.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        return False
    seen.add((word.text, x, y))
    return True
