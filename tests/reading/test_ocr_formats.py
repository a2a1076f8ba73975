"""hOCR, ALTO and PAGE: the same page from each, in reading order, with confidences; and hostile files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

import pytest

from minutes_cli.errors import ReadingError
from minutes_cli.reading.read import read

Placed = tuple[int, int, str]
"""x and y of a line's upper left corner, and its words; each letter is 10 wide, each line 20 high."""

COVER: Sequence[Placed] = (
    (50, 100, "Plats och tid"),
    (50, 140, "Beslutande"),
    (300, 101, "Sessionssalen, kl. 18.30"),
    (300, 139, "Åsa Öberg (S), ordförande"),
    (300, 165, "Bo Ärlig (M)"),
    (50, 300, "§ 1 Mötets öppnande"),
)
ARTICLE: Sequence[Placed] = (
    (50, 50, "Rapport från nämnden i Ekhamra om årets arbete och dess kostnader"),
    *((50, 100 + 25 * n, f"Vänster spalt rad {n} med löpande text") for n in range(8)),
    *((450, 100 + 25 * n, f"Höger spalt rad {n} med löpande text") for n in range(8)),
)
ARTICLE_LINES = [
    ARTICLE[0][2],
    *(f"Vänster spalt rad {n} med löpande text" for n in range(8)),
    *(f"Höger spalt rad {n} med löpande text" for n in range(8)),
]


def _boxes(x: int, y: int, text: str) -> list[tuple[str, int, int, int, int]]:
    out = []
    for word in text.split():
        out.append((word, x, y, 10 * len(word), 20))
        x += 10 * (len(word) + 1)
    return out


def hocr(pages: Sequence[Sequence[Placed]]) -> bytes:
    out = ["<?xml version='1.0' encoding='UTF-8'?>\n<html><head><title></title></head><body>"]
    for page in pages:
        out.append("<div class='ocr_page' title='bbox 0 0 1000 1400'>")
        for x, y, text in page:
            out.append(
                f"<div class='ocr_carea'><p class='ocr_par'><span class='ocr_line' title='bbox {x} {y}"
            )
            out.append(f" {x + 10 * len(text)} {y + 20}; baseline 0 0'>")
            for word, wx, wy, w, h in _boxes(x, y, text):
                title = f"bbox {wx} {wy} {wx + w} {wy + h}; x_wconf 87"
                out.append(f"<span class='ocrx_word' title='{title}'>{escape(word)}</span>\n")
            out.append("</span></p></div>")
        out.append("</div>")
    return ("".join(out) + "</body></html>").encode()


def alto(pages: Sequence[Sequence[Placed]], version: str = "v3") -> bytes:
    out = [f'<alto xmlns="http://www.loc.gov/standards/alto/ns-{version}#"><Layout>']
    for page in pages:
        out.append('<Page WIDTH="1000" HEIGHT="1400"><PrintSpace>')
        for x, y, text in page:
            place = f'HPOS="{x}" VPOS="{y}" WIDTH="{10 * len(text)}" HEIGHT="20"'
            out.append(f"<TextBlock {place}><TextLine {place}>")
            for word, wx, wy, w, h in _boxes(x, y, text):
                out.append(f'<String HPOS="{wx}" VPOS="{wy}" WIDTH="{w}.0" HEIGHT="{h}" WC="0.87"')
                out.append(f" CONTENT={quoteattr(word)}/><SP/>")
            out.append("</TextLine></TextBlock>")
        out.append("</PrintSpace></Page>")
    return ("".join(out) + "</Layout></alto>").encode()


def page_xml(pages: Sequence[Sequence[Placed]], order: Sequence[int] = ()) -> bytes:
    out = ['<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">']
    for page in pages:
        out.append('<Page imageWidth="1000" imageHeight="1400">')
        if order:
            refs = "".join(f'<RegionRefIndexed index="{i}" regionRef="r{n}"/>' for i, n in enumerate(order))
            out.append(f'<ReadingOrder><OrderedGroup id="g">{refs}</OrderedGroup></ReadingOrder>')
        for number, (x, y, text) in enumerate(page):
            out.append(f'<TextRegion id="r{number}"><TextLine id="l{number}">')
            out.append(f'<Coords points="{x},{y} {x + 10 * len(text)},{y} {x},{y + 20}"/>')
            for word, wx, wy, w, h in _boxes(x, y, text):
                out.append(f'<Word><Coords points="{wx},{wy} {wx + w},{wy + h}"/>')
                out.append(f'<TextEquiv conf="0.87"><Unicode>{escape(word)}</Unicode></TextEquiv></Word>')
            out.append(f"<TextEquiv><Unicode>{escape(text)}</Unicode></TextEquiv></TextLine></TextRegion>")
        out.append("</Page>")
    return ("".join(out) + "</PcGts>").encode()


