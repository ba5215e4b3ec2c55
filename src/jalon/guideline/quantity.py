"""Derived facts: a primitive with its arguments, checked against what the primitive reads."""

from __future__ import annotations

import re

from jalon.engine.grammar import NUMBER, Unreadable, asked, number
from jalon.engine.tree import Place
from jalon.guideline.cells import MARKS, one, within
from jalon.guideline.draft import Draft, DraftCondition, about
from jalon.guideline.names import Names, Number, Words
from jalon.guideline.primitives import SIGNATURES, Signature
from jalon.guideline.reporter import Reporter

_COMMA = re.compile(r",\s+(?=[^,])")
_CONSTANT = re.compile(rf"([^\d<>≤≥]+?)\s*([<>≤≥]?)\s*({NUMBER}(?:\s+ou\s+{NUMBER})*)\s*(\S*)$")
_BARE = re.compile(r"(`[^`]+`(?:\s*\([^)]+\))?)$")


def quantity(draft: Draft, names: Names, report: Reporter) -> None:
    """A derived fact: its arguments, separated by a comma and a space; each is read whole or reported."""
    block = draft.block
    draft.unit = block.unit
    signature = SIGNATURES.get(block.primitive)
    if signature is None:
        report("unknown primitive", block.at, said=block.primitive, known=tuple(SIGNATURES), find=block.primitive)
        return
    read: list[DraftCondition] = []
    good = True
    for raw in _COMMA.split(block.arguments):
        text = MARKS.sub("", raw).strip()
        at = report.locate(raw.strip(), block.at)
        if "`" in text:
            argument = _argument(text, at, signature, draft, names, report)
            good &= argument is not None
            read += [argument] if argument is not None else []
        else:
            good &= _constant(text, at, signature, draft, report)
    # With an argument unread, the kind of the answer is not known either: what reads it is not judged.
    draft.arguments = tuple(read) if good else ()
    if good:
        _whole(draft, signature, report)


def _whole(draft: Draft, signature: Signature, report: Reporter) -> None:
    """Whether nothing is missing and nothing is left over, and every unit is the one that the primitive reads."""
    block = draft.block
    few = len(draft.arguments) < signature.least or len(draft.constants) < len(signature.constants)
    if few or (signature.most and len(draft.arguments) > signature.most):
        report("arguments", block.at, said=block.arguments, path=signature.form, find=block.primitive)
        return
    for argument, unit in zip(draft.arguments, signature.units, strict=False):
        if not isinstance(argument.named.kind, Number) or argument.named.kind.unit != unit:
            at = argument.parts[0].accepts.at
            report("argument in another unit", at, said=argument.named.path, unit=unit, find=argument.named.path)
    kinds = {argument.named.kind.ids if isinstance(argument.named.kind, Words) else () for argument in draft.arguments}
    if block.primitive in ("agreement", "highest") and (len(kinds) > 1 or () in kinds):
        report("arguments", block.at, said=block.arguments, path=signature.form, find=block.primitive)
    wanted = signature.units[0] if signature.units else ""
    if block.unit != wanted:
        shown = f" ({wanted})" if wanted else ""
        report("unit of a quantity", block.at, said=block.name, unit=block.unit, path=f"`{block.name}`{shown} =", find=f"({block.unit})")


def _argument(text: str, at: Place, signature: Signature, draft: Draft, names: Names, report: Reporter) -> DraftCondition | None:
    bare = _BARE.match(text)
    if bare and signature.valued:
        report("cell: no value", Place(at.sheet, at.line, at.column + 1), said=text.split("`")[1], width=len(text.split("`")[1]))
        return None
    try:
        joined = asked(f"{text} = —" if bare else text, at)
    except Unreadable as trouble:
        report("cell: " + trouble.reason, trouble.at, said=trouble.text, width=max(len(trouble.text), 1))
        return None
    if not bare and not signature.valued:
        report("arguments", at, said=text, path=signature.form, width=len(text))
        return None
    parts = [test for part in joined.parts if (test := one(part, draft.block, names, report)) is not None]
    if len(parts) < len(joined.parts):
        return None
    own = ("patient", *about(draft.block))
    for part, test in zip(joined.parts, parts, strict=True):
        if test.term and test.named.about in own:
            report("term not read", part.at, said=test.term, find=f"({test.term})")
            return None
        if not signature.lists and not within(test.named, part.path, part.at, about(draft.block), names, report):
            return None
    paths = [test.named.path for test in parts]
    places = {(test.term, "" if test.named.about in own else test.named.about) for test in parts}
    if len(places) > 1:
        report("argument of two objects", at, said=text, width=len(text))
        return None
    if len(set(paths)) < len(paths):
        twice = next(path for place, path in enumerate(paths) if path in paths[:place])
        report("fact twice", at, said=twice, width=len(text))
        return None
    if signature.listed and parts[0].named.about in own:
        report("arguments", at, said=text, path=signature.form, width=len(text))
        return None
    return DraftCondition(joined.every, tuple(parts))


def _constant(text: str, at: Place, signature: Signature, draft: Draft, report: Reporter) -> bool:
    found = _CONSTANT.match(text)
    if not found:
        report("argument", at, said=text, width=max(len(text), 1))
        return False
    word, numbers = found[1].strip(), tuple(number(one) for one in re.split(r"\s+ou\s+", found[3]))
    wanted = next((one for one in signature.constants if word.casefold().startswith(one.word)), None)
    taken = [name for name, _, _ in draft.constants if wanted and name.casefold().startswith(wanted.word)]
    if wanted is None or taken or (found[2], found[4]) != (wanted.sign, wanted.unit) or (len(numbers) > 1 and not wanted.several):
        report("arguments", at, said=text, path=signature.form, width=max(len(text), 1))
        return False
    draft.constants += ((word, numbers, found[4]),)
    return True
