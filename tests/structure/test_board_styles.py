"""Ways of boards and committees: initials for surnames, roles under names, committees without an article."""

from __future__ import annotations

from .reading import record_of

ALLOTMENTS = """\
Protokoll styrelsemöte nr 11 Koloniföreningen Solgläntan
2022-09-12 kl. 18-20.15

Närvarande: Annika Hjort (ordförande), Lars Pihl (kassör), Zelma Ö, Janne Brant, Mehdi A (sekreterare)

§105 Mötet öppnas
Annika öppnade mötet.

§107 Val av justerare
Janne.

§109 Ekonomi
Styrelsen beslutade att skicka påminnelse.

§115 Mötet avslutas

Mehdi A                  Annika Hjort                 Janne Brant
sekreterare              ordförande                   justerare
"""


def test_an_initial_is_the_surname_of_a_rare_given_name() -> None:
    people = [(each.name, each.role) for each in record_of(ALLOTMENTS).attendance]
    assert people == [
        ("Annika Hjort", "chair"),
        ("Lars Pihl", "member"),
        ("Zelma Ö", "member"),
        ("Janne Brant", "member"),
        ("Mehdi A", "secretary"),
    ]


def test_names_with_initials_sign_over_their_roles() -> None:
    signed = {(each.role, each.name) for each in record_of(ALLOTMENTS).signatures}
    assert {("secretary", "Mehdi A"), ("chair", "Annika Hjort")} <= signed


def test_the_secretary_over_the_abbreviated_role() -> None:
    record = record_of(
        "FÖRENINGEN FOLKETS HUS\nProtokoll fört vid styrelsesammanträde måndagen den 10 mars 1958.\n\n"
        "Närvarande voro: K. G. Löv, ordf., E. Stark, kassör, H. Modin och undertecknad.\n\n"
        "§ 1. Beslöts godkänna rapporten.\n\n§ 2. Sammanträdet avslutades.\n\n"
        "Transbro den 10 mars 1958.\n\nSven Ohlin\nsekr.\n\nJusteras:\nK. G. Löv          H. Modin\n"
    )
    assert ("secretary", "Sven Ohlin") in [(each.role, each.name) for each in record.signatures]
    assert ("Sven Ohlin", "secretary") in [(each.name, each.role) for each in record.attendance]


COMMITTEE = """\
Sundbro kommun                                                            2008-04-17
Socialnämndens arbetsutskott

Plats:    Socialkontoret, Sundbro, kl 13.15-15.50
Närvarande ledamöter:       Margit Sjö, kd, ordförande
                            Tore Haglund, s
Sekreterare:                Birgitta Fors
Utsedd justerare:           Tore Haglund

Underskrifter
Sekreterare:  Birgitta Fors       Ordförande:  Margit Sjö       Justerare:  Tore Haglund

AU § 61
Ekonomisk rapport t o m mars

Socialnämndens arbetsutskott beslutar att notera rapporten.

AU § 62
Övriga frågor

Inga övriga frågor.

Vid protokollet

Birgitta Fors
"""


def test_a_committee_without_an_article_decides() -> None:
    (decision,) = record_of(COMMITTEE).items[0].decisions
    assert (decision.outcome, decision.stated_by) == ("noted", "verb")


def test_chair_and_adjuster_sign_on_the_cover_where_the_secretary_signs_again() -> None:
    signed = [(each.role, each.name) for each in record_of(COMMITTEE).signatures]
    assert signed == [("secretary", "Birgitta Fors"), ("chair", "Margit Sjö"), ("adjuster", "Tore Haglund")]


def test_a_heading_for_several_items_has_no_number_in_its_title() -> None:
    record = record_of(
        "Nämnden 2008-04-17\nPlats och tid   Kontoret\nParagrafer   62-66\n\n§ 62 Rapport\n\nBeslut\n\n"
        "Rapporten noteras.\n\n§ 63 - 65   Sekretessärenden\n\n§ 66 Övrigt\n\nIngen fråga väcktes.\n"
    )
    assert [item.title for item in record.items] == ["Rapport", "Sekretessärenden", "Övrigt"]
