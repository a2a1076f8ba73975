"""How lines are cut, charts laid out, and documents put in order."""

from __future__ import annotations

from minutes_cli.records.models import Ballot, Vote
from minutes_cli.report.charts import Mark, timeline, vote_bar
from minutes_cli.report.document import bar_of
from minutes_cli.report.folder import build_folder, enter
from minutes_cli.report.lines import Proposal, build_changes, build_rows
from minutes_cli.report.visible import plain, seen
from tests.report.fictional import ekbacka, hostile

LINES = ["Namnden beslutar", "", "\fatt avsla."]


def proposal(line: int, start: int, end: int, before: str, after: str, confidence: float = 0.8) -> Proposal:
    return Proposal(line, start, end, before, after, "confusion", confidence)


def test_a_line_is_cut_where_corrections_stand() -> None:
    changes = build_changes(
        LINES, [proposal(3, 5, 10, "avsla", "avslå"), proposal(1, 0, 7, "Namnden", "Nämnden")]
    )
    rows = list(build_rows(LINES, changes))
    assert [[(p.before, p.after) for p in row.pieces] for row in rows] == [
        [("Namnden", "Nämnden"), (" beslutar", " beslutar")],
        [],
        [("\fatt ", "\fatt "), ("avsla", "avslå"), (".", ".")],
    ]
    assert [(row.page, row.is_blank) for row in rows] == [(1, False), (1, True), (2, False)]
    assert changes[1].decision_start == 4  # the page break belongs to the line and not to its key


def test_proposals_that_do_not_fit_the_scan_are_left_out() -> None:
    wrong = [
        proposal(1, 0, 7, "Nåmnden", "Nämnden"),  # the scan reads otherwise
        proposal(9, 0, 1, "x", "y"),  # no such line
        proposal(1, 0, 7, "Namnden", "Nämnden"),
        proposal(1, 3, 7, "nden", "x"),  # overlaps the one before
    ]
    assert [one.proposal for one in build_changes(LINES, wrong)] == ["Nämnden"]


def test_least_certain_comes_first_and_decisions_before_others() -> None:
    document = ekbacka()
    asked = [question.change for question in document.to_review]
    assert [change.confidence for change in asked] == sorted(change.confidence for change in asked)
    alike = [change for change in asked if change.confidence == 0.55]
    in_key = [change.line in document.key_lines for change in alike]
    assert True in in_key and False in in_key and in_key == sorted(in_key, reverse=True)


def test_a_long_word_misread_in_one_way_is_asked_about_once() -> None:
    document = ekbacka()
    questions = {question.change.before: question for question in document.to_review}
    assert len(questions["SAMMANTRADESPROTOKOLL"].others) == 2
    assert questions["pa"].others == ()  # short: it may be another word elsewhere
    asked = sum(1 + len(question.others) for question in document.to_review)
    assert asked == len(document.changes)


def test_a_vote_without_figures_is_drawn_from_its_ballots() -> None:
    vote = Vote(
        ballots=[Ballot(name="A", vote="yes"), Ballot(name="B", vote="no"), Ballot(name="C", vote="yes")]
    )
    assert [(part.kind, part.count) for part in bar_of(vote)] == [("yes", 2), ("no", 1)]


def test_vote_bar_fills_its_width() -> None:
    parts = vote_bar([("yes", 31), ("no", 28), ("abstain", 2), ("absent", 0)])
    assert [part.kind for part in parts] == ["yes", "no", "abstain"]
    assert round(parts[-1].x + parts[-1].width) == 400
    assert vote_bar([("yes", 0), ("no", None)]) == []


def test_timeline_places_days_and_leaves_impossible_ones_out() -> None:
    marks = [
        Mark("Nämnden", "2019-01-01", 0, "", "high"),
        Mark("Nämnden", "2021-12-31", 1, "", "high"),
        Mark("Styrelsen", "2020-07-01", 2, "", "high"),
        Mark("Styrelsen", "2020-02-31", 3, "", "high"),
    ]
    line = timeline(marks)
    assert line is not None
    assert [dot.mark.document for dot in line.dots] == [0, 2, 1]
    assert line.dots[0].x < line.dots[1].x < line.dots[2].x <= line.width
    assert [(body, meetings) for _, body, meetings in line.rows] == [("Nämnden", 2), ("Styrelsen", 1)]
    assert [year for _, year in line.ticks] == [2019, 2020, 2021]
    assert timeline(marks[3:]) is None


def test_what_needs_a_person_is_ordered_by_how_much() -> None:
    folder = build_folder([enter(ekbacka(), 0), enter(hostile(), 1)])
    assert [entry.index for entry in folder.urgent] == [1, 0]
    assert {reason.key for reason in folder.urgent[0].reasons} == {"errors", "level", "low"}


def test_unseen_characters_are_named() -> None:
    assert plain("a\u202eb\x00\ud800") == "a[RLO]b[U+0000]\ufffd"
    assert (
        str(seen('<a href="x">\u200b'))
        == '&lt;a href=&#34;x&#34;&gt;<span class="ctl" title="U+200B">ZWSP</span>'
    )
