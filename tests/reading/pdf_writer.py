"""Writes small PDFs by hand, so that a test shows what is on the page."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Text = tuple[float, float, str]
"""x and y from the lower left corner in points, and what stands there in 11-point Helvetica."""


def text_page(texts: Sequence[Text], size: int = 11) -> bytes:
    """The content of a page with texts on it."""
    shows = []
    for x, y, text in texts:
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shows.append(b"BT /F1 %d Tf %f %f Td (%s) Tj ET" % (size, x, y, shown))
    return b"\n".join(shows)


def pdf(pages: Sequence[bytes], images: Sequence[tuple[int, int, bytes]] = (), rotate: int = 0) -> bytes:
    """A PDF of pages (contents); image N can be drawn as /ImN."""
    objects: list[bytes] = [b"", b""]
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects.append(font)
    names = []
    for number, (width, height, gray) in enumerate(images):
        packed = zlib.compress(gray)
        head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray" % (width, height)
        head += b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>" % len(packed)
        objects.append(head + b"stream\n" + packed + b"\nendstream")
        names.append(b"/Im%d %d 0 R" % (number, len(objects)))
    resources = b"<</Font<</F1 3 0 R>>/XObject<<%s>>>>" % b" ".join(names)
    kids = []
    for content in pages:
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        body = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d" % rotate
        objects.append(body + b"/Resources %s/Contents %d 0 R>>" % (resources, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
