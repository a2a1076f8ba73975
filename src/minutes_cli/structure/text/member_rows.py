"""Rows of lists of members: ``Stina Ek (S)``, ``11 Bo Alm M, ordförande``, which head nothing.

Input: a text.  Output: whether it begins with a name and a party.
"""

from __future__ import annotations

from minutes_cli.patterns import regex

_MEMBER = regex(  # a letter of a party alone may be read twice (``Ss``)
    r"\W*(?:\d{1,3}[.)]?\s+)?[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2},?\s+"
    r"(?:\((?:[A-ZÅÄÖ]{1,4}|[a-zåäö]{1,4}|-)\)"
    r"|(?:[Ss]{1,2}|[Mm]{1,2}|[Cc]{1,2}|[Vv]{1,2}|L|[Ss][Dd]|[Kk][Dd]|KDS|[Mm][Pp]|[Ff][Pp]|VPK)(?![\w/-])(?!\s[/-]))"
)


def is_member_row(text: str) -> bool:
    """Whether a text is such a row.

    >>> is_member_row("11 Bo Alm M, ordförande"), is_member_row("11 Årsredovisning för M/S Svea")
    (True, False)
    """
    return _MEMBER.match(text) is not None
