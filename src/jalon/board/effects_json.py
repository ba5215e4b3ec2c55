"""What each missing fact would change, as `jalon missing --json` prints it."""

from __future__ import annotations

from typing import Any

from jalon.board.effect import Effect, Move, ToObtain
from jalon.guideline.program import Bilingual

Json = dict[str, Any]


def as_json(one: ToObtain) -> Json:
    """A fact to obtain as `jalon missing --json` prints it."""

    def both(said: Bilingual) -> Json:
        return {"fr": said[0], "en": said[1]}

    def move(moved: Move) -> Json:
        found = {"rule": moved.rule, "about": moved.about, "before": both(moved.before), "after": both(moved.after)}
        return found | {"leaves": list(moved.outcomes)}

    def effect(made: Effect) -> Json:
        found: Json = {"values": list(made.keys), "words": both(made.values), **move(made.move), "urgency": made.urgency}
        if made.through:
            found["through"] = [move(score) for score in made.through]
        if any(made.conduct):
            found["conduct"] = both(made.conduct)
        return found | {"text": both(made.sentence)}

    answers = []
    for touched in one.touched:
        made: Json = {"rule": touched.rule, "about": touched.about, "title": both(touched.title)}
        made["effects"] = [effect(one) for one in touched.effects]
        if touched.jointly:
            made |= {"jointly": True, "with": [both(partner) for partner in touched.partners]}
        if any(touched.note):
            made["note"] = both(touched.note)
        answers.append(made)
    said: Json = {"with": [both(other) for other in one.together]} if one.together else {}
    made = {"fact": one.fact, "label": both(one.label), "why": both(one.why), "how": both(one.how), "text": both(one.headline)}
    return made | said | {"answers": answers}
