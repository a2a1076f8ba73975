"""J: who signed the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.rules.document import Document
from minutes_cli.rules.families.adjustment_cases import COVER
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import is_among


@rule(
    code="J706",
    name="signature-block",
    title=Say("Signatures missing or incomplete", "Underskrifter saknas eller är ofullständiga"),
    severity=by_profile(kommun="warning", forening="warning", anteckningar="info"),
    source=Say("Custom; KL 5:65, 5:69", "God sed; KL 5:65, 5:69"),
    why=Say(
        "An unsigned copy proves nothing; the signed one must be looked for.",
        "Ett osignerat exemplar bevisar inget; det undertecknade måste sökas fram.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(
        record={
            **COVER,
            "signatures": [{"role": "secretary", "name": "Siv Rask"}, {"role": "adjuster", "name": None}],
        }
    ),
    silent=Example(
        record={
            **COVER,
            "signatures": [
                {"role": "secretary", "name": "Siv Rask"},
                {"role": "chair", "name": "Ola Alm"},
                {"role": "adjuster", "name": "Eva Ek"},
            ],
        }
    ),
)
def signature_block(document: Document) -> Iterator[Hit]:
    """No block, a role without name, or an adjuster who did not sign."""
    signatures = document.record.signatures
    words = {
        "secretary": Say("secretary", "sekreterare"),
        "chair": Say("chair", "ordförande"),
        "adjuster": Say("adjuster", "justerare"),
    }
    if not signatures:
        yield Hit({"what": Say("there is no signature block", "underskrifter saknas")})
        return
    for sign in signatures:
        if not sign.name and sign.legible:
            role = words[sign.role]
            what = Say(f"the {role.en} has signed without a name", f"{role.sv} saknar namnförtydligande")
            yield Hit({"what": what}, line=sign.line_start)
    signed = [sign.name for sign in signatures if sign.role == "adjuster" and sign.name]
    if signed:
        for name in document.record.adjustment.adjusters:
            if not is_among(name, signed, 0.7) and len(signed) < len(document.record.adjustment.adjusters):
                yield Hit(
                    {
                        "what": Say(
                            f"the adjuster {name} has not signed", f"justeraren {name} har inte undertecknat"
                        )
                    }
                )


@rule(
    code="J707",
    name="unreadable-signature",
    title=Say("A signature that cannot be read", "En underskrift som inte går att läsa"),
    severity=all_profiles("info"),
    source=Say("Handwriting in scans", "Handskrift i skanningar"),
    why=Say(
        "It is no evidence that the signature is missing; look at the paper.",
        "Det betyder inte att underskriften saknas; se originalet.",
    ),
    message=Say("the {role}'s signature could not be read", "{role}s underskrift gick inte att läsa"),
    fires=Example(record={"signatures": [{"role": "adjuster", "name": None, "legible": False}]}),
    silent=Example(record={"signatures": [{"role": "adjuster", "name": "Eva Ek"}]}),
)
def unreadable_signature(document: Document) -> Iterator[Hit]:
    """Signatures that the record marks as not legible."""
    words = {
        "secretary": Say("secretary", "sekreterare"),
        "chair": Say("chair", "ordförande"),
        "adjuster": Say("adjuster", "justerare"),
    }
    for sign in document.record.signatures:
        if not sign.legible:
            yield Hit({"role": words[sign.role]}, line=sign.line_start)
