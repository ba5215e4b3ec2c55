"""`jalon whatif` on a terminal and as JSON: what is supposed, then each answer that differs, both states side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jalon import SCOPE
from jalon.board.supposed import KINDS, Supposed
from jalon.board.terminal import ACT, UNKNOWN, URGENCY, typeset, value_line
from jalon.board.whatif import Pair, WhatIf, about_words
from jalon.guideline.answer import Answer
from jalon.guideline.program import Program

Json = dict[str, Any]
SHOWN = ("status", "value", "possible", "may_not_apply", "urgency", "strength", "text")
COLUMNS = (("Dossier", "Record"), ("Avec le changement", "With the change"))
NO_ANSWER = ("Pas de réponse : la règle ne parle pas de cet objet.", "No answer: the rule says nothing of this object.")
SETTLED = ("N'est plus à obtenir", "No longer to be obtained")
OPENED = ("Reste alors à obtenir", "Then to be obtained")
MANY = 6  # facts to obtain that are named


def side_by_side(found: WhatIf, program: Program, lang: str, every: bool = False) -> RenderableType:
    """What is supposed, the answers that differ (or `every` one), how many stay, what is no longer to be obtained."""
    number = 0 if lang == "fr" else 1
    parts: list[RenderableType] = [Text(f"{found.case.id}   {found.case.on.isoformat()}", style="bold")]
    parts += [Text(line) for one in found.supposed for line in _supposed(one, number)]
    for label in found.dropped:
        parts.append(Text(("  exclut ce qui est noté, mis de côté : ", "  excludes what is recorded, set aside: ")[number] + label[number]))
    changed = found.pairs if every else found.changed
    for pair in changed:
        parts += [Text(""), *_pair(pair, program, number, lang)]
    parts += [Text(""), *(Text(line) for line in _tail(found, number)), Text(""), Text(SCOPE[number], style="italic")]
    return typeset(parts, number)


def _supposed(one: Supposed, number: int) -> Iterator[str]:
    colon = (" : ", ": ")[number]
    label = one.label[number]
    said = f"{one.before[number]} → {one.after[number]}" if one.before[number] else one.after[number]
    yield f"{('Et si', 'What if')[number]}   {label[:1].upper()}{label[1:]}{colon}{said}   ({KINDS[one.kind][number]})"
    if not one.read:
        yield ("  Aucune fiche ne lit ce fait.", "  No sheet reads this fact.")[number]


def _pair(pair: Pair, program: Program, number: int, lang: str) -> Iterator[RenderableType]:
    rule = program.rule(pair.either.rule)
    assert rule is not None
    title = rule.title[number]
    yield Text(f"{title[:1].upper()}{title[1:]}{about_words(pair.either, number)}", style="bold")
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), expand=True)
    for heading in COLUMNS:
        table.add_column(Text(heading[number], style="italic"), ratio=1)
    table.add_row(*(_state(one, program, number, lang) for one in (pair.before, pair.after)))
    yield Padding(table, (0, 0, 0, 2))


def _state(answer: Answer | None, program: Program, number: int, lang: str) -> RenderableType:
    if answer is None:
        return Text(NO_ANSWER[number], style=UNKNOWN)
    said, style = value_line(answer, program, number)
    head = Text(said, style=style)
    if answer.urgency in ("now", "before"):
        head.append(f"   [{URGENCY[answer.urgency][number]}]", style=ACT if answer.urgency == "now" else "")
    if answer.may_not_apply:
        head.append((" (si la règle s'applique)", " (if the rule applies)")[number], style=UNKNOWN)
    lines: list[RenderableType] = [head, Text(answer.text[lang])]
    for span in answer.extra.get("blocked", []):
        lines.append(Text(f"{('jours bloqués', 'blocked days')[number]} {span['first']} → {span['last']}"))
    return Group(*lines)


def _tail(found: WhatIf, number: int) -> Iterator[str]:
    changed, stay = len(found.changed), len(found.pairs) - len(found.changed)
    if number == 0:
        said = _counted(changed, "réponse change", "réponses changent") if changed else "Aucune réponse ne change"
        yield f"{said}, {_counted(stay, 'reste la même', 'restent les mêmes')}."
    else:
        said = _counted(changed, "answer changes", "answers change") if changed else "No answer changes"
        yield f"{said}, {_counted(stay, 'stays', 'stay')} the same."
    for facts, told in ((found.settled, SETTLED), (found.opened, OPENED)):
        if facts:
            names = ", ".join(one["label"]["fr" if number == 0 else "en"] for one in facts[:MANY])
            more = f" … (+{len(facts) - MANY})" if len(facts) > MANY else ""
            yield f"{told[number]}{(' : ', ': ')[number]}{names}{more}."


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def as_json(found: WhatIf, program: Program, every: bool = False) -> Json:
    """The same, for programs."""
    changes = [
        {
            "field": one.field,
            "label": {"fr": one.label[0], "en": one.label[1]},
            "before": {"fr": one.before[0], "en": one.before[1]},
            "after": {"fr": one.after[0], "en": one.after[1]},
            "kind": one.kind,
            "read": "yes" if one.read else "no",
        }
        for one in found.supposed
    ]
    answers = [_pair_json(pair, program) for pair in (found.pairs if every else found.changed)]
    return {
        "case": found.case.id,
        "on": found.case.on.isoformat(),
        "changes": changes,
        "dropped": [{"fr": label[0], "en": label[1]} for label in found.dropped],
        "answers": answers,
        "changed": len(found.changed),
        "unchanged": len(found.pairs) - len(found.changed),
        "no_longer_missing": list(found.settled),
        "then_missing": list(found.opened),
    }


def _pair_json(pair: Pair, program: Program) -> Json:
    rule = program.rule(pair.either.rule)
    assert rule is not None
    made: Json = {"rule": pair.either.rule, "about": pair.either.about, "title": {"fr": rule.title[0], "en": rule.title[1]}}
    for name, one in (("before", pair.before), ("after", pair.after)):
        made[name] = None if one is None else {key: getattr(one, key) for key in SHOWN} | one.extra
    return made
