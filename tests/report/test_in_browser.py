"""The pages in a real browser: desktop and phone, mouse and keyboard, light and dark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutes_cli.reading.scan import Scan
from minutes_cli.repair.decisions import iter_decisions
from minutes_cli.repair.model import Correction, Repaired
from minutes_cli.repair.reviewing import apply_decisions
from minutes_cli.report.document import Document
from minutes_cli.report.page import document_page, folder_page, leaf
from tests.report.browser import Page
from tests.report.conftest import Opener
from tests.report.fictional import ekbacka, hostile

DESKTOP = (1440, 900)
PHONE = (390, 844)
SIZES = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]

Size = tuple[int, int]


@pytest.fixture(scope="module")
def page_html() -> str:
    return document_page(ekbacka())


@pytest.fixture(scope="module")
def folder_html() -> str:
    documents = []
    for year, body in [(2019, "Kommunstyrelsen"), (2020, "Miljönämnden"), (2021, "Kommunstyrelsen")]:
        document = ekbacka()
        document.record.meeting.date = f"{year}-03-09"
        document.record.meeting.body = body
        documents.append(document)
    documents[1].record.findings.clear()
    return folder_page(map(leaf, documents), "Ekbacka arkiv")


def decided(page: Page) -> list[tuple[str, str, str]]:
    page.click("[data-do=download]")
    text = page.downloaded()
    return [(one.decision, one.before, one.text) for one in iter_decisions(text)]


def mark(before: str, page: Page) -> str:
    """Selector of the mark of a correction, by what the scan reads."""
    index = page.run(
        "JSON.parse(document.querySelector('.doc-data').textContent).changes"
        f".findIndex(c => c[3] === {json.dumps(before)})"
    )
    return f".fix[data-c='{index}']"


@pytest.mark.parametrize("size", SIZES)
def test_search_finds_scan_and_repaired_text(open_page: Opener, page_html: str, size: Size) -> None:
    page = open_page(page_html, *size)
    page.click("#q")
    page.write("forslag")  # no accents: what OCR lost is found all the same
    assert page.text(".hits") == "1 av 2"
    page.press("Enter")
    assert page.text(".hits") == "2 av 2"
    assert page.is_seen("tr.aim .done")
    assert "Förslagsställaren" in page.text("tr.aim .done")
    page.run("document.querySelector('#q').value = ''")
    page.click("#q")
    page.write("finns inte")
    assert page.text(".hits") == "Inga träffar"


@pytest.mark.parametrize("size", SIZES)
def test_a_field_jumps_to_its_lines(open_page: Opener, page_html: str, size: Size) -> None:
    page = open_page(page_html, *size)
    page.click("#items article:nth-of-type(3) .decisions .at")
    aimed = page.texts("tr.aim .done")
    assert len(aimed) == 2
    assert aimed[0].startswith("Ärendet återremitteras")
    assert page.is_seen("tr.aim .done")


@pytest.mark.parametrize("size", SIZES)
def test_accept_reject_edit_undo_and_download(open_page: Opener, page_html: str, size: Size) -> None:
    page = open_page(page_html, *size)
    if size == PHONE:
        page.click("[data-view=text]")
    for before, action in [("narvarande", "accept"), ("Orjan", "reject"), ("smedjan", None)]:
        if action is None:
            continue
        page.click(mark(before, page))
        page.click(f".about [data-act={action}]")
    page.click(mark("Hembygdsf6reningen", page))
    page.click(".about [data-act=edit]")
    page.run("document.querySelector('.about input[type=text]').value = 'Hembygdsföreningarna'")
    page.click(".about [type=submit]")
    page.click(mark("Larksalen", page))
    page.click(".about [data-act=accept]")
    page.click(mark("Larksalen", page))
    page.click(".about [data-act=undo]")
    assert page.text(mark("Orjan", page)) == "Orjan"
    assert page.text(mark("Hembygdsf6reningen", page)) == "Hembygdsföreningarna"
    assert page.text("[data-show=decided]") == "3"
    assert decided(page) == [
        ("accept", "narvarande", "närvarande"),
        ("reject", "Orjan", "Orjan"),
        ("edit", "Hembygdsf6reningen", "Hembygdsföreningarna"),
    ]


def test_the_program_honours_what_the_page_writes(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.click(mark("Orjan", page))
    page.click(".about [data-act=reject]")
    page.hover("#L8 .read")
    page.click("#L8 .pencil")
    page.run("document.querySelector('.about input[type=text]').value = 'Beslutande  Görel Åkerlund (S)'")
    page.click(".about [type=submit]")
    assert page.text("#L8 .done") == "Beslutande  Görel Åkerlund (S)"
    page.click("[data-do=download]")
    text = page.downloaded()

    document = ekbacka()
    assert document.scan is not None and document.repaired is not None
    fixes = tuple(
        Correction(one.line, one.start, one.end, one.before, one.after, one.reason, one.confidence)
        for one in document.record.corrections
    )
    repaired = Repaired(document.repaired.text, fixes)
    result = apply_decisions(document.scan, repaired, iter_decisions(text))
    assert len(result.used) == 2 and result.unused == ()
    lines = result.repaired.text.split("\n")
    assert lines[7] == "Beslutande  Görel Åkerlund (S)"
    assert lines[14].strip().startswith("Orjan Mård")
    assert lines[21].strip().endswith("Örjan Mård")  # the same name on another line is another place


def test_decisions_are_loaded_kept_and_still_downloaded(
    open_page: Opener, page_html: str, tmp_path: Path
) -> None:
    page = open_page(page_html)
    page.click(mark("Orjan", page))
    page.click(".about [data-act=reject]")
    page.click("[data-do=download]")
    mine = page.downloaded()
    elsewhere = mine.replace('"line":"', '"line":"0').replace("Orjan", "Urjan")
    page.run("decisions.all.clear(); decisions.tell()")
    assert page.text(mark("Orjan", page)) == "Örjan"
    page.run(f"decisions.merge(decisions.read({json.dumps(mine + '# two readers' + chr(10) + elsewhere)}));")
    assert page.text(mark("Orjan", page)) == "Orjan"
    assert [before for _, before, _ in decided(page)] == ["Orjan", "Urjan"]  # nothing is ever lost


def test_a_file_that_is_no_decisions_file_is_said_to_be_so(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.run(
        "(() => { const data = new DataTransfer();"
        "data.items.add(new File(['# ok\\n{\"a\":1}\\n'], 'x.jsonl'));"
        "const input = document.querySelector('[data-do=load]'); input.files = data.files;"
        "input.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )
    page.wait("document.querySelector('#status').textContent")
    assert "rad 2" in page.text("#status")


def test_decisions_survive_a_reload(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.click(mark("Orjan", page))
    page.click(".about [data-act=reject]")
    page.run("window.isOld = true")
    page.call("Page.reload")
    page.wait(
        "!window.isOld && document.readyState === 'complete' && document.querySelector('.fix[data-state]')"
    )
    assert page.text("[data-show=decided]") == "1"


def test_decide_all_alike_at_once(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.click(mark("SAMMANTRADESPROTOKOLL", page))
    assert "alla 3 lika" in page.text(".about label")
    page.click(".about .everywhere")
    page.click(".about [data-act=accept]")
    assert [before for _, before, _ in decided(page)] == ["SAMMANTRADESPROTOKOLL"] * 3


def test_one_row_of_the_list_decides_for_all_it_stands_for(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.run(
        "const filter = document.querySelector('[data-do=filter]'); filter.value = 'all';"
        "filter.dispatchEvent(new Event('change'));"
        "const row = [...document.querySelectorAll('.change')]"
        ".find(e => e.textContent.includes('SAMMANTRADESPROTOKOLL')); row.querySelector('.what').focus()"
    )
    assert "×3" in page.run("row.textContent")
    page.press("r")
    assert page.run("row.dataset.state") == "reject"
    assert decided(page) == [("reject", "SAMMANTRADESPROTOKOLL", "SAMMANTRADESPROTOKOLL")] * 3


def test_hover_and_focus_tell_why(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.hover(mark("Hagg", page))
    page.wait("!document.querySelector('.about').hidden")
    card = page.text(".about")
    assert "82 %" in card or "%" in card
    assert "namn" in card and "Näst troligast" in card and "Hagg" in card
    page.press("Escape")
    page.run(f"document.querySelector({json.dumps(mark('lage', page))})")


def test_by_keyboard_alone(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    for _ in range(40):
        page.press("Tab")
        if page.focused().startswith("what"):
            break
    assert page.focused().startswith("what|35")  # the least certain is the first
    page.press("ArrowDown")
    assert "far" in page.focused()
    page.press("a")
    assert page.text("[data-show=decided]") == "1"
    page.press("r")
    assert page.text("[data-show=decided]") == "2"
    page.press("e")
    assert page.run("document.activeElement.type") == "text"
    page.run("document.activeElement.value = ''")
    page.write("Kvarnvägen")
    page.press("Enter")
    assert page.text("[data-show=decided]") == "3"
    page.press("Enter")  # the card of the row
    assert page.run("document.activeElement.dataset.act") == "accept"
    page.press("Escape")
    assert page.focused().startswith("what")
    for _ in range(200):
        page.press("Tab")
        if page.focused().startswith("fix"):
            break
    assert page.focused().startswith("fix")
    first = page.focused()
    page.press("ArrowDown")
    assert page.focused().startswith("fix") and page.focused() != first
    page.press("Enter")
    assert page.run("document.activeElement.dataset.act") == "accept"
    page.press("Escape")
    assert page.focused().startswith("fix")
    assert page.run("document.querySelector('.about').hidden") is True


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_window(
    open_page: Opener, page_html: str, folder_html: str, size: Size
) -> None:
    for html in (page_html, folder_html):
        page = open_page(html, *size)
        if size == PHONE and html is page_html:
            page.click("[data-view=text]")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_hostile_documents_show_as_text(open_page: Opener, size: Size) -> None:
    page = open_page(document_page(hostile()), *size)
    assert page.run("document.querySelectorAll('script:not([type])').length") == 1
    assert page.run("document.images.length") == 0
    assert "<script>alert(1)</script>" in page.text("#items h3")
    assert "RLO" in page.text("h1")
    if size == PHONE:
        page.click("[data-view=text]")
    page.click(".fix[data-c='0']")
    assert "U+202E" in page.text(".about h2")
    page.click(".about [data-act=accept]")
    assert "<script>" in page.text(".fix[data-c='0']")
    folder = open_page(folder_page([leaf(hostile()), leaf(ekbacka())], "<script>alert(4)</script>"), *size)
    folder.click("#find")
    folder.write("script")
    folder.wait("document.querySelector('.inside')")
    assert "</script>" in folder.text(".inside")
    folder.click("tr[data-d='0'] a")
    folder.wait("!document.querySelector('#view').hidden")
    assert folder.run("document.querySelectorAll('#view img').length") == 0


@pytest.mark.parametrize("size", SIZES)
def test_folder_search_filter_and_open(open_page: Opener, folder_html: str, size: Size) -> None:
    page = open_page(folder_html, *size)
    assert len(page.texts(".documents tbody tr")) == 3
    page.click("#find")
    page.write("finns ingenstans")
    page.wait("document.querySelector('.found').textContent")
    assert page.text(".found") == "Inga träffar"
    page.run("const find = document.querySelector('#find'); find.value = 'miljonamnden kvarnvagen'; 0")
    page.run("find.dispatchEvent(new Event('input'))")
    page.wait("document.querySelector('.found').textContent === '1 dokument'")
    page.run("find.value = 'kvarnvagen'; find.dispatchEvent(new Event('input'))")
    page.wait("document.querySelector('.found').textContent === '3 dokument'")
    assert page.texts(".inside a")[0].startswith("33")
    page.run(
        "const year = document.querySelector('[data-by=year]'); year.value = '2020';"
        "year.dispatchEvent(new Event('change'))"
    )
    assert page.text(".found") == "1 dokument"
    assert page.run("document.querySelectorAll('.dot.away').length") == 2
    page.run("document.querySelector('tr:not([hidden]) .inside a').click()")
    page.wait("!document.querySelector('#view').hidden && document.querySelector('tr.aim')")
    assert "Medborgarförslag" in page.text("tr.aim .done")
    page.run("document.querySelector('.back').click()")
    page.wait("document.querySelector('#view').hidden")
    assert len(page.texts(".documents tbody tr")) == 1  # the search is as it was left


def test_folder_search_reads_the_whole_text(open_page: Opener, folder_html: str) -> None:
    page = open_page(folder_html)
    page.click("#find")
    page.write("oversvamningarna lillan")  # stands in the running text and in no field
    page.wait("document.querySelector('.inside')")
    assert page.text(".found") == "3 dokument"
    assert page.texts(".inside a")[0].startswith("rad 75 Åsa Fjällborg informerar")
    page.run("document.querySelector('.inside a').click()")
    page.wait("document.querySelector('#view tr.aim')")
    assert "översvämningarna" in page.text("tr.aim .done")


def test_folder_review_writes_all_documents_into_one_file(open_page: Opener, folder_html: str) -> None:
    page = open_page(folder_html)
    page.run("location.hash = 'd1'")
    page.wait("document.querySelector('#view .doc')")
    page.click(mark("Orjan", page))
    page.click(".about [data-act=reject]")
    page.run("history.back()")
    page.wait("document.querySelector('#view').hidden")
    assert page.text("#folder [data-show=decided]") == "1"
    page.click("#folder [data-do=download]")
    assert [one.before for one in iter_decisions(page.downloaded())] == ["Orjan"]


def test_folder_sorts_by_what_matters(open_page: Opener, folder_html: str) -> None:
    page = open_page(folder_html)
    page.click("[data-sort='1']")
    assert page.texts(".documents tbody td:nth-child(2)") == ["2019-03-09", "2020-03-09", "2021-03-09"]
    page.click("[data-sort='1']")
    assert page.texts(".documents tbody td:nth-child(2)")[0] == "2021-03-09"
    page.click("[data-sort='6']")
    assert page.run("document.querySelector('[aria-sort]').getAttribute('aria-sort')") == "descending"
    assert page.texts(".documents tbody td:nth-child(7)")[-1] == "0 / 0"


def test_theme_follows_the_system_and_the_person(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html, dark=True)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.run(background)
    page.click("[data-do=theme]")
    assert page.run(background) != dark


def test_print_shows_everything_and_no_controls(open_page: Opener, page_html: str) -> None:
    page = open_page(page_html)
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.texts("button:not(.what)") == []
    assert page.run("getComputedStyle(document.querySelector('.pane.text')).overflow") == "visible"
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("[...document.querySelectorAll('details')].every(d => d.open)")


def test_a_record_without_its_scan_works(open_page: Opener) -> None:
    document = ekbacka()
    page = open_page(document_page(Document("a.json", document.record), "en"))
    assert "without its scan" in page.text(".pane.text")
    page.click("#items .at")  # nowhere to go, and nothing breaks


def test_a_large_document_is_reviewed_without_delay(open_page: Opener) -> None:
    """Nine hundred corrections: each decision touches the page once, not nine hundred times nine hundred."""
    document = ekbacka()
    assert document.scan is not None
    lines = document.scan.text.split("\n")
    text = "\n".join(f"{line} {copy}" for copy in range(10) for line in lines)
    height = document.scan.text.count("\n") + 1
    corrections = [
        one.model_copy(update={"line": one.line + height * copy})
        for copy in range(10)
        for one in document.record.corrections
    ]
    record = document.record.model_copy(update={"corrections": corrections})
    scan = Scan(document.scan.name, "", "text", "utf-8", text)
    page = open_page(document_page(Document("stor.txt", record, scan)))
    page.run("document.querySelector('.change .what').focus()")
    page.press("a", "a", "a")
    assert page.text("[data-show=decided]") == "3"
