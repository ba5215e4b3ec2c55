"""Derived facts in words: the primitive with its arguments as a sheet writes it, and each argument as a reader says it."""

from __future__ import annotations

from fractions import Fraction

from jalon.engine.tree import Body, Call, Condition, Count, Exists, Highest, Scope
from jalon.guideline.binding import MOST
from jalon.guideline.primitives import SIGNATURES
from jalon.guideline.printing.amounts import Unprintable, decimal
from jalon.guideline.printing.conditions import inside, kind_word, scope_term, scope_words, spoken, written
from jalon.guideline.printing.wording import OR, Wording
from jalon.guideline.program import Bilingual

DERIVED = (Exists, Count, Highest, Call)
Argument = tuple[str, Condition | None]
ANY_OF: Bilingual = ("un seul suffit", "any one is enough")


def formula(wording: Wording, body: Body) -> str:
    """`` `any`(`lesion.organ` = os) ``, as a sheet writes it; a comma would end an argument."""
    wording = wording.lacking(", ")
    match body:
        case Exists():
            own = [written(wording, condition) for condition in body.patient]
            each = [written(wording, condition, scope_term(wording, scope)) for scope, condition in body.each]
            return f"`any`({', '.join([*own, *each])})"
        case Count():
            if body.high != MOST:
                raise Unprintable(f"a count up to {body.high}")
            return f"`count`({written(wording, body.condition, scope_term(wording, body.scope))})"
        case Highest():
            term = scope_term(wording, body.scope)
            return f"`highest`(`{wording.program.slots[body.slot].path}`{f' ({term})' if term else ''})"
        case Call():
            paths = [f"`{wording.program.slots[place].path}`" for place in body.slots]
            return f"`{body.primitive}`({', '.join([*paths, *(_constant(body.primitive, one, 0) for one in body.constants)])})"
    raise Unprintable(type(body).__name__)


def _constant(primitive: str, constant: tuple[str, tuple[Fraction, ...], str], lang: int) -> str:
    word, numbers, unit = constant
    sign = next((one.sign for one in SIGNATURES[primitive].constants if word.casefold().startswith(one.word)), "")
    said = OR[lang].join(decimal(number, lang) for number in numbers)
    return " ".join(filter(None, (word, sign, said, unit)))


def unit_of(body: Body) -> str:
    """The unit that the caption of a derived fact gives."""
    units = SIGNATURES[body.primitive].units if isinstance(body, Call) else ()
    return units[0] if units else ""


def derived(wording: Wording, body: Body) -> list[Argument]:
    """Each argument in words, with its condition when it is one."""
    match body:
        case Exists():
            own: list[Argument] = [(spoken(wording, condition), condition) for condition in body.patient]
            each: list[Argument] = [(objects(wording, scope, condition), condition) for scope, condition in body.each]
            return own + each
        case Count():
            number = ("nombre : ", "number: ")[wording.lang]
            return [(number + objects(wording, body.scope, body.condition), body.condition)]
        case Highest():
            most = ("le plus grave : ", "the most serious: ")[wording.lang]
            return [(f"{most}{inside(wording.label(body.slot))} ({_each(wording, body.scope)})", None)]
        case Call():
            names = [inside(wording.label(place)) for place in body.slots]
            if body.primitive == "agreement":
                joint = (" et ", " and ")[wording.lang]
                return [((("ce qu'ont en commun ", "what they share: ")[wording.lang]) + joint.join(names), None)]
            constants = [_constant(body.primitive, _worded(one, wording.lang), wording.lang) for one in body.constants]
            return [(", ".join([*names, *constants]), None)]
    raise Unprintable(type(body).__name__)


def _worded(constant: tuple[str, tuple[Fraction, ...], str], lang: int) -> tuple[str, tuple[Fraction, ...], str]:
    word, numbers, unit = constant
    return ({"albumine": "albumin"}.get(word.casefold(), word) if lang else word), numbers, unit


def objects(wording: Wording, scope: Scope, condition: Condition) -> str:
    """`une lésion (os) : fracture oui`, a condition on one object of a list."""
    said = spoken(wording, condition) or ("toute valeur", "any value")[wording.lang]
    return f"{_each(wording, scope)}{' : ' if wording.lang == 0 else ': '}{said}"


def _each(wording: Wording, scope: Scope) -> str:
    term = scope_words(wording, scope)
    return kind_word(scope.kind, wording.lang) + (f" ({term})" if term else "")
