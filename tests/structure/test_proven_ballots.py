"""Voters whose answer the scan lost, where figures and reservations leave only one answer for them."""

from __future__ import annotations

from minutes_cli.records.models import Vote

from .reading import record_of

COVER = """\
Tekniska nämnden 2019-03-12

Beslutande        Maj Ekdahl (S), ordförande
                  Bo Rudberg (M), vice ordförande
                  Karin Alm (S)
                  Per Sundin (C)
                  Eva Tornberg (V)
Övriga            Siv Holmgren, sekreterare

§ 20 Parkering vid torget

Votering
Ja-röst för bifall till förslaget, nej-röst för avslag.

"""
FIGURES = "\nMed 3 ja-röster mot 2 nej-röster har nämnden bifallit förslaget.\n\nBeslut\nFörslaget bifalls.\n"
RESERVED = "\nReservation\nBo Rudberg (M) och Per Sundin (C) reserverar sig mot beslutet.\n"


def vote_of(roll: str, after: str) -> Vote:
    (item,) = record_of(COVER + roll + FIGURES + after).items
    (vote,) = item.votes
    return vote


def answers(vote: Vote) -> dict[str, str]:
    return {each.name: each.vote for each in vote.ballots}


def test_reservants_lost_and_the_figures_leave_yes_for_all_others() -> None:
    vote = vote_of(
        "Maj Ekdahl ..... Ja\nBo Rudberg ....\nKarin Alm __\nPer Sundin\nEva Tornberg |\n", RESERVED
    )
    assert answers(vote) == {
        "Maj Ekdahl": "yes",
        "Bo Rudberg": "no",
        "Karin Alm": "yes",
        "Per Sundin": "no",
        "Eva Tornberg": "yes",
    }
    assert (vote.derived, vote.consistent) == (["ballots"], True)


def test_figures_alone_prove_the_last_answers() -> None:
    vote = vote_of(
        "Maj Ekdahl ..... Ja\nBo Rudberg .... Nej\nKarin Alm __\nPer Sundin ... Nej\nEva Tornberg |\n", ""
    )
    assert answers(vote)["Karin Alm"] == answers(vote)["Eva Tornberg"] == "yes"


def test_nothing_is_said_of_voters_whom_nothing_proves() -> None:
    vote = vote_of("Maj Ekdahl ..... Ja\nBo Rudberg .... Nej\nKarin Alm __\nPer Sundin\nEva Tornberg |\n", "")
    assert answers(vote) == {"Maj Ekdahl": "yes", "Bo Rudberg": "no"}
    assert vote.derived == []


def test_a_list_with_fewer_names_than_the_figures_is_not_filled() -> None:
    vote = vote_of("Maj Ekdahl ..... Ja\nBo Rudberg ....\nKarin Alm __\nPer Sundin\n", RESERVED)
    assert answers(vote) == {"Maj Ekdahl": "yes"}
    assert vote.consistent is False
