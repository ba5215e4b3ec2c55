"""The dossier on paper: PDF/UA-1, the same bytes each time, no font of the machine. Texts reach typst as data, never as its code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jalon.board.dossier.model import Bar, Cite, Dossier, Finding, Read
from jalon.board.drawing.pictures import Pictures
from jalon.board.meeting import meeting
from jalon.board.paper_words import WORDS
from jalon.board.printable import FONTS, printable, signs
from jalon.board.words import Words

TEMPLATE = Path(__file__).parent / "typeset" / "dossier.typ"


def pdf(dossiers: Sequence[Dossier], lang: str) -> bytes:
    """One dossier, or a meeting: its agenda, what each role looks at, then the dossiers in that order."""
    import typst

    made: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=_noon(max(one.on for one in dossiers)),
        sys_inputs={"data": data(dossiers, lang)},
    )
    return made


def _noon(day: str) -> datetime:
    """The day of the board stands for the day of the file, so that the same dossiers give the same bytes."""
    at = date.fromisoformat(day)
    return datetime(at.year, at.month, at.day, 12, tzinfo=UTC)


def data(dossiers: Sequence[Dossier], lang: str) -> str:
    """All that the template prints, as JSON."""
    say = Words(lang)
    together = meeting(dossiers, lang) if len(dossiers) > 1 else None
    ordered = together.ordered(dossiers) if together else dossiers
    first = ordered[0]
    day = together.day if together else first.day
    title = f"{say('Dossier')} {first.case}" if together is None else say.count("{n} dossier", "{n} dossiers", len(dossiers))
    told = {
        "lang": lang,
        "title": f"{title}, {day}",
        "day": day,
        "scope": first.scope,
        "version": say("Jalon {version}", version=first.version),
        "w": _words(lang),
        "meeting": asdict(together) if together else None,
        "grounds": _shared(ordered) if together else None,
        "cases": [_case(one, say, together is not None) for one in ordered],
    }
    # Numbers and identifiers have no long word and no strange sign: one pass over all is enough.
    drawn = [_pictures(one) for one in ordered]
    return json.dumps(printable(told) | {"pictures": drawn}, ensure_ascii=False)


@cache
def _words(lang: str) -> Mapping[str, str]:
    say = Words(lang)
    return {name: say(french) for name, french in WORDS.items()}


def _case(dossier: Dossier, say: Words, shared: bool) -> dict[str, Any]:
    """A dossier as the template reads it."""
    told = {name: getattr(dossier, name) for name in ("case", "day", "question", "wish", "contradictory", "set_aside")}
    return {
        **told,
        **({} if shared else _shared([dossier])),
        "who": dossier.who.parts,
        "alarms": [asdict(one) for one in dossier.alarms],
        "first": [asdict(one) for one in dossier.first],
        "further": say.count(
            "{n} autre conseil dans les pages qui suivent.", "{n} autres conseils dans les pages qui suivent.", dossier.further
        )
        if dossier.further
        else "",
        "unknown": [asdict(one) for one in dossier.unknown],
        "urgent": [_finding(one) for one in dossier.urgent],
        "legend": Pictures(dossier).legend(),
        "lesions": [
            {
                "name": lesion.name,
                "facts": [f"{one.label}{say(' : ')}{one.says}" for one in lesion.facts],
                "scores": [
                    _finding(bar.finding) | {"of": say("sur {most}", most=bar.most), "alt": _alt(bar, say)} for bar in lesion.scores
                ],
                "options": [_finding(one) for one in lesion.options],
                "findings": [_finding(one) for one in lesion.findings],
                "gaps": [asdict(one) for one in lesion.gaps],
            }
            for lesion in dossier.lesions
        ],
        "acts": [
            {
                "name": act.name,
                "requirements": [_finding(one) for one in act.requirements],
                "findings": [_finding(one) for one in act.findings],
            }
            for act in dossier.acts
        ],
        "calendar": [{"when": one.when, "says": one.says} for one in dossier.calendar],
        "steps": dossier.line.steps,
        "general": [_finding(one) for one in dossier.general],
    }


def _shared(dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """What answers rest on; of a meeting, once for all its dossiers."""

    def once(*every: Any) -> list[Any]:
        return list(dict.fromkeys(one for found in every for one in found))

    marks = once(*(one.landmarks for one in dossiers))
    return {
        "others": [
            {"title": title, "source": one.source, "edition": one.edition, "says": one.says}
            for title, one in once(*(one.others for one in dossiers))
        ],
        "landmarks": [
            {name: getattr(one, name) for name in ("measure", "printed", "corrected", "population", "verification")} for one in marks
        ],
        "readings": [asdict(one) for one in sorted(once(*(one.readings for one in dossiers)), key=_by_number)],
        "documents": [asdict(one) for one in once(*(one.documents for one in dossiers))],
        "words": [asdict(one) for one in once(*(one.words for one in dossiers))],
        "knowledge": " · ".join(f"{one.name} {one.digest[:12]}" for one in dossiers[0].knowledge),
    }


def _by_number(one: Read) -> tuple[int, str]:
    digits = "".join(each for each in one.id if each.isdigit())
    return int(digits or 0), one.id


def _finding(one: Finding) -> dict[str, Any]:
    """An answer as the template reads it."""
    names = (
        "title",
        "subject",
        "status",
        "value",
        "says",
        "mark",
        "sentence",
        "urgency",
        "when",
        "strength",
        "items",
        "due",
        "blocked",
        "edition",
    )
    return {name: getattr(one, name) for name in (*names, "conditional", "wide", "contradictory", "readings")} | {
        "reasons": [{"label": each.label, "says": each.says, "points": each.points, "on": each.on} for each in one.reasons],
        "arguments": [asdict(each) for each in one.arguments],
        "gaps": [asdict(each) for each in one.gaps],
        "others": [{"source": each.source, "edition": each.edition, "says": each.says} for each in one.others],
        "cites": _places(one.cites),
        "verified": list(dict.fromkeys(each.says for each in one.verified)),
    }


def _places(cites: Sequence[Cite]) -> list[str]:
    """Each document once, with its places."""
    places: dict[str, dict[str, str]] = {}
    for one in cites:
        found = places.setdefault(one.document, {})
        for where in filter(None, one.where.split(" ; ")):
            found.setdefault(where.lower(), where)
    return [f"{document}, {', '.join(found.values())}" if found else document for document, found in places.items()]


def _alt(bar: Bar, say: Words) -> str:
    from jalon.board.drawing.score_bar import told

    return f"{bar.finding.title}{say(' : ')}{bar.finding.says} {say('sur {most}', most=bar.most)}. {' ; '.join(told(bar, say.lang))}"


def _pictures(dossier: Dossier) -> dict[str, Any]:
    """The drawings, as they are, in characters that can be printed."""
    drawn = Pictures(dossier)
    return {
        "skeleton": signs(drawn.skeleton()) if dossier.lesions else "",
        "bars": [[signs(drawn.bar(bar)) for bar in lesion.scores] for lesion in dossier.lesions],
        "line": signs(drawn.line(dossier.line)) if dossier.line.lanes else "",
    }
