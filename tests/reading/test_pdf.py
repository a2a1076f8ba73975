"""PDF: the text layer as laid out, pages that are pictures, broken and encrypted files."""

from __future__ import annotations

import shutil

import pytest

from minutes_cli.errors import ReadingError
from minutes_cli.reading.read import read

from .pdf_writer import pdf, text_page

pytest.importorskip("pypdfium2")

COVER = text_page(
    [
        (60, 780, "Plats och tid"),
        (200, 780, "Sessionssalen, Ekhamra, kl. 18.30"),
        (60, 760, "Beslutande"),
        (200, 760, "Åsa Öberg (S), ordförande"),
        (200, 745, "Bo Ärlig (M)"),
        (60, 700, "§ 1 Mötets öppnande"),
    ]
)
LEFT = [
    "Nämnden fick en lägesrapport om",
    "arbetet med den nya skolan i byn",
    "och om de kostnader som väntas",
]
RIGHT = [
    "Ordföranden tackade för rapporten",
    "och frågade om någon ville tala",
    "vilket ingen visade sig vilja då",
]


def test_columns_of_a_cover_stay_on_one_line() -> None:
    scan = read(pdf([COVER]), "p.pdf")
    assert [line.text.rstrip() for line in scan.lines] == [
        "Plats och tid            Sessionssalen, Ekhamra, kl. 18.30",
        "Beslutande               Åsa Öberg (S), ordförande",
        "                         Bo Ärlig (M)",
        "",
        "",
        "",
        "§ 1 Mötets öppnande",
        "",
    ]
    assert (scan.format, scan.pages) == ("pdf", 1)


def test_words_know_their_place() -> None:
    scan = read(pdf([COVER, COVER]))
    for line in scan.lines:
        assert [line.text[word.start : word.end] for word in line.words] == line.text.split()
    assert scan.pages == 2
    assert scan.lines[7].text.startswith("\fPlats")
    box = scan.lines[0].words[0].box
    assert box is not None
    assert 58 <= box[0] <= 62 and 50 <= box[1] <= 60


def test_running_text_in_two_columns_is_read_one_after_the_other() -> None:
    texts = [(60.0, 800.0, "Protokoll fört vid sammanträde med nämnden i Ekhamra den 3 maj 2021")]
    for number, (left, right) in enumerate(zip(LEFT * 4, RIGHT * 4, strict=True)):
        texts += [(60, 770 - 14 * number, left), (310, 770 - 14 * number, right)]
    lines = [line.text.strip() for line in read(pdf([text_page(texts)])).lines if line.text.strip()]
    assert lines[1:] == LEFT * 4 + RIGHT * 4


def test_lists_of_names_in_two_columns_stay_side_by_side() -> None:
    texts = [(60.0, 770.0 - 14 * n, f"Anna Namn{n} (S)") for n in range(9)]
    texts += [(310.0, 770.0 - 14 * n, f"Bo Namn{n} (M)") for n in range(9)]
    lines = [line.text.split() for line in read(pdf([text_page(texts)])).lines if line.text.strip()]
    assert lines[3] == ["Anna", "Namn3", "(S)", "Bo", "Namn3", "(M)"]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    scan = read(pdf([text_page([(60, 700, "Beslut"), (60.3, 700, "Beslut"), (60, 680, "Nämnden beslutar")])]))
    assert scan.text.split() == ["Beslut", "Nämnden", "beslutar"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["0 1 -1 0 595 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 842"])
def test_text_in_any_direction_reads_the_same(turned: int, matrix: str) -> None:
    turned_text = b"q %s cm %s Q" % (matrix.encode(), COVER)
    assert read(pdf([turned_text], rotate=turned)).text == read(pdf([COVER])).text


def test_text_up_the_margin_comes_last() -> None:
    stamp = b"q 0 1 -1 0 595 0 cm %s Q" % text_page([(200, 570, "Kopia av handling")])
    assert read(pdf([COVER + b"\n" + stamp])).text.split()[-3:] == ["Kopia", "av", "handling"]


PICTURE = b"q 500 0 0 700 40 60 cm /Im0 Do Q"
GREY = (4, 4, bytes(16))


def test_pages_without_text_are_named() -> None:
    with pytest.raises(ReadingError) as failure:
        read(pdf([PICTURE] * 3, [GREY]), "skannad.pdf")
    assert "pages 1-3" in failure.value.what
    assert failure.value.where == "skannad.pdf"
    assert "--ocr" in failure.value.hint and "ocrmypdf -l swe" in failure.value.hint
    with pytest.raises(ReadingError, match="page 1-2, 4 of 5"):
        read(pdf([PICTURE, PICTURE, COVER, PICTURE, COVER], [GREY]))


def test_a_single_page_without_text_is_told() -> None:
    scan = read(pdf([COVER, PICTURE, COVER], [GREY]))
    assert scan.pages == 3
    assert scan.notes == ("page 2 of 3 has no text layer and was left empty; --ocr reads it",)
    assert read(pdf([COVER])).notes == ()


def test_an_empty_back_page_is_no_missing_text() -> None:
    scan = read(pdf([COVER, b"", COVER]))
    assert scan.pages == 3
    with pytest.raises(ReadingError, match="no text and no picture"):
        read(pdf([b""]))


def test_broken_and_cut_off() -> None:
    whole = pdf([COVER])
    for cut in (0.2, 0.5, 0.9):
        try:
            read(whole[: int(len(whole) * cut)], "a.pdf")
        except ReadingError as failure:
            assert failure.where == "a.pdf" and failure.hint
    with pytest.raises(ReadingError, match="broken"):
        read(b"%PDF-1.7\nhello", "a.pdf")


def test_encrypted() -> None:
    # The standard security handler with a user password that nobody knows.
    secret = b"<</Filter/Standard/V 1/R 2/Length 40/P -44/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    locked = pdf([COVER]).replace(b"trailer<<", b"trailer<</Encrypt %s/ID[<01><02>]" % secret)
    with pytest.raises(ReadingError) as failure:
        read(locked, "a.pdf")
    assert "encrypted" in failure.value.what
    assert "qpdf" in failure.value.hint


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_ocr_reads_the_pages_without_text() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf([text_page([(60, 700, "Sammanträde i Ekhamra")], size=20)]))
    bitmap = document[0].render(scale=2, grayscale=True)
    stride, raw = bitmap.stride, bytes(bitmap.buffer)
    grey = b"".join(raw[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
    scanned = pdf([COVER, b"q 595 0 0 842 0 0 cm /Im0 Do Q"], [(bitmap.width, bitmap.height, grey)])
    scan = read(scanned, ocr=True)
    assert scan.pages == 2
    words = [line for line in scan.lines if "Sammanträde i Ekhamra" in line.text]
    assert len(words) == 1 and words[0].page == 2
    assert all(word.confidence is not None and word.confidence > 0.5 for word in words[0].words)
