"""Put a page together: templates, style and script in one file that asks nothing of the network.

The content security policy allows only this very style and this very script, by digest, so that
even a slip in escaping could run nothing.  A folder's documents lie in the page compressed and are
unpacked when they are opened, and so do all their texts for the search, which keeps a page with five
hundred documents quick to open.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from minutes_cli.errors import DataError
from minutes_cli.report.document import Document, bar_of, json_for_script, packed
from minutes_cli.report.folder import Entry, build_folder, enter
from minutes_cli.report.vocabulary import Language, Vocabulary, load_vocabulary
from minutes_cli.values import frozen

if TYPE_CHECKING:
    import jinja2

SCRIPTS = (
    "core.js",
    "decisions.js",
    "changes.js",
    "card.js",
    "search.js",
    "document.js",
    "folder.js",
    "start.js",
)


def document_page(document: Document, language: Language = "sv") -> str:
    """The report on one document, as a whole HTML page."""
    words = load_vocabulary(language)
    environment = _environment(words)
    content = environment.get_template("document.html.j2").render(doc=document, alone=True)
    title = " ".join(part for part in (document.title, document.record.meeting.date) if part)
    return _page(environment, words, title, content, None, ())


@frozen
class Leaf:
    """What a folder's report keeps of one document: its entry, its view (packed), its text.

    Small and self-contained, so that leaves can be made in other processes.
    """

    entry: Entry
    view: str
    text: str


def leaf(document: Document, language: Language = "sv") -> Leaf:
    """A document made ready for a folder's report."""
    environment = _environment(load_vocabulary(language))
    view = environment.get_template("document.html.j2").render(doc=document, alone=False)
    return Leaf(enter(document), packed(view), document.text)


def folder_page(leaves: Iterable[Leaf], title: str, language: Language = "sv") -> str:
    """The report on many documents: the index, and each document inside it."""
    words = load_vocabulary(language)
    environment = _environment(words)
    entries, views, texts = [], [], []
    for index, each in enumerate(leaves):
        entries.append(replace(each.entry, index=index))
        views.append((str(index), each.view))
        texts.append(each.text)
    views.append(("texts", packed(json_for_script(texts))))
    folder = build_folder(entries)
    content = environment.get_template("folder.html.j2").render(folder=folder, title=title)
    return _page(environment, words, title, content, folder.data(), views)


def _page(
    environment: jinja2.Environment,
    words: Vocabulary,
    title: str,
    content: str,
    index: object | None,
    views: Iterable[tuple[str, str]],
) -> str:
    from markupsafe import Markup

    style = _static("report.css")
    script = '"use strict";\n' + "\n".join(_static(name) for name in SCRIPTS)
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = environment.get_template("page.html.j2").render(
        title=title,
        content=Markup(content),
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        strings=Markup(json_for_script(words.group("script") | {"reasons": words.group("reason")})),
        index=None if index is None else Markup(json_for_script(index)),
        views=views,
    )
    return page.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=2)  # compiling the templates takes longer than most documents
def _environment(words: Vocabulary) -> jinja2.Environment:
    try:
        import jinja2
    except ImportError:
        raise DataError(
            "the report needs jinja2, which is not installed", hint="pip install 'minutes-cli[report]'"
        ) from None
    from minutes_cli.report.visible import plain, seen

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("minutes_cli.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(seen=seen, plain=plain, as_json=_markup_json)
    helpers: dict[str, Any] = {
        "say": words.say,
        "name_of": words.name,
        "count": words.count,
        "figure": words.figure,
        "language": words.language,
        "bar_of": bar_of,
        "percent": _percent,
    }
    environment.globals.update(helpers)
    return environment


def _markup_json(value: object) -> Any:
    from markupsafe import Markup

    return Markup(json_for_script(value))


def _percent(share: float) -> str:
    return f"{int(round(share, 3) * 100 + 0.5)}\u00a0%"  # halves up, as the script does


def _static(name: str) -> str:
    return resources.files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
