"""Pages of an invented municipality, as the OCR models read them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.repairer import Repairer

PAGE = """\
Miljönämnden i Ramlösa kommun
Protokoll fört vid nämndens sammanträde den 14 mars 2019

Ordföranden öppnade mötet och hälsade alla välkomna. Nämnden gick igenom
förslaget till dagordning och godkände den. På förslag av ordföranden
valdes två ledamöter att justera protokollet. Föregående protokoll lästes
upp och lades till handlingarna. Förvaltningen redogjorde för ärendet och
svarade på frågor. Nämnden beslutar att bifalla förslaget och att återkomma
till frågan om ersättning efter sommaren. Därefter förklarades mötet avslutat.
"""

# The one reading that each model falls back on
LOST_MARKS: dict[str, dict[str, str]] = {
    "eng": {"å": "a", "ä": "a", "ö": "o", "Å": "A", "Ä": "A", "Ö": "O"},
    "deu": {"å": "ä", "Å": "Ä"},
    "fin": {"å": "ä", "Å": "Ä"},
    "nor": {"ä": "å", "Ä": "Å"},
    "fra": {"å": "à", "ä": "â", "ö": "ô", "Å": "A", "Ä": "A", "Ö": "O"},
    "none": {},
}


def misread(text: str, model: str) -> str:
    """A text as the model reads it when nothing but its marks are lost."""
    return "".join(LOST_MARKS[model].get(letter, letter) for letter in text)


@dataclass(frozen=True)
class Excerpt:
    """The end of a repaired page; line numbers count from its own first line."""

    text: str
    corrections: tuple[Correction, ...]
    flags: tuple[Flag, ...]

    def change(self, before: str) -> Correction:
        """The one correction of a reading."""
        (found,) = [one for one in self.corrections if one.before == before]
        return found


def repair_on_page(repairer: Repairer, scan: str, model: str) -> Excerpt:
    """Repair what stands below a page that the model read, so that there is no doubt which model it was."""
    above = misread(PAGE, model) + "\n"
    repaired = repairer.repair(scan_from_text(above + scan))
    first = above.count("\n")
    return Excerpt(
        "\n".join(repaired.text.split("\n")[first:]),
        tuple(replace(one, line=one.line - first) for one in repaired.corrections if one.line > first),
        tuple(replace(one, line=one.line - first) for one in repaired.flags if one.line > first),
    )
