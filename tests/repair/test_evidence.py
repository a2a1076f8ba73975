"""What a document says about itself: acronyms seen often, its own confusions, one repair for one form."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from minutes_cli.repair.candidates import CandidateMaker
from minutes_cli.repair.choices import Choice, Options
from minutes_cli.repair.evidence import DocumentEvidence
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.tokens import WORD, Token
from tests.repair.conftest import OnPage
from tests.repair.fictional import misread

THRICE = """\
Arbetet med RUFS gar vidare.
Ledamoterna fick lasa om RUFS fore motet.
Fragan om RUFS tas upp igen i maj.
"""


def test_an_acronym_seen_thrice_corrects_one_seen_once(on_page: OnPage) -> None:
    made = on_page(THRICE + "Styrelsen tackar for RUES och lagger det till handlingarna.")
    assert made.text.splitlines()[-1] == "Styrelsen tackar för RUFS och lägger det till handlingarna."
    change = made.change("RUES")
    assert (change.line, change.start, change.end, change.reason) == (4, 21, 25, "document")


@pytest.mark.parametrize(
    ("above", "last"),
    [
        ("Arbetet med RUFS avslutades.\n", "Styrelsen tackar for RUES."),
        (THRICE, "Styrelsen tackar for RUES. Om RUES vet vi inget."),
        (THRICE, "Styrelsen tackar for RAES."),
        (THRICE, "Styrelsen tackar for RUF."),
        (THRICE, "RUES OCH ANNAT"),
        (THRICE + "RUDS RUDS RUDS bor har.\n", "Styrelsen tackar for RUES."),
    ],
    ids=["not often", "twice itself", "two letters", "too short", "a line in capitals", "two it may be"],
)
def test_other_acronyms_are_left_alone(on_page: OnPage, above: str, last: str) -> None:
    made = on_page(above + last).text.splitlines()[-1]
    assert [word for word in made.split() if word.isupper()] == [
        word for word in last.split() if word.isupper()
    ]


def choose(repairer: Repairer, reads: Sequence[str]) -> list[Choice]:
    """Choices of lone words, each decided by its own cost."""
    maker = CandidateMaker(repairer.swedish, repairer.channel("eng"))
    choices = []
    for read in reads:
        candidates = maker.candidates(read)
        first = min(range(len(candidates)), key=lambda k: candidates[k].total)
        posterior = tuple(1.0 if k == first else 0.0 for k in range(len(candidates)))
        options = Options.among(read, candidates, tuple(c.cost for c in candidates))
        token = Token(WORD, 0, 0, len(read), read)
        choices.append(Choice(token, options, options.costs, posterior=posterior, best=first))
    return choices


def test_a_document_teaches_its_own_confusions(repairer: Repairer) -> None:
    evidence = DocumentEvidence.gather(choose(repairer, ["m6tet", "f6rslag", "6ppnade", "ber6rda"] * 10))
    assert evidence.shift["ö", "6"] < -1
    usual = DocumentEvidence.gather(choose(repairer, ["motet", "forslag", "oppnade", "berorda"] * 10))
    assert usual.shift["ö", "o"] < 0


def test_what_the_document_does_not_do_becomes_dearer(repairer: Repairer) -> None:
    evidence = DocumentEvidence.gather(choose(repairer, ["m6tet", "f6rslag", "6ppnade"] * 10 + ["moten"]))
    (choice,) = choose(repairer, ["moten"])
    before = dict(zip((c.form for c in choice.candidates), choice.costs, strict=True))
    evidence.reprice(choice)
    after = dict(zip((c.form for c in choice.candidates), choice.costs, strict=True))
    assert after["möten"] > before["möten"]
    assert after["moten"] - before["moten"] < after["möten"] - before["möten"]


def test_agreement_elsewhere_makes_a_reading_cheaper_than_its_rival(repairer: Repairer) -> None:
    choices = choose(repairer, ["far"] * 4)
    forms = [c.form for c in choices[0].candidates]
    wanted, rival = forms.index("får"), forms.index("far")
    for choice in choices:
        choice.posterior = tuple(
            0.95 if k == wanted else 0.05 if k == rival else 0.0 for k in range(len(forms))
        )
    gap = choices[0].costs[rival] - choices[0].costs[wanted]
    DocumentEvidence.gather(choices).reprice(choices[0])
    assert choices[0].costs[rival] - choices[0].costs[wanted] > gap + 1


def test_a_word_is_no_evidence_for_itself(repairer: Repairer) -> None:
    (choice,) = choose(repairer, ["far"])
    before = choice.costs
    evidence = DocumentEvidence.gather([choice])
    evidence.shift.clear()
    evidence.reprice(choice)
    assert choice.costs == before


def test_a_rough_page_makes_confusions_of_plain_letters_likelier(repairer: Repairer) -> None:
    rough = DocumentEvidence.gather(
        choose(repairer, ["kornmunen", "protokoli", "styreisen", "budgelen"] * 20)
    )
    clean = DocumentEvidence.gather(choose(repairer, ["kommunen", "protokoll", "styrelsen", "budgeten"] * 20))
    assert rough.roughness < clean.roughness == 0.0


def test_on_a_rough_page_the_writer_is_blamed_less(repairer: Repairer) -> None:
    def price_of_slip(roughness: float) -> float:
        (choice,) = choose(repairer, ["budgelen"])
        DocumentEvidence(roughness=roughness).reprice(choice)
        return min(
            cost for cost, candidate in zip(choice.costs, choice.candidates, strict=True) if candidate.is_slip
        )

    assert price_of_slip(0.0) == price_of_slip(-0.5) < price_of_slip(-1.5) < price_of_slip(-2.5)


@pytest.mark.parametrize(
    ("read", "printed"), [("Hastvik", "Hästvik"), ("Sodervik", "Södervik"), ("Lovasen", "Lövåsen")]
)
def test_the_same_form_gets_the_same_repair_throughout(on_page: OnPage, read: str, printed: str) -> None:
    text = """\
Byalaget i {0} har skrivit till nämnden.
{0} ligger norr om kyrkan. Vägen till
{0} är i dåligt skick, och i {0} finns inga lokaler."""
    assert on_page(misread(text, "eng").format(read)).text == text.format(printed)
