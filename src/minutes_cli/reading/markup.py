"""XML without its dangers: no entity is declared, nothing outside the file is read, depth is bounded.

The standard library's expat is driven directly, so that a document with an internal DTD subset stops at
its first entity, before anything could grow or be fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from html.entities import html5
from typing import Protocol
from xml.parsers import expat

from minutes_cli.errors import ReadingError

MAX_DEPTH = 200


class Handler(Protocol):
    """What a format does with the elements of its files, by local name."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text inside an element."""


def parse_xml(data: bytes, where: str, handler: Handler) -> None:
    """Send the elements of an XML file to a handler, namespaces dropped.

    Raises ReadingError, with the line, for XML that is broken, cut off or declares entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def refuse(reason: str) -> Callable[..., None]:
        def stop(*_: object) -> None:
            raise ReadingError(
                f"the XML {reason}, which no OCR program writes",
                f"{where}:{parser.CurrentLineNumber}",
                "do not use a file of unknown origin; export it from the OCR program again",
            )

        return stop

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            refuse(f"is nested more than {MAX_DEPTH} deep")()
        handler.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_local(name))

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            handler.characters(html5.get(f"{name};", ""))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.characters
    parser.EntityDeclHandler = refuse("declares entities")
    parser.ExternalEntityRefHandler = refuse("refers to another file")  # type: ignore[assignment]
    parser.SkippedEntityHandler = skipped
    try:
        parser.Parse(data, True)
    except expat.ExpatError as failure:
        reason = expat.ErrorString(failure.code)
        cut = failure.code in (3, 5) or failure.lineno >= data.count(b"\n") + 1
        raise ReadingError(
            f"the XML is {'cut off' if cut else 'broken'} ({reason})",
            f"{where}:{failure.lineno}",
            "export the page from the OCR program again",
        ) from None
    except (LookupError, ValueError) as failure:
        raise ReadingError(
            f"the XML cannot be decoded ({failure})", where, "save the file as UTF-8 and try again"
        ) from None


def number(value: str | None) -> float | None:
    """A number as formats write it; None where there is none.

    >>> number("12.5"), number("12,5"), number("nan"), number("")
    (12.5, 12.5, None, None)
    """
    try:
        result = float((value or "").replace(",", "."))
    except ValueError:
        return None
    return result if abs(result) < 1e9 else None


def _local(name: str) -> str:
    return name.rpartition(":")[2]
