"""Document text made safe to look at: nothing invisible, nothing that turns the line around.

Jinja escapes markup already; this adds what escaping leaves: control characters, zero-width
characters and bidirectional marks are shown as what they are instead of doing what they do.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMES = {
    "\xad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u061c": "ALM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


def _name(char: str) -> str:
    return _NAMES.get(char, f"U+{ord(char):04X}")


def plain(value: object) -> str:
    """A value as text for an attribute or a title: unseen characters are named in brackets.

    >>> plain("Åsa\\u202eB")
    'Åsa[RLO]B'
    """
    text = _SURROGATE.sub("\ufffd", "" if value is None else str(value)).replace("\f", "")
    return _UNSEEN.sub(lambda match: f"[{_name(match[0])}]", text)


def seen(value: object) -> Markup:
    """A value as markup: escaped, unseen characters as small labels.

    >>> str(seen("<b>\\u200f"))
    '&lt;b&gt;<span class="ctl" title="U+200F">RLM</span>'
    """
    text = _SURROGATE.sub("\ufffd", "" if value is None else str(value)).replace("\f", "")
    escaped = str(escape(text))
    return Markup(
        _UNSEEN.sub(
            lambda match: f'<span class="ctl" title="U+{ord(match[0]):04X}">{_name(match[0])}</span>', escaped
        )
    )


def storable(value: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes the replacement character."""
    return _SURROGATE.sub("\ufffd", value)
