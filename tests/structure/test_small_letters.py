"""Parties in small letters after names, with no bracket and no comma, as in many minutes before 2000."""

from __future__ import annotations

import pytest

from minutes_cli.structure.people.listed import read_people

from .reading import record_of


@pytest.mark.parametrize(
    ("text", "party", "role"),
    [
        ("Ragnar Blixt s, ordf", "S", "chair"),
        ("Stig Östlund m", "M", None),
        ("Maj-Britt Karlén fp ers för Nils Hult kd", "FP", "serving_substitute"),
        ("Elsa Norén v ordf", None, "vice_chair"),
        ("Elsa Norén m fl", None, None),
    ],
)
def test_a_party_in_small_letters_ends_what_is_said_of_a_name(
    text: str, party: str | None, role: str | None
) -> None:
    (person,) = read_people(text, listed=True)
    assert (person.party, person.role) == (party, role)


def test_who_will_not_votes_for_rejection_and_votes_for_keeping_are_counted() -> None:
    record = record_of(
        "Protokoll Valnämnden 1998-09-22\n\nBeslutande\nRagnar Blixt s, ordf\nStig Östlund m\nÅke Bergh s\n\n"
        "§ 1 Poströster\n\nDen som bifaller förslaget röstar ja. Den det ej vill röstar nej.\n\n"
        "Med 2 ja mot 1 nej bifaller nämnden förslaget.\n\n"
        "§ 2 Mobiler\n\nOmröstning: 5 för att behålla, 3 emot.\n"
    )
    first, second = (item.votes[0] for item in record.items)
    assert (first.yes_means, first.no_means) == ("bifall till förslaget", "avslag")
    assert (second.counts.yes, second.counts.no) == (5, 3)


def test_who_supports_a_motion_moves_it_too_and_lends_it_no_stance() -> None:
    record = record_of(
        "Protokoll Direktionen 2012-11-14\n§§ 54 - 55\n\nBeslutande\nGunvor Stål (S)\nMona Lindgren (S)\n"
        "Hans Färm (C)\n\n§ 54 Val av justerare\n\nTill justerare utses Mona Lindgren.\n\n"
        "§ 55 Stängning av stationen\n\n"
        "Gunvor Stål (S) yrkar, med bifall av Mona Lindgren (S), avslag på förslaget.\n\n"
        "Ja röstar den som bifaller Hans Färms yrkande, nej den som bifaller Gunvor Ståls yrkande. "
        "Resultatet blir 3 ja och 2 nej.\n\nDirektionen beslutar att stänga stationen.\n"
    )
    assert [item.number for item in record.items] == ["54", "55"]
    (motion,) = record.items[1].motions
    assert ([each.name for each in motion.by], motion.stance) == (["Gunvor Stål", "Mona Lindgren"], "reject")
    (vote,) = record.items[1].votes
    assert (vote.ballots, vote.yes_means) == ([], "bifall till Hans Färms yrkande")
