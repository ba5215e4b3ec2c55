"""The verbs that look at the sheets and at the installation: check, coverage, doctor."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jalon import SCOPE, __version__
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import emit, examples

if TYPE_CHECKING:
    from jalon.guideline.statements import Coverage


def check(folder: Path | None, json: bool, proofs: bool = False) -> None:
    """Check the shipped sheets, with those of `folder` when given. Exit 1 when something is wrong."""
    from jalon.cli.proofs import as_json, details, summary
    from jalon.guideline.check import check as examine
    from jalon.guideline.library import HOME

    lang = locale()
    if folder is not None and not folder.is_dir():
        raise Failure(f"{folder}: " + ("ce n'est pas un dossier" if lang == "fr" else "not a folder"), 2)
    inside = folder is None or HOME.resolve() in (folder.resolve(), *folder.resolve().parents)
    folders = (HOME,) if folder is None or inside else (HOME, folder)
    report = examine(folders)
    if json:
        emit(as_json(report))
        if report.troubles:
            raise Failure("", 1)
        return
    if report.troubles:
        raise Failure("\n\n".join(trouble.text(lang) for trouble in report.troubles), 1)
    for line in (*(details(report, lang) if proofs else ()), *summary(report, lang, proofs)):
        print(line)


_STATES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "computed": ("●", "calculés", "computed"),
        "partly": ("◐", "en partie", "partly"),
        "shown": ("○", "montrés", "shown"),
        "not_computed": ("–", "non calculés", "not computed"),
    }
)


def coverage(document: str, json: bool, output: Path | None = None) -> None:
    """Account for the statements of the five documents, or of one: line by line, in the order of the document."""
    from jalon.guideline.library import load
    from jalon.guideline.statements import catalogue, titles
    from jalon.guideline.statements import coverage as account

    statements = catalogue()
    known = sorted({identifier.partition(".")[0] for identifier in statements})
    lang = locale()
    if document and document not in known:
        told = f"{document} : document inconnu. Documents : " if lang == "fr" else f"{document}: unknown document. Documents: "
        raise Failure(told + ", ".join(known), 2)
    if output is not None:
        from jalon.cli import writing

        writing.check(output, kinds=(".html",))
    _, library = load()
    found = [one for one in account(library.pages) if not document or one.id.startswith(f"{document}.")]
    if json:
        emit({"statements": [asdict(one) for one in found]})
        return
    if output is not None:
        from jalon.board.coverage_page import coverage_page

        writing.put(output, coverage_page(found, statements, titles(library, found), lang).encode())
        return
    number = 1 if lang == "fr" else 2
    by_document: dict[str, list[Coverage]] = {}
    for one in found:
        by_document.setdefault(one.id.partition(".")[0], []).append(one)
    for name, listed in by_document.items():
        counts = Counter(one.state for one in listed)
        said = "  ".join(f"{mark} {words[number - 1]} {counts[state]}" for state, (mark, *words) in _STATES.items() if counts[state])
        print(f"{name}  {len(listed):>3}  {said}")
        place = ""
        for one in listed:
            if not one.sheet and not document:
                continue  # of all five documents, only what a sheet answers for; of one, every line
            entry = statements[one.id]
            if entry["where"] != place:
                place = entry["where"]
                print(f"\n  {place}")
            where = f"{one.sheet}:{one.line}" if one.sheet else ""
            sentence = entry["statement_fr" if lang == "fr" else "statement"]
            told = f"{sentence} ({one.reason})" if one.reason else sentence
            print(f"    {_STATES[one.state][0]} {one.id:<48} {where:<28} {told}")
        print()


def doctor(vocabulary: bool, json: bool) -> None:
    """Whether this installation is whole."""
    from jalon.case.vocabulary import vocabulary as known
    from jalon.engine.trouble import Troubles
    from jalon.guideline.cache import HOME, load_program

    if vocabulary:
        fields = known().fields
        if json:
            emit(
                [{"path": f.path, "kind": f.kind, "fr": f.fr, "en": f.en, "ease": f.ease, "codes": dict(f.codes)} for f in fields.values()]
            )
        else:
            for field in fields.values():
                print(f"{field.path:<40} {field.fr} / {field.en}")
        return
    french = locale() == "fr"
    found: dict[str, str] = {"jalon": __version__, "python": platform.python_version(), "locale": locale()}
    for name in ("pydantic", "typer", "rich", "PyYAML", "markdown-it-py", "babel"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            raise Failure(
                f"{name}: " + ("absent : refaire l'installation (make test)." if french else "missing: install again (make test)."), 4
            ) from None
    try:
        program = load_program()
    except Troubles as troubles:
        raise Failure("\n\n".join(trouble.text(locale()) for trouble in troubles.troubles), 4) from None
    found |= {
        "rules": str(len(program.rules)),
        "facts": str(len(known().fields)),
        "cache": "yes" if any(HOME.glob(".*.tree.json")) else "no",
        "examples": str(len(list(examples().glob("*.yaml")))),
    }
    found |= {f"knowledge {name}": digest for name, digest in program.documents.items()}
    if json:
        emit(found)
        return
    for name, value in found.items():
        print(f"{name:<28} {value}")
    print(SCOPE[0 if french else 1])
