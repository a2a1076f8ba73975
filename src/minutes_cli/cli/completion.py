"""``minutes completion``: static completion scripts, generated from the commands.

The scripts complete command names, options and closed sets of values without starting the program,
and leave the rest to the shell's own completion of file names.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from minutes_cli.cli import console
from minutes_cli.cli.describe import Command, describe


class Shell(StrEnum):
    """Shells that completion is written for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


def script(root: Command, shell: Shell) -> str:
    """The completion script of a shell."""
    return {Shell.bash: bash, Shell.zsh: zsh, Shell.fish: fish}[shell](root)


def bash(root: Command) -> str:
    """For bash 4 and later: words by command path, values by the option before the cursor."""
    words: list[str] = []
    values: list[str] = []
    for command in root.walk():
        flags = [flag for option in command.options for flag in option.flags]
        offered = " ".join([*(child.name for child in command.children), *flags, "--help"])
        words.append(f"    '{command.path}') words='{offered}' ;;\n")
        for option in command.options:
            if option.choices:
                names = "|".join(f"'{command.path} {flag}'" for flag in option.flags)
                values.append(f"    {names}) words='{' '.join(option.choices)}'; fixed=1 ;;\n")
    paths = " ".join(f"'{command.path}'" for command in root.walk() if command is not root)
    return f"""# bash completion for minutes, written from its commands.
_minutes() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local path=minutes words='' fixed='' word known
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD - 1}}"; do
    for known in {paths}; do
      [[ $path\\ $word == "$known" ]] && path=$known
    done
  done
  case $path in
{"".join(words)}  esac
  case "$path $previous" in
{"".join(values)}  esac
  COMPREPLY=()
  if [[ $fixed || $current == -* || $path == minutes ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "${{words%% -*}}" -- "$current"; compgen -f -- "$current")
  fi
}}
complete -o filenames -F _minutes minutes
"""


def zsh(root: Command) -> str:
    """For zsh: ``_arguments`` by command path."""
    cases: list[str] = []
    for command in root.walk():
        specs = [
            _zsh_option(option.flags, option.help, option.metavar, option.choices)
            for option in command.options
        ]
        rows = [spec for group in specs for spec in group]
        if command.children:
            names = " ".join(f"'{child.name}:{_zsh_text(child.summary)}'" for child in command.children)
            rows.append(f"'1:command:(({names.replace(chr(39), chr(34))}))'")
        rows.append("'*:file:_files'")
        body = " \\\n        ".join(rows)
        cases.append(f"    '{command.path}')\n      _arguments \\\n        {body} ;;\n")
    paths = " ".join(f"'{command.path}'" for command in root.walk() if command is not root)
    return f"""#compdef minutes
# zsh completion for minutes, written from its commands.
_minutes() {{
  local path_=minutes word known
  local -i depth=1
  for word in "${{(@)words[2,CURRENT-1]}}"; do
    for known in {paths}; do
      [[ "$path_ $word" == "$known" ]] && path_=$known && (( depth++ ))
    done
  done
  if (( depth > 1 )); then
    words=("${{(@)words[depth,-1]}}")
    (( CURRENT -= depth - 1 ))
  fi
  case $path_ in
{"".join(cases)}  esac
}}
_minutes "$@"
"""


def _zsh_option(flags: tuple[str, ...], text: str, metavar: str, choices: tuple[str, ...]) -> list[str]:
    action = f":{_zsh_text(metavar)}:({' '.join(choices)})" if choices else f":{_zsh_text(metavar)}:_files"
    return [f"'*{flag}[{_zsh_text(text)}]{action if metavar else ''}'" for flag in flags]


def _zsh_text(text: str) -> str:
    for char in "\\[]:":
        text = text.replace(char, f"\\{char}")
    return text.replace("'", "’").replace('"', "”").rstrip(".")


def fish(root: Command) -> str:
    """For fish: one ``complete`` line an option, under the condition that its command was typed."""
    lines = ["# fish completion for minutes, written from its commands."]
    for command in root.walk():
        typed = command.path.split(" ")[1:]
        conditions = [f"__fish_seen_subcommand_from {word}" for word in typed]
        if command.children:
            names = " ".join(child.name for child in command.children)
            open_ = " && ".join([*conditions, f"not __fish_seen_subcommand_from {names}"])
            lines += [
                f"complete -c minutes -n '{open_}' -f -a {child.name} -d '{_fish_text(child.summary)}'"
                for child in command.children
            ]
        when = " && ".join(conditions) or "true"
        for option in command.options:
            spelled = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
            )
            value = (
                f" -x -a '{' '.join(option.choices)}'" if option.choices else " -r" if option.metavar else ""
            )
            lines.append(f"complete -c minutes -n '{when}' {spelled}{value} -d '{_fish_text(option.help)}'")
    return "\n".join(lines) + "\n"


def _fish_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").rstrip(".")


def completion(
    shell: Annotated[Shell, typer.Argument(help="bash, zsh or fish.", show_default=False)],
) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      minutes completion bash > ~/.local/share/bash-completion/completions/minutes
      minutes completion fish > ~/.config/fish/completions/minutes.fish

    For zsh, write it as _minutes into a folder of $fpath.
    """
    console.current().data(script(describe(), shell))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("completion")(completion)
