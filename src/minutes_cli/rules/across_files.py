"""Files across the archive: copies, changes since the manifest was written, missing and unlisted files."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.errors import UsageError
from minutes_cli.patterns import regex
from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.model import Hit

_LINE = regex(r"^\\?(?P<digest>[0-9a-fA-F]{64}) [ *](?P<path>.+)$")


def parse_manifest(text: str, where: str = "manifest") -> dict[str, str]:
    """Path to SHA-256 of a manifest as ``sha256sum`` writes it; raises UsageError for other lines.

    >>> parse_manifest("a" * 64 + "  ks/1998.txt\\n")["ks/1998.txt"][:4]
    'aaaa'
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            raise UsageError(
                "this is no line of a SHA-256 manifest",
                f"{where}:{number}",
                "write it with: sha256sum FILES > FILE",
            )
        found[match["path"].removeprefix("./")] = match["digest"].lower()
    return found


def listed_digest(archive: Archive, path: str) -> str | None:
    """The digest that the manifest lists for a path: by the whole path or by its tail."""
    plain = path.replace("\\", "/")
    for listed, digest in archive.manifest.items():
        if plain == listed or plain.endswith("/" + listed) or listed.endswith("/" + plain):
            return digest
    return None


def changed(archive: Archive) -> Iterator[tuple[Facts, str]]:
    """Yield the documents whose bytes are not those listed, with the listed digest."""
    for facts in archive.documents:
        listed = listed_digest(archive, facts.path) if archive.manifest and facts.sha256 else None
        if listed is not None and listed != facts.sha256:
            yield facts, listed


def replaced_after_adjustment(archive: Archive) -> Iterator[Hit]:
    """J709: a changed file whose minutes are adjusted."""
    for facts, listed in changed(archive):
        if facts.is_adjusted and facts.sha256:
            yield Hit({"found": facts.sha256[:12], "listed": listed[:12]}, path=facts.path)
