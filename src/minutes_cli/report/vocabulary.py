"""The report's own words, in Swedish and English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, get_args

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words of one language.  Keys are ``group.name``, as in vocabulary.toml."""

    language: Language
    words: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """The phrase for a key, with its values filled in; KeyError when there is none."""
        phrase = self.words[key]
        return phrase.format(**values) if values else phrase

    def name(self, group: str, value: str | None) -> str:
        """What a value of the record is called; the value itself where the vocabulary lacks it.

        A record of a newer schema may hold values that this version does not know.
        """
        return self.words.get(f"{group}.{value}", value or "")

    def count(self, key: str, number: int) -> str:
        """A figure with its noun, in singular or plural.

        >>> load_vocabulary("sv").count("count.item", 1)
        '1 ärende'
        """
        one, many = self.words[key].split("|")
        return f"{self.figure(number)} {one if number == 1 else many}"

    def figure(self, number: int) -> str:
        """A whole number with the language's thousands separator."""
        return f"{number:,}".replace(",", "\u00a0" if self.language == "sv" else ",")

    def group(self, prefix: str) -> dict[str, str]:
        """All words of a group, without its prefix; for the page's script."""
        start = f"{prefix}."
        return {key.removeprefix(start): word for key, word in self.words.items() if key.startswith(start)}


@lru_cache(maxsize=2)
def load_vocabulary(language: Language) -> Vocabulary:
    """Read the words of a language from the packaged table."""
    text = resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    place = LANGUAGES.index(language)
    words = {
        f"{group}.{key}": pair[place]
        for group, pairs in tomllib.loads(text).items()
        for key, pair in pairs.items()
    }
    return Vocabulary(language, words)
