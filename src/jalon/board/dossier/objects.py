"""The pages of the lesions and of the acts, each with the answers that are about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jalon.board.dossier.findings import anchor, finding
from jalon.board.dossier.model import Act, Finding, Gap, Lesion
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.scores import bar, is_score
from jalon.case import Thing
from jalon.guideline.answers import Answer

_IN_ITS_NAME = frozenset(("site", "tumour", "organ"))


def is_urgent(answer: Answer) -> bool:
    """Whether an answer is one of the urgent questions."""
    return answer.rule.startswith("urgent.")


def home(answer: Answer) -> str:
    """The object on whose page an answer stands: its lesion, else its plan, else its treatment, else the patient."""
    pieces = answer.about.split("+")
    for kind in ("lesion", "plan", "treatment"):
        found = [piece for piece in pieces if piece.startswith(kind + ":")]
        if found:
            return found[-1]
    return "patient"


def lesions(desk: Desk, answers: Sequence[Answer]) -> tuple[Lesion, ...]:
    """One page a lesion, in the order of the file."""
    return tuple(_lesion(desk, thing, [one for one in answers if home(one) == f"lesion:{thing.id}"]) for thing in desk.case.of("lesion"))


def _lesion(desk: Desk, thing: Thing, answers: Sequence[Answer]) -> Lesion:
    bars, options, others = [], [], []
    for answer in answers:
        scored = bar(desk, answer) if is_score(desk, answer) else None
        if scored is not None:
            bars.append(scored)
        elif _is_option(desk, answer):
            options.append(finding(desk, answer))
        else:
            others.append(finding(desk, answer))
    site = thing.facts.get("site", ())
    words = frozenset().union(*(one.words or frozenset() for one in site)) if site else frozenset()
    return Lesion(
        id=thing.id,
        name=desk.thing_name(thing),
        site=site[-1].said if site and not site[-1].unknown else "",
        leaves=tuple(sorted(words)),
        matrix=_one_word(thing, "matrix"),
        organ=desk.words_of(thing, "organ"),
        facts=desk.facts_of(thing, _IN_ITS_NAME),
        scores=tuple(bars),
        options=tuple(options),
        findings=tuple(others),
        gaps=gaps(finding for finding in (*(one.finding for one in bars), *options, *others)),
    )


def _one_word(thing: Thing, path: str) -> str:
    """The word that is said of a fact; empty when none is, or several."""
    words = {word for one in thing.facts.get(path, ()) for word in one.words or ("",)}
    return next(iter(words)) if len(words) == 1 else ""


def _is_option(desk: Desk, answer: Answer) -> bool:
    rule = desk.program.rule(answer.rule)
    return rule is not None and (rule.kind == "Options" or rule.name.startswith("option."))


def gaps(findings: Iterable[Finding]) -> tuple[Gap, ...]:
    """What is missing for some answers, each fact once, with its first effects."""
    found: dict[str, Gap] = {}
    for one in findings:
        for gap in one.gaps:
            if gap.fact not in found or not found[gap.fact].effects:
                found[gap.fact] = gap
    return tuple(found.values())


def acts(desk: Desk, answers: Sequence[Answer]) -> tuple[Act, ...]:
    """One page a planned act, then one for each treatment of which something is said."""
    pages = []
    for kind in ("plan", "treatment"):
        for thing in desk.case.of(kind):
            mine = [one for one in answers if home(one) == f"{kind}:{thing.id}"]
            if not mine and kind == "treatment":
                continue
            required = [one for one in mine if _is_requirement(desk, one)]
            others = [one for one in mine if one not in required]
            made = tuple(tuple(finding(desk, one) for one in found) for found in (required, others))
            pages.append(Act(anchor("act", f"{kind}:{thing.id}"), desk.thing_name(thing), *made))
    return tuple(pages)


def _is_requirement(desk: Desk, answer: Answer) -> bool:
    rule = desk.program.rule(answer.rule)
    return rule is not None and rule.kind == "Exigences"