WRITERS: dict[str, Callable[[Sequence[Sequence[Placed]]], bytes]] = {
    "hocr": hocr,
    "alto": alto,
    "page": page_xml,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_cover_page(kind: str) -> None:
    scan = read(WRITERS[kind]([COVER, COVER]))
    assert scan.format == kind
    assert [line.text for line in scan.lines][:7] == [
        "Plats och tid            Sessionssalen, kl. 18.30",
        "Beslutande               Åsa Öberg (S), ordförande",
        "                         Bo Ärlig (M)",
        "",
        "",
        "",
        "§ 1 Mötets öppnande",
    ]
    assert [line.page for line in scan.lines] == [1] * 7 + [2] * 8
    assert scan.lines[7].text.startswith("\fPlats och tid")
    assert scan.text == "\n".join(line.text for line in scan.lines)
    for line in scan.lines:
        assert [line.text[word.start : word.end] for word in line.words] == line.text.split()
        assert all(word.confidence == pytest.approx(0.87) for word in line.words)
    assert scan.lines[1].words[1].box == (300, 139, 330, 159)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("mixed", [False, True], ids=["column by column", "line by line"])
def test_two_columns_of_running_text(kind: str, mixed: bool) -> None:
    placed = sorted(ARTICLE, key=lambda line: (line[1], line[0])) if mixed else ARTICLE
    scan = read(WRITERS[kind]([placed]))
    assert [line.text for line in scan.lines if line.text] == ARTICLE_LINES


def test_text_flows_on_after_columns() -> None:
    after: Placed = (50, 400, "Därefter avslutades mötet, som hade börjat redan på förmiddagen samma dag")
    rows = read(hocr([[*ARTICLE, after]])).text.split("\n")
    assert rows[-3:] == ["", after[2], ""]


@pytest.mark.parametrize("version", ["v2", "v3", "v4"])
def test_alto_versions(version: str) -> None:
    assert read(alto([COVER], version)).text == read(alto([COVER])).text


def test_alto_hyphen_joins_its_word() -> None:
    data = alto([[(0, 0, "kommun")]]).replace(b"<SP/>", b'<HYP CONTENT="-"/>')
    assert read(data).lines[0].text == "kommun-"


def test_page_obeys_the_stated_reading_order() -> None:
    placed = [(50, 500, "sist"), (50, 100, "först"), (500, 100, "sedan")]
    scan = read(page_xml([placed], order=[1, 2, 0]))
    assert [line.text for line in scan.lines if line.text] == ["först", "sedan", "sist"]


def test_page_text_of_the_line_wins_over_its_words() -> None:
    data = page_xml([[(0, 0, "motet")]]).replace(
        b"<TextEquiv><Unicode>motet", "<TextEquiv><Unicode>mötet".encode()
    )
    assert read(data).lines[0].text == "mötet"


def test_hocr_that_is_no_xml() -> None:
    data = (
        b"<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=iso-8859-1'></HEAD><BODY>"
        b"<DIV class=ocr_page><SPAN class=ocr_line title='bbox 0 0 90 20'>M\xf6te &amp; val&nbsp;h\xe4r<BR>"
        b"</SPAN></DIV></BODY></HTML>"
    )
    scan = read(data)
    assert scan.lines[0].text == "Möte & val här"
    assert scan.encoding == "iso8859-1"


BOMB = "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9)) + "]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
OUTSIDE_DTD = '<!DOCTYPE x SYSTEM "http://localhost:9/evil.dtd">'


@pytest.mark.parametrize("kind", ["alto", "page"])
@pytest.mark.parametrize("prolog", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_xml_that_declares_entities_is_refused(kind: str, prolog: str) -> None:
    with pytest.raises(ReadingError) as failure:
        read(prolog.encode() + WRITERS[kind]([COVER]), "x.xml")
    assert "declares entities" in failure.value.what
    assert failure.value.where == "x.xml:1"


@pytest.mark.parametrize("kind", WRITERS)
def test_a_dtd_elsewhere_is_not_fetched(kind: str) -> None:
    data = WRITERS[kind]([COVER])
    data = data.split(b"?>\n")[-1]
    assert read(OUTSIDE_DTD.encode() + data).text == read(WRITERS[kind]([COVER])).text


def test_hocr_entities_are_only_text() -> None:
    data = (OUTSIDE + hocr([COVER]).decode().split("?>\n")[1]).replace("Beslutande", "&secret;")
    assert "root" not in read(data.encode()).text


@pytest.mark.parametrize("kind", WRITERS)
def test_cut_off_files_are_errors(kind: str) -> None:
    whole = WRITERS[kind]([COVER])
    for cut in range(len(whole) // 4, len(whole) - 20, 97):
        with pytest.raises(ReadingError) as failure:
            read(whole[:cut], "x", from_format=kind)
        assert failure.value.where.startswith("x:") and failure.value.hint


@pytest.mark.parametrize("kind", WRITERS)
def test_files_without_text_are_errors(kind: str) -> None:
    with pytest.raises(ReadingError, match="no line of text"):
        read(WRITERS[kind]([[]]), "x", from_format=kind)


@pytest.mark.parametrize(
    ("kind", "tag"), [("alto", "ComposedBlock"), ("page", "TextRegion"), ("hocr", "div")]
)
def test_bottomless_nesting_is_an_error(kind: str, tag: str) -> None:
    data = WRITERS[kind]([COVER]).replace(b"Beslutande", b"") + b""
    deep = f"<{tag}>" * 50_000
    start = {"alto": b"<PrintSpace>", "page": b'imageHeight="1400">', "hocr": b"1400'>"}[kind]
    with pytest.raises(ReadingError, match="nested more than"):
        read(data.replace(start, start + deep.encode(), 1), from_format=kind)


@pytest.mark.parametrize("kind", WRITERS)
def test_senseless_numbers_do_no_harm(kind: str) -> None:
    data = WRITERS[kind]([COVER]).decode()
    for wrong in ("1e308", "-7", "NaN", "", "99999999999999999999"):
        for right in ("100", "140", "87", "0.87"):
            scan = read(data.replace(right, wrong).encode(), from_format=kind)
            assert "öppnande" in scan.text
            assert max(len(line.text) for line in scan.lines) < 2000
