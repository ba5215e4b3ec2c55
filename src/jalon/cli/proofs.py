"""What `jalon check` says of its proofs: a summary, the details when asked, the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jalon.guideline.check import Report
from jalon.guideline.proofs import Exactness, Proved

WHY = {
    "list": ("lit deux fois dans une même liste : {}", "reads twice in one list: {}"),
    "cells": ("trop de cellules ({cells}) : {}", "too many cells ({cells}): {}"),
    "below": ("lit une règle large : {}", "reads a wide rule: {}"),
}


def as_json(report: Report) -> dict[str, Any]:
    """The whole report."""
    by_kind = {kind: [one for one in report.read if one.kind == kind] for kind in ("exact", "split", "wide")}
    return {
        "sheets": report.sheets,
        "rules": len(report.proofs),
        "cases": report.cases,
        "tables_proved": len(tables(report)),
        "exact": [one.name for one in by_kind["exact"]],
        "split": [{"rule": one.name, "facts": list(one.facts), "cells": one.cells} for one in by_kind["split"]],
        "wide": [{"rule": one.name, "facts": list(one.facts), "cells": one.cells, "why": one.why} for one in by_kind["wide"]],
        "proofs": [
            {
                "rule": one.name,
                "sheet": one.rule.sheet,
                "line": one.rule.line,
                "combinations": one.proof.tried,
                "bounds": list(one.bounds) if one.bounds else None,
                "not_applicable_when": list(one.through),
                "defects": [defect.kind for defect in one.defects],
            }
            for one in report.proofs
            if one.proof.tried
        ],
        "axioms": [{"fr": french, "en": english} for french, english in report.axioms],
        "troubles": [
            {"sheet": t.place.sheet, "line": t.place.line, "column": t.place.column, "fr": t.text("fr"), "en": t.text("en")}
            for t in report.troubles
        ],
    }


def tables(report: Report) -> list[Proved]:
    """The rules that are tables: a Grandeur is one line, whole by its form."""
    return [one for one in report.proofs if one.rule.kind != "Grandeur"]


def summary(report: Report, lang: str, proofs: bool) -> Iterator[str]:
    """What a clinician needs to know: nothing is wrong, which answers may be too wide, under what the proofs hold."""
    french = lang == "fr"
    counts = report.sheets, len(report.proofs), len(tables(report)), report.cases
    if french:
        yield "{} fiches, {} règles, {} tables prouvées, {} cas : rien à signaler.".format(*counts)
    else:
        yield "{} sheets, {} rules, {} tables proved, {} cases: nothing to report.".format(*counts)
    scores = [one for one in report.proofs if one.bounds]
    if scores:
        spans = ", ".join(f"{one.name} {one.bounds[0]} {'à' if french else 'to'} {one.bounds[1]}" for one in scores if one.bounds)
        yield f"Scores : {spans}." if french else f"Scores: {spans}."
    exact, split = ([one for one in report.read if one.kind == kind] for kind in ("exact", "split"))
    wide = [one for one in report.read if one.kind == "wide"]
    yield (
        f"Lecture exacte : {len(exact)} règles ; éclatée, exacte aussi : {len(split)} ; large : {len(wide)}."
        if french
        else f"Read exactly: {len(exact)} rules; split, exact too: {len(split)}; wide: {len(wide)}."
    )
    if wide:
        yield ("  Larges : " if french else "  Wide: ") + ", ".join(one.name for one in wide)
    if not proofs:
        yield (
            f"Prouvé sous {len(report.axioms)} axiomes du dossier. Le détail : jalon check --proofs"
            if french
            else f"Proved under {len(report.axioms)} axioms of the case. Details: jalon check --proofs"
        )


def details(report: Report, lang: str) -> Iterator[str]:
    """Each rule on one line, then the axioms."""
    french = lang == "fr"
    width = max(len(one.name) for one in report.proofs)
    for one, read in zip(report.proofs, report.read, strict=True):
        yield f"{one.name:<{width}}  {_tried(one, french):<18}  {how(read, lang)}"
        if one.through:
            told = "aucune ligne, donc sans objet, si l'est : " if french else "no row, so not applicable, when this is: "
            yield f"{'':<{width}}  {told}{', '.join(one.through)}"
    yield ""
    yield "Axiomes" if french else "Axioms"
    for axiom in report.axioms:
        yield f"  {axiom[0 if french else 1]}"
    yield ""


def _tried(one: Proved, french: bool) -> str:
    number = one.proof.tried
    if not number:
        return "—"
    return f"{number} combinaison{'s' if number > 1 else ''}" if french else f"{number} combination{'s' if number > 1 else ''}"


def how(one: Exactness, lang: str) -> str:
    """How a rule is read, in words."""
    french, facts = lang == "fr", ", ".join(one.facts)
    if one.kind == "exact":
        return "exacte" if french else "exact"
    if one.kind == "split":
        return f"éclatée sur {facts} ({one.cells} cas)" if french else f"split on {facts} ({one.cells} cells)"
    why = WHY[one.why][0 if french else 1].format(facts, cells=one.cells)
    return f"large, {why}" if french else f"wide, {why}"
