"""Who signs where a pen or the scan hides the printed name: whom the document says has that role.

Input: the signatures of a block, the people of the document and its adjusters.  Output: the same signatures;
one without a name has the name of the only person who can have signed there, marked as derived, and stays
``legible`` false: it says who was to sign, not that the paper could be read.  A block where no name at all
could be read may hold none, only handwriting; it stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.records.models import Signature, SignatureRole
from minutes_cli.structure.cover.signatures import SIGNING_ROLE
from minutes_cli.structure.forms.labels import ATTENDS
from minutes_cli.structure.people.known_names import name_key
from minutes_cli.structure.people.name_book import NameBook


def name_unread_signers(
    signatures: Sequence[Signature], book: NameBook, adjusters: Sequence[str]
) -> list[Signature]:
    """The signatures, those of whose role one person alone is left with that person's name."""
    signed = {name_key(each.name) for each in signatures if each.name}
    if not signed:
        return [*signatures]
    waiting: dict[SignatureRole, list[str]] = {
        "adjuster": [name for name in adjusters if name_key(name) not in signed]
    }
    for label, attends in ATTENDS.items():
        person = book.with_role(attends)
        waiting[SIGNING_ROLE[label]] = (
            [person.name] if person is not None and person.key not in signed else []
        )
    unread = {role: [each for each in signatures if each.role == role and not each.name] for role in waiting}
    named: dict[int, list[str]] = {}
    for role, names in waiting.items():
        is_shared = role == "adjuster" and not any(each.role == role and each.name for each in signatures)
        if len(names) == len(unread[role]):
            named |= {id(sign): [name] for sign, name in zip(unread[role], names, strict=True)}
        elif len(unread[role]) == 1 and is_shared:  # one ``Justerande`` over all who adjust
            named[id(unread[role][0])] = names
    return [one for each in signatures for one in _named(each, named.get(id(each), []))]


def _named(sign: Signature, names: Sequence[str]) -> list[Signature]:
    """A signature once for each of the names; as it is where there are none."""
    derived = [*sign.derived, "name"]
    return [sign.model_copy(update={"name": name, "derived": derived}) for name in names] or [sign]
