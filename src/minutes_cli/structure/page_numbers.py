"""Page numbers in all forms: ``Sida 3 (12)``, ``Sid 3 av 11``, ``1[25]``, ``- 2 -``, and misread ``205)``."""

from __future__ import annotations

import re

from minutes_cli.patterns import regex

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
)
BARE_NUMBER = regex(r"[-–—|.\s]{0,3}\d{1,3}[-–—|.\s]{0,2}")
PAGE_TAIL = regex(
    r"\s+(?:sida?n?|sid|blad)?\s*\d{1,3}\s*(?:[(\[]\s*\d{1,3}\s*[)\]]|av\s+\d{1,3})\s*$", re.IGNORECASE
)
DATE_ONLY = regex(r"\W*(?:19|20)\d\d[-./ ]?\d\d[-./ ]?\d\d\W*")
