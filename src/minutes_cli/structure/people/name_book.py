"""One person, one spelling: every name of a document with its readings, and which of them is best.

Readings of one name share a key (:func:`.names.name_key`), or differ by an edit or two in a long name
while nothing says that they are two people: different parties, or two different common names, do.  The
best reading is the one with most support: how often it is read, words that are common names as spelled,
no digits inside.  A name is never turned into one that the document does not hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from minutes_cli.structure.people.known_names import common_names, name_key
from minutes_cli.structure.text.noise import oddness

_ODDNESS = 0.12  # weight of a nat: a reading twice as common loses to one that is 8 nats more Swedish
_BROKEN_SURNAME = 5  # letters from which a surname may have an edit
_MARKS = frozenset("åäöÅÄÖ")
_FOREIGN = frozenset("éèêëáàâãæøôòóõîìíïûùúü")


@dataclass(slots=True, eq=False)
class KnownPerson:
    """A person of the document.  name: the best reading.  role: from the attendance list, if there."""

    name: str
    key: str
    readings: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    role: str | None = None
    listed: bool = False

    @property
    def party(self) -> str | None:
        """The party most often given."""
        return self.parties.most_common(1)[0][0] if self.parties else None


class NameBook:
    """The people of a document.  Fill it with :meth:`add`, then ask."""

    def __init__(self) -> None:
        self._people: dict[str, KnownPerson] = {}
        self._buckets: dict[str, list[KnownPerson]] = defaultdict(list)
        self._surnames: dict[str, list[KnownPerson]] = defaultdict(list)
        self._answers: dict[tuple[str, str | None], KnownPerson | None] = {}

    @property
    def people(self) -> list[KnownPerson]:
        """All people, in order of first mention."""
        return list(dict.fromkeys(self._people.values()))

    def add(
        self,
        name: str,
        party: str | None = None,
        role: str | None = None,
        listed: bool = False,
        weight: int = 1,
    ) -> None:
        """Note a reading of a name.

        listed: it stands in the attendance list.  weight: 0 for a reading that is counted elsewhere, too.
        """
        key = name_key(name)
        person = self._people.get(key) or self.find(name, party)
        if person is None:
            person = KnownPerson(name, key)
            for bucket in _buckets(key):
                self._buckets[bucket].append(person)
            self._surnames[key.split(" ")[-1]].append(person)
        self._people[key] = person
        self._answers.clear()
        person.readings[name] += weight
        if party:
            person.parties[party] += 1
        person.listed = person.listed or listed
        if role and person.role is None:
            person.role = role
        person.name = self._better(person, name)

    @staticmethod
    def _better(person: KnownPerson, reading: str) -> str:
        """The best reading after one was noted again: no third can be it now; ties go to the first read."""
        best, readings = person.name, person.readings
        if reading in (best, f"{best}s"):
            return best
        if best == f"{reading}s":  # ``bifall till Stina Eks yrkande``
            return reading
        gain = _support(reading, readings[reading]) - _support(best, readings[best])
        if gain == 0:
            return next(each for each in readings if each in (reading, best))
        return reading if gain > 0 else best

    def give_role(self, name: str, role: str) -> None:
        """Let someone have a role that the text tells of, whatever the list says."""
        person = self.find(name)
        if person is not None:
            person.role = role

    def find(self, name: str, party: str | None = None) -> KnownPerson | None:
        """The person that a reading means; None when the document has no such person."""
        key = name_key(name)
        exact = self._people.get(key)
        if exact:
            return exact
        question = (name, party)
        if question not in self._answers:
            self._answers[question] = self._nearest(name, key, party)
        return self._answers[question]

    def canonical(self, name: str, party: str | None = None) -> str:
        """The best reading of a name; the name itself where the document has no other."""
        person = self.find(name, party)
        return person.name if person else name

    def party_of(self, name: str) -> str | None:
        """The party that the document gives a person."""
        person = self.find(name)
        return person.party if person else None

    def by_surname(self, surname: str) -> KnownPerson | None:
        """The only person with a surname; those of the attendance list come first.

        An initial may stand before it (``A Hägg``); a surname that OCR broke is read where it is near to
        one listed person's only.
        """
        *initials, last = name_key(surname).split(" ") or [""]
        found = self._surnames.get(last, [])
        listed = [person for person in found if person.listed]
        if not found and len(last) >= _BROKEN_SURNAME:
            listed = [
                person
                for key, people in self._surnames.items()
                if Levenshtein.distance(last, key, score_cutoff=1) <= 1
                for person in people
                if person.listed
            ]
        found = listed or found
        if initials:
            found = [person for person in found if person.key.startswith(initials[0][:1])]
        unique = list({id(person): person for person in found}.values())
        return unique[0] if len(unique) == 1 else None

    def by_part(self, name: str) -> KnownPerson | None:
        """The only listed person whose name begins or ends with a part of one: ``Sara``, ``Wirth Ek``."""
        key = name_key(name)
        found = [
            person
            for person in self.people
            if person.listed and (person.key.startswith(f"{key} ") or person.key.endswith(f" {key}"))
        ]
        return found[0] if len(found) == 1 else None

    def with_role(self, role: str) -> KnownPerson | None:
        """The only listed person with a role."""
        found = [person for person in self.people if person.role == role]
        return found[0] if len(found) == 1 else None

    def nearest_damaged(self, text: str, floor: float = 0.7) -> KnownPerson | None:
        """The person whose name a badly damaged text (a signature) is by far nearest to."""
        key = name_key(text).replace(" ", "")
        if len(key) < 5:
            return None
        scored = sorted(
            (
                (Levenshtein.normalized_similarity(key, person.key.replace(" ", "")), person)
                for person in self.people
            ),
            key=lambda pair: -pair[0],
        )
        if not scored or scored[0][0] < floor or (len(scored) > 1 and scored[1][0] > scored[0][0] - 0.12):
            return None
        return scored[0][1]

    @staticmethod
    def likeness(text: str, person: KnownPerson) -> float:
        """How like a damaged text is to a person's name, 0 to 1."""
        key = name_key(text).replace(" ", "")
        return Levenshtein.normalized_similarity(key, person.key.replace(" ", ""))

    def _nearest(self, name: str, key: str, party: str | None) -> KnownPerson | None:
        seen: dict[int, KnownPerson] = {}
        for bucket in _buckets(key):
            for person in self._buckets.get(bucket, ()):
                seen[id(person)] = person
        best: tuple[int, KnownPerson] | None = None
        for person in seen.values():
            limit = 0 if len(key) < 8 else 1 if len(key) < 13 else 2
            if party and person.parties and party not in person.parties:
                limit = min(limit, 1) if _is_damaged(name) else 0
            edits = Levenshtein.distance(key, person.key, score_cutoff=limit)
            if edits > limit or not _may_be_one(name, person.name):
                continue
            if best is None or edits < best[0]:
                best = (edits, person)
        return best[1] if best else None


