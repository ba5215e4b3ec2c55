"""`jalon`: the verbs, their options, and how every failure is told (design.md § 6)."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from jalon import SCOPE, __version__

app = typer.Typer(
    name="jalon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Executable guidelines for the bone-metastasis tumour board (RCP-OOS). " + SCOPE[1],
)
Lang = Annotated[str, typer.Option("--lang", help="Language of the documents: fr or en.", metavar="fr|en")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Sheets = Annotated[Path | None, typer.Option("--sheets", help="A folder of local sheets, read over the shipped ones.", metavar="DIR")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the dossier: F.html, F.pdf, or F.json.", metavar="F")]
Letter = Annotated[Path | None, typer.Option("--output", "-o", help="Write the letter: F.html, F.pdf, or F.json.", metavar="F")]
CaseFile = Annotated[Path, typer.Argument(help="A case file (YAML or JSON).", metavar="CASE")]
CaseFiles = Annotated[list[Path], typer.Argument(help="Case files (YAML or JSON).", metavar="CASE...")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jalon {__version__}\n{SCOPE[0]}\n{SCOPE[1]}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and the scope statement.")
    ] = False,
) -> None:
    """Executable guidelines for the bone-metastasis tumour board (RCP-OOS)."""


@app.command()
def board(cases: CaseFiles, output: Output = None, lang: Lang = "fr", json: Json = False, sheets: Sheets = None) -> None:
    """Answer everything that the sheets say of these cases; with -o, write the dossier that the board reads."""
    from jalon.cli import reading

    reading.board(cases, _lang(lang), json, sheets, output)


@app.command()
def explain(
    case: CaseFile,
    rule: Annotated[str, typer.Argument(help="A rule, for example mirels_conduct.")],
    about: Annotated[str, typer.Argument(help="An object, for example lesion:L1.")] = "",
    lang: Lang = "fr",
    json: Json = False,
    sheets: Sheets = None,
) -> None:
    """Show why a rule answers what it answers: facts, its table with the rows marked, the steps below it, sources, what is missing."""
    from jalon.cli import explaining

    explaining.explain(case, rule, about, _lang(lang), json, sheets)


@app.command()
def missing(case: CaseFile, lang: Lang = "fr", json: Json = False, sheets: Sheets = None) -> None:
    """Show which unknown facts keep answers open, and what each would leave."""
    from jalon.cli import reading

    reading.missing(case, _lang(lang), json, sheets)


@app.command()
def whatif(
    case: CaseFile,
    fields: Annotated[
        list[str], typer.Argument(help="field=value, as in a case file: lesion:L1.pain.grade=moderate.", metavar="FIELD=VALUE...")
    ],
    lang: Lang = "fr",
    json: Json = False,
    every: Annotated[bool, typer.Option("--all", help="Show also the answers that stay.")] = False,
    sheets: Sheets = None,
) -> None:
    """Compare a case with itself once some facts are otherwise: the answers that change, side by side. Nothing is written."""
    from jalon.cli import supposing

    supposing.whatif(case, fields, _lang(lang), json, every, sheets)


@app.command()
def letter(
    case: CaseFile,
    to: Annotated[str, typer.Option("--to", help="Who reads it: patient, or gp (family doctor).", metavar="patient|gp")] = "patient",
    output: Letter = None,
    lang: Lang = "fr",
    json: Json = False,
    sheets: Sheets = None,
) -> None:
    """Write the letter of a case to the patient or to the family doctor; a draft until the case says `handed_over`."""
    from jalon.cli import lettering

    lettering.letter(case, to, _lang(lang), json, sheets, output)


@app.command()
def score(
    name: Annotated[str, typer.Argument(help="A score: mirels or sins.")],
    fields: Annotated[list[str], typer.Argument(help="field=value, ? when not known.", metavar="FIELD=VALUE...")],
    lang: Lang = "fr",
    json: Json = False,
) -> None:
    """Compute one score from its items."""
    from jalon.cli import scoring

    scoring.score(name, fields, _lang(lang), json)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of sheets, beside the shipped ones.", metavar="DIR")] = None,
    json: Json = False,
    proofs: Annotated[bool, typer.Option("--proofs", help="Show how each rule is proved and read, and the axioms.")] = False,
) -> None:
    """Check the sheets: words, tables proved, cases run, statements and translations accounted for."""
    from jalon.cli import checking

    checking.check(folder, json, proofs)


@app.command()
def coverage(
    document: Annotated[str, typer.Argument(help="One document, for example 004; all when left out.")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write a page to tick (.html), document by document.")] = None,
    json: Json = False,
) -> None:
    """Account for every statement of the five documents, line by line."""
    from jalon.cli import checking

    checking.coverage(document, json, output)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to write the meeting.", metavar="[DIR]")] = Path("jalon-demo"),
    lang: Lang = "fr",
    json: Json = False,
) -> None:
    """Hold a meeting of twelve shipped cases and write its file."""
    from jalon.cli import showing

    showing.demo(folder, _lang(lang), json)


@app.command()
def doctor(
    vocabulary: Annotated[bool, typer.Option("--vocabulary", help="List every fact that a case file may state.")] = False,
    json: Json = False,
) -> None:
    """Say whether this installation is whole: versions, sheets, cache, language."""
    from jalon.cli import checking

    checking.doctor(vocabulary, json)


def _lang(lang: str) -> str:
    if lang not in ("fr", "en"):
        raise typer.BadParameter(f"{lang!r}: fr or en" if locale() == "en" else f"{lang!r} : fr ou en", param_hint="--lang")
    return lang


def locale() -> str:
    """The language of messages, from the environment."""
    found = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "fr" if found.startswith("fr") else "en"


def run() -> None:
    """Run the command line; every failure becomes a message on stderr and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(outcome(sys.argv[1:]))


