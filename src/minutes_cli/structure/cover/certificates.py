"""What an electronic signature prints beside a name: ``Signerat med BankID 2024-05-20 08:12``.

It says how and when someone signed, never who or as what, and stands between names and their roles.
"""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.text.folding import fold

_CERTIFIES = regex(
    r"\b(?:e?-?(?:signera[dt]|underteckna[dt])|elektronisk\w*|digitalt|bank-?id|freja"
    r"|transaktion\w*|dokument-?id|ip-?adress|signeringstid\w*)\b"
)


def is_certificate(segment: Segment) -> bool:
    """Whether a segment is such a line, with no one named in it."""
    if isinstance(segment, Mark) or segment.people:
        return False
    return _CERTIFIES.search(fold(segment.text)) is not None
