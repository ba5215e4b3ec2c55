"""A rule as the table that its sheet holds: a header, and lines of boxes that know what they ask and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from jalon.engine.domains import NOT_APPLICABLE, CountDomain, WordDomain
from jalon.engine.tree import Argument, Condition, Decision, Exists, Option, Place, Requirement, Row, Score, Windows
from jalon.guideline.printing.conditions import spoken, written
from jalon.guideline.printing.derived import ANY_OF, DERIVED, derived
from jalon.guideline.printing.windows import window_cells
from jalon.guideline.printing.wording import ABSENT, ANYTHING, OR, Wording
from jalon.guideline.program import Bilingual, Rule
from jalon.guideline.weights import REASONS, WEIGHTS

NO_ROW = "aucune ligne"
URGENCY: Mapping[str, Bilingual] = MappingProxyType(
    {
        "now": ("maintenant", "now"),
        "before": ("avant l'acte", "before the act"),
        "planned": ("prévu", "planned"),
        "information": ("information", "for information"),
    }
)
WEIGHT: Mapping[str, Bilingual] = MappingProxyType(
    {
        identifier: (word, english)
        for (word, identifier), english in zip(
            WEIGHTS.items(),
            ("indication", "for", "against", "never alone", "relative contraindication", "absolute contraindication"),
            strict=True,
        )
    }
)
REASON: Mapping[str, Bilingual] = MappingProxyType({identifier: (word, identifier) for word, identifier in REASONS.items()})
_SCORE = (("Critère", "Constat", "Points"), ("Item", "Finding", "Points"))
_CHECKS = (("Vérification", "Doit tenir", "Sauf", "Sinon"), ("Check", "Must hold", "Except"))
_OPTION = (("Argument", "Si", "Poids"), ("Argument", "If", "Weight"))
_REASON = ("Raison", "Reason")
_WINDOWS = (("Avant", "Après", "Même jour", "Verdict", "Sauf"), ("Before", "After", "Same day", "Verdict", "Except"))
_URGENCY, _STRENGTH, _OUTCOME, _DRUG = ("Urgence", "Urgency"), ("Force", "Strength"), ("Conclusion", "Outcome"), ("Médicament", "Drug")


@dataclass(frozen=True, slots=True)
class Box:
    """The text of one cell, the condition that it asks if any, and its note."""

    text: str
    asks: tuple[int, int] | Condition | None = None
    note: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the line of the sheet that says it."""

    boxes: tuple[Box, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Printed:
    """A header and its lines."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]


def table(wording: Wording, rules: Sequence[Rule]) -> Printed:
    """One rule, or the checks of one table of requirements."""
    body = wording.program.slots[rules[0].slot].body
    if isinstance(body, Decision):
        return _decision(wording, rules[0], body)
    if isinstance(body, Score):
        return _score(wording, rules[0], body)
    if isinstance(body, Requirement):
        return _checks(wording, rules)
    if isinstance(body, Option):
        return _option(wording, rules[0], body)
    if isinstance(body, Windows):
        return _windows(wording, rules[0], body)
    assert isinstance(body, DERIVED)
    lines = tuple(Line((Box(text, condition),), Place(rules[0].sheet, rules[0].line)) for text, condition in derived(wording, body))
    label = wording.label(rules[0].slot)
    several = f"{(' : ', ': ')[wording.lang]}{ANY_OF[wording.lang]}" if isinstance(body, Exists) and len(lines) > 1 else ""
    return Printed((label[:1].upper() + label[1:] + several,), lines)


def header(wording: Wording, label: Bilingual, index: int) -> str:
    """The header of a column; in a sheet, with its path. In English, the header where it is translated, else the name of the fact."""
    if wording.sheet:
        return f"{label[0]} `{wording.program.slots[index].path}`".strip()
    said = label[wording.lang] or wording.label(index)
    return said[:1].upper() + said[1:]


def _label(rule: Rule, place: int) -> Bilingual:
    return rule.labels[place] if place < len(rule.labels) else ("", "")


def _condition(wording: Wording, index: int, allowed: int, note: int = -1) -> Box:
    return Box(wording.accepted(index, allowed), (index, allowed), note)


def _decision(wording: Wording, rule: Rule, body: Decision) -> Printed:
    own = rule.headings[0] if rule.headings and rule.headings[0] else _OUTCOME[0]
    heads = [header(wording, _label(rule, place), column) for place, column in enumerate(body.columns)]
    heads.append(own if wording.lang == 0 else _OUTCOME[1])
    extra: list[tuple[Bilingual, Callable[[Row], str]]] = []
    if any(row.urgency for row in body.rows):
        extra.append((_URGENCY, lambda row: URGENCY[row.urgency][wording.lang] if row.urgency else ANYTHING))
    if any(row.strength for row in body.rows):
        extra.append((_STRENGTH, lambda row: row.strength or ANYTHING))
    lines = []
    for row in body.rows:
        boxes = [_condition(wording, *pair) for pair in zip(body.columns, row.accepts, strict=True)]
        boxes[0] = Box(boxes[0].text, boxes[0].asks, row.note)
        boxes += [Box(outcome(wording, rule.slot, row.outcome)), *(Box(said(row)) for _, said in extra)]
        lines.append(Line(tuple(boxes), row.at))
    return Printed((*heads, *(head[wording.lang] for head, _ in extra)), tuple(lines))


def outcome(wording: Wording, index: int, mask: int) -> str:
    """What a row concludes: each of its values, with *not applicable* when it is one of them."""
    domain = wording.program.slots[index].domain
    said: list[str] = []
    if isinstance(domain, WordDomain):
        words = dict(wording.outcomes(wording.program.slots[index]))
        said = [words.get(name, name) for name in domain.values(mask)]
    elif isinstance(domain, CountDomain):
        said = [str(number) for number in domain.values(mask)]
    return OR[wording.lang].join([*said, *([ABSENT[wording.lang]] if mask & NOT_APPLICABLE else [])])


def points(mask: int, lang: int) -> str:
    """The points of a row: a number, several where the source leaves the case open."""
    if mask == NOT_APPLICABLE:
        return ABSENT[lang]
    return OR[lang].join(str(number) for number in CountDomain(mask.bit_length()).values(mask))


def _score(wording: Wording, rule: Rule, body: Score) -> Printed:
    if wording.sheet and _as_grid(body):
        return _grid(wording, rule, body)
    lines = []
    for place, item in enumerate(body.items):
        for number, row in enumerate(item.rows):
            label = header(wording, _label(rule, place), item.slot) if number == 0 else ""
            boxes = (Box(label), _condition(wording, item.slot, row.accepts[0], row.note), Box(points(row.outcome, wording.lang)))
            lines.append(Line(boxes, row.at))
    return Printed(_SCORE[wording.lang], tuple(lines))


def _as_grid(body: Score) -> bool:
    """Whether one line for each number of points says a score in few lines: the items have the same points, each once."""
    given = [[row.outcome for row in item.rows] for item in body.items]
    longest = max((len(set(outcomes)) for outcomes in given), default=0)
    together = {outcome for outcomes in given for outcome in outcomes}
    once = all(len(set(outcomes)) == len(outcomes) for outcomes in given)
    return not all(given) or (once and 1 < len(body.items) < 6 and len(together) <= longest and _merged(given) is not None)


def _merged(given: Sequence[Sequence[int]]) -> list[int] | None:
    """The points of all the items in one order that is the order of each; None when there is none."""
    left = [list(outcomes) for outcomes in given]
    order: list[int] = []
    while any(left):
        heads = [outcomes[0] for outcomes in left if outcomes]
        first = next((head for head in heads if not any(head in outcomes[1:] for outcomes in left)), None)
        if first is None:
            return None
        order.append(first)
        left = [outcomes[1:] if outcomes[:1] == [first] else outcomes for outcomes in left]
    return order


def _grid(wording: Wording, rule: Rule, body: Score) -> Printed:
    heads = [header(wording, _label(rule, place), item.slot) for place, item in enumerate(body.items)]
    order = _merged([[row.outcome for row in item.rows] for item in body.items]) if all(item.rows for item in body.items) else None
    if order is None:
        # An item without a row: each row of the others has a line of its own.
        lines = [
            [row if other == place else None for other in range(len(heads))] for place, item in enumerate(body.items) for row in item.rows
        ]
    else:
        lines = [[next((row for row in item.rows if row.outcome == one), None) for item in body.items] for one in order]
    made = []
    for line in lines:
        first = next(row for row in line if row is not None)
        boxes = (_filled(wording, body, place, row) for place, row in enumerate(line))
        made.append(Line((Box(points(first.outcome, 0)), *boxes), first.at))
    return Printed(("Points", *heads), tuple(made))


def _filled(wording: Wording, body: Score, place: int, row: Row | None) -> Box:
    return Box(NO_ROW) if row is None else _condition(wording, body.items[place].slot, row.accepts[0], row.note)


def _joined(wording: Wording, condition: Condition | None) -> Box:
    if condition is None:
        return Box(ANYTHING)
    return Box(written(wording, condition) if wording.sheet else spoken(wording, condition) or ANYTHING, condition)


def _checks(wording: Wording, rules: Sequence[Rule]) -> Printed:
    lines = []
    for rule in rules:
        body = wording.program.slots[rule.slot].body
        assert isinstance(body, Requirement)
        named = f"{rule.title[0]} `{rule.name.rpartition('.')[2]}`".strip() if wording.sheet else rule.title[wording.lang]
        otherwise = rule.headings[-1] if len(rule.headings) > 1 else ANYTHING
        boxes = (Box(named, None, body.note), _joined(wording, body.holds), _joined(wording, body.unless))
        lines.append(Line((*boxes, Box(otherwise)) if wording.lang == 0 else boxes, body.at))
    return Printed(_CHECKS[wording.lang], tuple(lines))


def _option(wording: Wording, rule: Rule, body: Option) -> Printed:
    def line(place: int, argument: Argument) -> Line:
        label = _label(rule, place)[wording.lang]
        boxes = [Box(label, None, argument.note), _joined(wording, argument.condition), Box(WEIGHT[argument.weight][wording.lang])]
        if reasoned:
            boxes.append(Box(REASON[argument.reason][wording.lang] if argument.reason else ANYTHING))
        return Line(tuple(boxes), argument.at)

    reasoned = any(argument.reason for argument in body.arguments)
    head = (*_OPTION[wording.lang], *([_REASON[wording.lang]] if reasoned else []))
    return Printed(head, tuple(line(place, argument) for place, argument in enumerate(body.arguments)))


def _windows(wording: Wording, rule: Rule, body: Windows) -> Printed:
    own = rule.headings[0] if rule.headings else _DRUG[0]
    first = header(wording, (own, ""), body.drug)
    lines = []
    for window, cells in zip(body.every, window_cells(wording, body), strict=True):
        drug, *lengths, verdict = cells
        unless = Box(ANYTHING)
        if window.unless is not None:
            asked = _joined(wording, window.unless)
            unless = Box(f"{asked.text} → {outcome(wording, rule.slot, window.instead)}", window.unless)
        boxes = (Box(drug, (body.drug, window.drugs), window.note), *(Box(length) for length in lengths), Box(verdict), unless)
        lines.append(Line(boxes, window.at))
    return Printed((first, *_WINDOWS[wording.lang]), tuple(lines))
