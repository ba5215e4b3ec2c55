"""The verbs that look at the sheets and at the installation: check, coverage, doctor."""

from __future__ import annotations

import platform
from collections import Counter
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jalon import SCOPE, __version__
from jalon.cli.failure import Failure
from jalon.cli.main import locale
from jalon.cli.reading import emit, examples


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


def coverage(json: bool) -> None:
    """Account for the statements of the five documents."""
    from jalon.guideline.library import load
    from jalon.guideline.statements import coverage as account

    _, library = load()
    found = account(library.pages)
    if json:
        emit({"statements": [asdict(one) for one in found]})
        return
    lang = locale()
    by_document: dict[str, Counter[str]] = {}
    for one in found:
        by_document.setdefault(one.id.partition(".")[0], Counter())[one.state] += 1
    words = {
        "computed": ("calculés", "computed"),
        "partly": ("en partie", "partly"),
        "shown": ("montrés", "shown"),
        "not_computed": ("non calculés", "not computed"),
    }
    number = 0 if lang == "fr" else 1
    for document, counts in sorted(by_document.items()):
        total = sum(counts.values())
        print(f"{document}  {total:>3}  " + "  ".join(f"{words[state][number]} {counts[state]}" for state in words if counts[state]))
    for one in found:
        if one.sheet:
            print(f"  {one.id}  {words[one.state][number]}  {one.sheet}:{one.line}" + (f"  {one.reason}" if one.reason else ""))


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