def command() -> NoReturn:
    """The command `jalon`: `run`, then the end of the process at once.

    What it holds is not given back object by object first: after a meeting of twelve that takes longer than a page to be written.
    """
    code = 1
    try:
        run()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def outcome(arguments: list[str]) -> int:
    """The exit code of a command: 0 ok, 1 a finding, 2 usage or a file that cannot be opened, 3 invalid input, 4 integrity."""
    from jalon.cli.failure import Failure

    try:
        result = app(arguments, standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except Failure as failure:
        print(failure.text, file=sys.stderr)
        return failure.code
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return 2
    except typer.TyperException as wrong:
        print(f"jalon: {wrong.format_message()}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return _nobody_reads()
    except SystemExit as stop:
        # Click itself catches a closed pipe, and leaves with 1 behind a stream that swallows the rest.
        return _nobody_reads() if type(sys.stdout).__name__ == "PacifyFlushWrapper" else int(stop.code or 0)
    except KeyboardInterrupt:
        return 130
    except OSError as full:
        if full.errno != errno.ENOSPC:
            return _own_error(full)
        print(f"jalon: {full.strerror}", file=sys.stderr)
        return 2
    except Exception as unexpected:
        if os.environ.get("JALON_DEBUG"):
            raise
        return _own_error(unexpected)


def _nobody_reads() -> int:
    """The reader has closed the pipe (`| head`): that is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 0


def _own_error(unexpected: Exception) -> int:
    """An error of Jalon itself: its kind and its place, never the text of the error, which may quote the file."""
    place = unexpected.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    mark = f"{type(unexpected).__name__}, {where}"
    if locale() == "fr":
        told = f"Jalon s'est arrêté sur une erreur qui lui appartient ({mark}). Rien n'a été perdu. Merci de la signaler avec ce repère."
    else:
        told = f"Jalon stopped on an error of its own ({mark}). Nothing was lost. Please report it with this mark."
    print(told, file=sys.stderr)
    return 4