def _buckets(key: str) -> Iterable[str]:
    yield "<" + key[:3]
    yield key[-3:] + ">"


def _may_be_one(left: str, right: str) -> bool:
    """Whether two readings can be one person's: no two different common names face each other."""
    a, b = left.split(), right.split()
    if len(a) != len(b):
        return False
    exact = common_names().exact
    for one, other in zip(a, b, strict=True):
        if one == other:
            continue
        keys = name_key(one), name_key(other)
        if keys[0] == keys[1]:
            continue
        if all(part in exact for part in one.split("-")) and all(part in exact for part in other.split("-")):
            return False
        limit = 1 if max(len(one), len(other)) < 8 else 2
        shorter, longer = sorted((one, other), key=len)
        if len(shorter) < 4 and not (longer.startswith(shorter) and shorter not in exact):
            return False
        if Levenshtein.distance(*keys, score_cutoff=limit) > limit:
            return False
    return True


def _is_damaged(name: str) -> bool:
    return any(char.isdigit() for char in name) or any(char in _FOREIGN for char in name)


def _support(reading: str, count: int) -> float:
    """How good a reading is; ties go to the first read."""
    exact = common_names().exact
    words = [part for word in reading.split() for part in word.split("-")]
    score = float(count)
    score += 1.5 * sum(1 for word in words if word in exact)
    score -= 2.0 * sum(1 for char in reading if char.isdigit() or char in "&$|!")
    score -= 0.6 * sum(1 for char in reading if char in _FOREIGN)
    score += 1.0 * min(3, sum(1 for char in reading if char in _MARKS))  # OCR loses marks, it adds few
    score -= 1.0 * sum(1 for word in words if word[1:] != word[1:].lower())
    score -= 0.5 * sum(1 for word in words if word[:1].islower())
    return score - _ODDNESS * sum(oddness(word.lower()) for word in words)
