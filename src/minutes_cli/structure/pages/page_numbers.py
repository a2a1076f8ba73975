"""Page numbers in all forms: ``Sida 3 (12)``, ``Sid 3 av 11``, ``1[25]``, ``- 2 -``, and misread ``205)``."""

from __future__ import annotations

import re

from minutes_cli.patterns import DIGITS, regex

PAGE_NUMBER = regex(
    r"""
    [^\w§$&]* (?: (?:sida?n? | sid | blad | s | page | nr) \W* )?
    (?: \d{1,3} \s* (?: [(\[{/|] \s* \d{0,3} \s* [)\]}]? | av \s+ \d{1,3} | \s of \s \d{1,3} )
      | (?:sida?n? | sid | blad) \W* \d{1,3}
      | (?:sida?n? | sid | blad) \W* \( \d{1,3} \)
      | [-–—] \s* \d{1,3} \s* [-–—]
      | \d{1,2} 0? \d [)\]]
    ) \W*
    """,
    re.VERBOSE,
    needs=DIGITS,
)
BARE_NUMBER = regex(r"[-–—|.\s]{0,3}\d{1,3}[-–—|.\s]{0,2}")
_TAIL = regex(
    r"\s+(?:sida?n?|sid|blad)?\s*\d{1,3}\s*(?:[(\[]\s*\d{1,3}\s*[)\]]|av\s+\d{1,3})\s*$", re.IGNORECASE
)
DATE_ONLY = regex(r"\W*(?:19|20)\d\d[-./ ]?\d\d[-./ ]?\d\d\W*")


def without_page_number(text: str) -> str:
    """A text without the page number at its end, spaces single.

    >>> without_page_number("Styrelsen   2014-03-04    Sida 3 (6)")
    'Styrelsen 2014-03-04'
    """
    text = " ".join(text.split())
    return _TAIL.sub("", text) if text.endswith((")", "]")) or text[-1:].isdecimal() else text
