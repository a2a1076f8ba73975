"""What a stamp, a fold or dirt leaves in a text: runs of letters that no Swedish word is made of.

Source: the character model of :mod:`minutes_cli.language`, in nats a letter.  Of 1,849 decisions read from
worn paper no printed one came above 2.6, and noise lies from 2.8 up (names alone reach 3.2).
"""

from __future__ import annotations

from functools import lru_cache

from minutes_cli.language.character_model import CharacterModel
from minutes_cli.language.swedish import DATA
from minutes_cli.patterns import regex

_NOISE = 3.3  # nats a letter
_SHORT = range(2, 4)  # letters of which little can be said: ``Ja``, ``OK``
_LONG, _UNLIKE = 10, 4.3  # letters of a word that is noise by itself, and its nats a letter
_WORD = regex(r"[^\W\d_]+")
_STROKES = regex(r"[aeo]{2,4}|e?n{2,3}")  # what a tattered line is read as; no Swedish word


@lru_cache(maxsize=20_000)
def oddness(word: str) -> float:
    """How unlike a Swedish word its letters are, in nats.  word: in lower case."""
    return _letters().cost(word)


@lru_cache(maxsize=1)
def _letters() -> CharacterModel:
    return CharacterModel(DATA / "swedish.cm")


def is_noise(text: str, floor: float = _NOISE) -> bool:
    """Whether a text is no words: strokes, dirt, a stamp.

    floor: nats a letter from which it is; lower where the place makes noise likely.

    >>> is_noise("NERA Me narihacsbeeebaialabinia eisai } oa ~-"), is_noise("att bevilja medlen")
    (True, False)
    """
    words = _WORD.findall(text.lower())
    if len(words) == 1 and len(words[0]) in _SHORT:
        return _STROKES.fullmatch(words[0]) is not None
    return sum(oddness(word) for word in words) >= floor * sum(len(word) + 1 for word in words)


def cut_noise_tail(text: str) -> str:
    """A text without the noise that stands behind its last word.

    >>> cut_noise_tail("Vägbelysning i Roteberg ee <"), cut_noise_tail("Inköp av tuba")
    ('Vägbelysning i Roteberg', 'Inköp av tuba')
    """
    words = text.split()
    for place in range(1, len(words)):
        if _is_stroke(words[place]) and all(_may_follow(word) for word in words[place + 1 :]):
            return " ".join(words[:place])
    return text


def _is_stroke(word: str) -> bool:
    if _STROKES.fullmatch(word):
        return True
    return len(word) >= _LONG and word.isalpha() and oddness(word.lower()) >= _UNLIKE * (len(word) + 1)


def _may_follow(word: str) -> bool:
    return _is_stroke(word) or not any(char.isalnum() for char in word) or (word.islower() and len(word) < 5)
