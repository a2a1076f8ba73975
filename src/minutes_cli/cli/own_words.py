"""The user's own words and names: which files hold them, how they are read and written.

One word a line, a tab and a note after it if wanted; ``#`` opens a comment.  There is one file of the
user's own (``$XDG_CONFIG_HOME/minutes/words.tsv``), and those that the setting ``words`` names.
"""

from __future__ import annotations

import os
from pathlib import Path

from minutes_cli.atomic import write_whole
from minutes_cli.cli import configuration
from minutes_cli.errors import DataError
from minutes_cli.values import frozen

COMMENT = "#"


@frozen
class OwnWord:
    """A word of the user's, with its note and the file it stands in."""

    word: str
    note: str
    path: Path


def user_file() -> Path:
    """The user's own file; it need not exist."""
    base = os.environ.get("XDG_CONFIG_HOME")
    folder = Path(base) if base and Path(base).is_absolute() else Path.home() / ".config"
    return folder / "minutes" / "words.tsv"


def word_files() -> list[Path]:
    """The files in use: the user's own, where there is one, and those of the configuration."""
    own = user_file()
    named = [Path(path) for path in configuration.current().given.get("words", ())]
    return [own, *named] if own.is_file() else named


def own_words() -> tuple[str, ...]:
    """All own words, each once, in the order of the files.  Raises DataError for a bad file."""
    return tuple(dict.fromkeys(each.word for path in word_files() for each in read_words(path)))


def read_words(path: Path) -> list[OwnWord]:
    """The words of a file.  Raises DataError naming ``path:line``."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise DataError(
            f"cannot read own words: {error.strerror}", str(path), "mend the setting 'words'"
        ) from None
    except UnicodeDecodeError:
        raise DataError("the file of own words is not UTF-8", str(path), "save it as UTF-8") from None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        word, _, note = line.partition("\t")
        word = word.strip()
        if not word or word.startswith(COMMENT):
            continue
        if not is_word(word):
            raise DataError(
                f"not a single word: {word!r}", f"{path}:{number}", "one word a line, a tab before any note"
            )
        found.append(OwnWord(word, note.strip(), path))
    return found


def add_words(path: Path, words: dict[str, str]) -> list[str]:
    """Put words with their notes into a file, keeping what it holds; returns those that are new."""
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    known = {each.word for each in read_words(path)} if path.exists() else set()
    new = [word for word in words if word not in known]
    if new:
        comments = [line for line in lines if line.startswith(COMMENT)]
        rest = [line for line in lines if line.strip() and not line.startswith(COMMENT)]
        rest += [f"{word}\t{words[word]}".rstrip("\t") for word in new]
        text = "\n".join([*comments, *sorted(rest)]) + "\n"
        write_whole(text, path)
    return new


def is_word(text: str) -> bool:
    """Whether a text can be an own word: letters, with hyphens, dots or figures within, no spaces.

    >>> is_word("Åmåls-Krönika"), is_word("två ord"), is_word("2024")
    (True, False, False)
    """
    return not any(c.isspace() for c in text) and any(c.isalpha() for c in text)
