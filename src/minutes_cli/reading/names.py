"""File names as they can be shown: on a line of their own, in a message, in a record.

A path is bytes to the operating system.  Python keeps bytes that are not UTF-8 as lone
surrogates, which neither a terminal nor JSON takes, and a name may hold a line break, which
would break a report of one line a file.
"""

from __future__ import annotations

import os


def storable_name(path: str | os.PathLike[str]) -> str:
    """The name as text that any encoder takes: bytes that are no UTF-8 become ``\\xNN``.

    >>> print(storable_name("p\\udce5.txt"))
    p\\xe5.txt
    """
    text = os.fspath(path)
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown_name(path: str | os.PathLike[str]) -> str:
    """The name on one line, for messages: control characters are escaped too.

    >>> shown_name("a\\nb.txt")
    'a\\\\nb.txt'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in storable_name(path)
    )
