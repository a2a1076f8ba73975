"""An extract with two votes, notes of a meeting with villagers, a shooting club of 1974, a faculty board."""

from __future__ import annotations

from .reading import record_of

EXTRACT = """\
GRANLUNDA KOMMUN                    PROTOKOLLSUTDRAG
Kommunfullmäktige                   2016-06-20

Kf § 74                                                 Dnr KS 2016/112

Detaljplan för kvarteret Hästen

Omröstningsresultat
Vid omröstningen avges 27 ja-röster och 14 nej-röster. 4 ledamöter avstår. Ordföranden finner att ärendet
ska avgöras i dag.

I huvudvoteringen avges 31 ja-röster för kommunstyrelsens förslag och 12 nej-röster för Pia Wetters förslag.
2 avstår.

Beslut
Detaljplanen antas.

Protokollsanteckning
Mats Krook (KD) lämnar följande anteckning till protokollet:
"Kristdemokraterna beklagar att trafikfrågan inte utretts vidare."

                                                        Justeras  ______  ______

Rätt avskrivet intygar

Ingrid Ekvall
kommunsekreterare
"""


def test_both_votes_of_an_item() -> None:
    votes = record_of(EXTRACT).items[0].votes
    figures = [(each.counts.yes, each.counts.no, each.counts.abstain) for each in votes]
    assert figures == [(27, 14, 4), (31, 12, 2)]


def test_a_note_goes_on_in_the_words_that_it_quotes() -> None:
    (note,) = record_of(EXTRACT).items[0].notes
    assert [each.name for each in note.by] == ["Mats Krook"]
    assert note.text.endswith('utretts vidare."')


def test_who_certifies_an_extract_adjusts_nothing() -> None:
    record = record_of(EXTRACT)
    assert (record.signatures, record.adjustment.adjusters) == ([], [])


def test_groups_of_those_present_by_where_they_come_from() -> None:
    record = record_of(
        "Minnesanteckningar\n\nTräff med byalagen\nTid: 3 oktober 2019, 18.00-20.15\n"
        "Deltagare: Från kommunen: Erik Sandell (kommunutvecklare), Monika Tiger (gatuchef)\n"
        "Från byalagen: Bo Hedman, Hedens byalag; Siv Larsson, Åsele byalag;\nRune Fors, Norrby byalag\n\n"
        "1. Vägbelysning\nMonika berättade om armaturerna.\n\n2. Nästa träff\n16 januari 2020.\n"
    )
    assert [each.name for each in record.attendance] == [
        "Erik Sandell",
        "Monika Tiger",
        "Bo Hedman",
        "Siv Larsson",
        "Rune Fors",
    ]


def test_an_abbreviated_office_ends_no_sentence_and_those_for_and_against_are_counted() -> None:
    record = record_of(
        "JAKTSKYTTEKLUBBEN\nProtokoll fört vid årsmöte den 17 mars 1974.\n\n"
        "§ 1. Till mötesordf. valdes Gösta Blom och till mötessekr. Lennart Svahn.\n"
        "§ 2. Efter votering, varvid 19 röstade för och 11\n      mot, beslöts att inköpa banan.\n"
        "§ 3. Mötet avslutades.\n\nVid protokollet:\nLennart Svahn\n"
    )
    assert record.items[0].title == "Till mötesordf. valdes Gösta Blom och till mötessekr. Lennart Svahn."
    (vote,) = record.items[1].votes
    assert (vote.counts.yes, vote.counts.no) == (19, 11)


def test_academic_titles_stand_before_names() -> None:
    record = record_of(
        "Fakultetsstyrelsen\nPROTOKOLL 3/2021\nDatum: 2021-05-20\n\nLedamöter\n"
        "Dekan, professor Anna Wiklander          Ordförande\n"
        "Universitetslektor Mira Jokinen          Lärarrepresentant\n"
        "Teknologie doktor Eva Lindroos           Extern ledamot\n\n"
        "1  Mötets öppnande\n   Ordföranden öppnar mötet.\n\n2  Mötets avslutande\n   Mötet avslutas.\n"
    )
    assert [(each.name, each.role) for each in record.attendance] == [
        ("Anna Wiklander", "chair"),
        ("Mira Jokinen", "member"),
        ("Eva Lindroos", "member"),
    ]
