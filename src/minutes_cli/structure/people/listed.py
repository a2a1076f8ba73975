"""People as minutes list them: name, party, role, title, who is replaced, for which items, remote.

Input: a text, one person or several (``A (S), ordförande B (M)``; ``A, B och C``; ``A, s ersätter B, s``).
Output: one :class:`PersonEntry` each.  Start at :func:`read_people`.

How it works: tokens are read from left to right.  A name begins an entry; then party, replacement,
presence and roles are taken as they come; what is left up to the next name is the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from minutes_cli.patterns import regex
from minutes_cli.structure.people.couples import with_surnames
from minutes_cli.structure.people.names import (
    Token,
    is_title_word,
    read_name,
    tokenize,
)
from minutes_cli.structure.people.party_places import is_dirt, is_party_here, party_at, party_in_name
from minutes_cli.structure.people.person_starts import past_titles, person_starts, role_before, skip_lead
from minutes_cli.structure.people.phrases import longest_phrase, role_at
from minutes_cli.structure.people.presence import Presence, read_presence
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_EMPTY_BRACKETS = regex(r"[(\[][\s,;.-]*[)\]]", needs=(")", "]"))
_COMMA = regex(r"[\s,;]*,[\s,;]*", needs=(",",))
_LINKS_BEFORE = regex(r"(?:[\W_]+|(?:och|samt)\b)*")
_LINK_AFTER = regex(r"\b(?:och|samt|deltar|t\.?o\.?m|fr\.?o\.?m|kl|punkt)$")
_LONGEST_LINK = 6
_ORDINAL = regex(
    r"\d{1,2}[:.]?[ae]|forst[ae]|andr[ae]|tredje|fjarde|femte|sj[au][a-z]{2,4}|attonde|nionde|tionde"
)
_GIVES_WAY = regex(
    r"\b(?:for\s+(?:vilken|honom|henne)|i\s+(?:vars|hans|hennes)\s+stalle|(?:ersatt(?:e?s|s)?|eftertradde?s)\s+av)\b.*$"
)
_SERVED = regex(r"\W*(?:tjanstgjorde|tjanstgjort|intradde|intratt)\W*")
_OPEN_ROLES = frozenset({"vice", "tjanstgorande"})  # ``tjänstgörande`` / ``ordförande``
_WHERE = frozenset({("pa", "plats"), ("pa", "distans"), ("pa", "lank")})  # attends so

_GROUP = regex(
    r"\s*(?:Från\s|För\s|[A-ZÅÄÖ])[A-ZÅÄÖa-zåäö-]{2,20}:\s+(?=[A-ZÅÄÖ])"
)  # ``Arboga: Stina Ek (S), …``


@frozen
class PersonEntry:
    """One person as listed.

    role: an attendance role, where a word says so (``ordförande``, ``ersätter``), else None.
    title: what is left of the words after the name.  replaces: name of the one who is replaced.
    ends_open: the text ended where more must follow (``1:e vice``, ``ersätter``).
    """

    name: str
    party: str | None = None
    role: str | None = None
    title: str | None = None
    replaces: str | None = None
    presence: Presence = field(default=Presence())
    remote: bool = False
    ends_open: bool = False


def read_people(
    text: str, bounds: tuple[int, int] | None = None, listed: bool = False, lone: bool = False
) -> list[PersonEntry]:
    """The people of a text.

    bounds: first and last item of the meeting, for open ranges.  listed: the text is a run-in list
    (``A, B och C``), so that a comma parts people.  lone: a single word can be a name.

    >>> [(p.name, p.party) for p in read_people("Stina Ek (S), ordförande Bo Alm (M)")]
    [('Stina Ek', 'S'), ('Bo Alm', 'M')]
    """
    text = with_surnames(text)
    tokens = tokenize(text)
    starts = person_starts(tokens, listed, lone)
    entries: list[PersonEntry] = []
    leads = [role_before(tokens, start, starts[n - 1] if n else -1) for n, start in enumerate(starts)]
    for number, start in enumerate(starts):
        stop = leads[number + 1][1] if number + 1 < len(starts) else len(tokens)
        entry = _read_entry(text, tokens, start, stop, bounds, lone)
        if entry:
            role, lead = leads[number]
            title = entry.title
            if role is None and lead < start:
                title = title or _joined(text, tokens[lead:start]).strip(" ,")
            if title is not entry.title or (role and not entry.role):
                entry = replace(entry, role=entry.role or role, title=title)
            if entries:
                entries[-1], entry = _taking_over(entries[-1], entry, _joined(text, tokens[lead:start]))
            entries.append(entry)
    return entries


def _taking_over(before: PersonEntry, entry: PersonEntry, lead: str) -> tuple[PersonEntry, PersonEntry]:
    """Someone and who came for them: ``Evert Lund, för vilken fru Gudrun Bergman tjänstgjorde``.

    lead: the words before the second name that are none of the first one's.
    """
    title = before.title or ""
    gives_way = _GIVES_WAY.search(fold(title))
    if entry.replaces or not (gives_way or _GIVES_WAY.search(fold(lead))):
        return before, entry
    if gives_way:
        before = replace(before, title=title[: gives_way.start()].strip(" ,") or None)
    served = entry.title if entry.title and not _SERVED.fullmatch(fold(entry.title)) else None
    return before, replace(entry, role="serving_substitute", replaces=before.name, title=served)


def begins_with_person(text: str) -> bool:
    """Whether a text begins with a name (bullets, numbers and role words before it apart)."""
    tokens = tokenize(with_surnames(_GROUP.sub("", text)))
    return read_name(tokens, past_titles(tokens, skip_lead(tokens, 0))) is not None


def _read_entry(
    text: str, tokens: Sequence[Token], start: int, stop: int, bounds: tuple[int, int] | None, lone: bool
) -> PersonEntry | None:
    found = read_name(tokens[:stop], start, lone=lone)
    if found is None:
        return None
    name, at = found
    name, party, at = party_in_name(name, tokens, at)
    if party is None:
        hit = party_at(tokens[:stop], at)
        if hit:
            party, at = hit
    role: str | None = None
    replaces: str | None = None
    remote = False
    ends_open = False
    rest: list[Token] = []
    open_at: int | None = None  # where a role ends that can go on
    after_role = -1  # where the last role ended
    within = tokens[:stop]
    while at < stop:
        token = tokens[at]
        if not rest and is_dirt(token):
            at += 1
            continue
        if role is not None and token.folded == "i" and longest_phrase(within, at + 1, "replaces", "phrases"):
            at = after_role = at + 1
            continue
        fresh = not rest or not any(char.isalpha() for char in rest[-1].text)
        fresh = fresh or after_role == at
        replaced = longest_phrase(within, at, "replaces", "phrases") if fresh else None
        if replaced is not None:
            while replaced < stop - 1 and is_title_word(within[replaced].folded):
                replaced += 1  # ``suppleant för herr Ek``
            person = read_name(within, replaced, lone=True)
            if person:
                replaces, at = person
                role = "serving_substitute" if role == "substitute" else role or "serving_substitute"
                hit = party_at(within, at)
                at = hit[1] if hit else at
                continue
            if replaced >= stop:
                ends_open, at = True, replaced
                continue
        distant = longest_phrase(within, at, "remote", "phrases")
        if distant is not None:
            remote, at = True, distant
            continue
        if party is None and (hit := party_at(within, at)) and is_party_here(tokens, at, hit[1], role):
            party, at = hit
            continue
        named = role_at(within, at)
        is_told_next = named is not None and named[0] == "absent" and after_role == at
        if (
            named is not None
            and (is_told_next or _may_say(named[0], rest))
            and not _goes_on(tokens, named[1], stop)
        ):
            if role is None or named[0] in ("chair", "vice_chair", "secretary") or _outdoes(named[0], role):
                role = named[0]
            open_at = named[1] if tokens[named[1] - 1].folded in _OPEN_ROLES else None
            rest.extend(
                ()
                if named[0] == "absent" or (named[0] in ("chair", "vice_chair") and named[1] - at <= 2)
                else tokens[at : named[1]]
            )
            at = after_role = named[1]
            continue
        rest.append(token)
        at += 1
    if stop == len(tokens):
        ends_open = ends_open or open_at == stop or tokens[stop - 1].text == ","
    presence, title = read_presence(_joined(text, rest), bounds)
    return PersonEntry(name, party, role, _clean_title(title), replaces, presence, remote, ends_open)


def _outdoes(role: str, before: str) -> bool:
    """Whether a further word says more: ``ersättare, tjänstgörande``, ``ledamot, frånvarande``."""
    return (role, before) in {
        ("serving_substitute", "substitute"),
        ("absent", "member"),
        ("absent", "substitute"),
    }


def _may_say(role: str, before: Sequence[Token]) -> bool:
    """Whether a role word after what is left of the words before it says the role: ``femte ersättare``."""
    if not before or before[-1].text in ",(":
        return True
    return role == "substitute" and _ORDINAL.fullmatch(before[-1].folded) is not None


def _goes_on(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a role word is only the beginning of a longer title (``sekreterare i nämnden``)."""
    if at + 1 < stop and (tokens[at].folded, tokens[at + 1].folded) in _WHERE:
        return False
    if at + 1 < stop and longest_phrase(tokens, at + 1, "replaces", "phrases") is not None:
        return False  # a cell's edge read as an i
    return at < stop and tokens[at].folded in ("i", "vid", "pa") and not tokens[at].text[0].isupper()


def _joined(text: str, tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    previous: Token | None = None
    for token in tokens:
        if previous is not None and token.start > previous.end:
            parts.append(" ")
        parts.append(token.text)
        previous = token
    return "".join(parts)


def _clean_title(text: str) -> str | None:
    if not any(char.isalpha() for char in text):
        return None
    title = " ".join(_EMPTY_BRACKETS.sub(" ", text).split())
    title = _COMMA.sub(", ", title).replace("( ", "(").replace(" )", ")")
    if title.count("(") == title.count(")") == 1 and title.strip(" ,.").startswith("("):
        title = title.replace("(", "").replace(")", "")
    title = _without_links(title)
    return title if len(title) > 1 and any(char.isalpha() for char in title) else None


def _without_links(title: str) -> str:
    """A title without the signs and the words at its ends that joined it to what stood beside it."""
    links = _LINKS_BEFORE.match(title)
    start, end = links.end() if links else 0, len(title)
    while True:
        while end > start and not (title[end - 1].isalnum() or title[end - 1] in "_)"):
            end -= 1
        link = _LINK_AFTER.search(title, max(start, end - _LONGEST_LINK), end)
        if link is None:
            return title[start:end]
        end = link.start()
