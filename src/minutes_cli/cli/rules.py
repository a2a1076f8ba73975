"""``minutes rules``: the catalogue, or one rule explained."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from minutes_cli.cli import configuration, console
from minutes_cli.errors import UsageError


class Language(StrEnum):
    """Language of the texts."""

    en = "en"
    sv = "sv"


class RulesFormat(StrEnum):
    """How the catalogue is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"


def rules(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A code such as J704, or a letter.", show_default=False),
    ] = None,
    output_format: Annotated[
        RulesFormat, typer.Option("--output-format", help="How it is shown.")
    ] = RulesFormat.text,
    lang: Annotated[
        Language | None, typer.Option("--lang", help="Language of the texts (en).", show_default=False)
    ] = None,
) -> int:
    """List the rules of 'minutes validate', or explain one: law, example, how to silence it.

    \b
    Examples:
      minutes rules
      minutes rules J704 --lang sv
    """
    from minutes_cli.rules import catalogue
    from minutes_cli.rules.registry import FAMILIES, all_rules, rule_of
    from minutes_cli.rules.suggesting import nearest

    language = lang.value if lang else configuration.current().settings.lang
    chosen = all_rules()
    if code is not None:
        one = rule_of(code)
        chosen = (
            (one,)
            if one is not None
            else tuple(rule for rule in chosen if rule.code.startswith(code.upper()))
        )
        if not chosen:
            guess = nearest(
                code.upper(), [*(rule.code for rule in all_rules()), *(rule.name for rule in all_rules())]
            )
            hint = f"did you mean {guess}?" if guess else f"the families are {', '.join(FAMILIES)}"
            raise UsageError(f"there is no rule {code!r}", hint=f"{hint} 'minutes rules' lists them all")
        if one is not None and output_format is RulesFormat.text:
            console.current().data(catalogue.explain(one, language))
            return 0
    match output_format:
        case RulesFormat.json:
            text = (
                json.dumps(
                    [catalogue.as_data(rule, language) for rule in chosen], ensure_ascii=False, indent=2
                )
                + "\n"
            )
        case RulesFormat.markdown:
            text = catalogue.as_markdown(chosen, language)
        case RulesFormat.text:
            text = catalogue.as_list(chosen, language)
    console.current().data(text)
    return 0


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("rules")(rules)
