"""Whether a dictionary knows a word: what rule O101 asks of the language data that repair has open."""

from __future__ import annotations

from collections.abc import Callable

from minutes_cli.errors import DataError

IsKnown = Callable[[str], bool]
ONLY_LETTERS = "letters"  # the layer of words for which nothing but their letters speaks


def dictionary(user_words: tuple[str, ...] = ()) -> IsKnown | None:
    """A function that says whether a lower-case word, or its parts as a compound, is known.

    user_words: the user's own.  None where the language data is missing: the rule then goes by letters.
    """
    from minutes_cli.repair.api import repairer

    try:
        swedish = repairer("balanced", user_words).swedish
    except DataError:
        return None
    return lambda word: swedish.word(word).layer != ONLY_LETTERS
