"""The walk: from the tree of a file to statements, driven by the shape of the models."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jalon.case.analytes import ANALYTE, ANALYTES
from jalon.case.date_text import read_days
from jalon.case.facts import NO_CONTEXT, VALUE_KEYS, Context, FactReader, Facts
from jalon.case.node import Node, Row, Scalar, Tree, element_id, repeated
from jalon.case.person import identifies
from jalon.case.refusals import Where
from jalon.case.scalar import words_of
from jalon.case.shape import Block, Elements, Part, Said, Shape
from jalon.case.statement import Days, Statement
from jalon.case.trouble import Both, Gathered, shown


@dataclass(slots=True)
class Found:
    """One element as walked: where it is, what was said, and its tree for the messages of later checks."""

    kind: str
    id: str
    index: int
    where: Where
    tree: Tree
    facts: Facts
    values: dict[str, Any] = field(default_factory=dict)
    own_day: Days | None = None


class Walk(FactReader):
    """One reading of one tree: returns values for the models, keeps facts by path and elements by list."""

    def __init__(self, gathered: Gathered) -> None:
        super().__init__(gathered)
        self.lists: dict[str, list[Found]] = {}
        self.empty: set[str] = set()

    def group(self, shape: Shape, tree: Tree, where: Where, prefix: str, facts: Facts, context: Context) -> dict[str, Any]:
        """The values of one model, its facts added to `facts` under `prefix`."""
        values: dict[str, Any] = {}
        if where is not None and ("source" in tree.entries or "on" in tree.entries):
            context = self._context(shape, tree, where, context)
        for key, node in tree.entries.items():
            part = shape.parts.get(key)
            here = (where, key)
            if part is None:
                self.unknown_key(shape, tree, key, where)
            elif part.says is None:
                values[key] = self.own_text(node, here)
            elif isinstance(part.says, Said):
                says = part.says
                if says.instead is not None and says.instead[0] in tree.entries:
                    key = says.instead[1]
                    other = shape.parts[key].says
                    assert isinstance(other, Said)
                    says = other
                at = says.at or prefix + key
                if says.open:
                    values[key] = self.free(says, node, here, at, facts, context)
                else:
                    statements = self.fact(says.type, node, here, context)
                    facts.setdefault(at, []).extend(statements)
                    values[key] = (*values.get(key, ()), *statements)
            elif isinstance(part.says, Block):
                below = (part.says.at or prefix + key) + "."
                values[key] = self._block(part, part.says, node, here, below, facts, context)
            else:
                values[key] = self._elements(key, part, part.says, node, here)
        return values

    def _context(self, shape: Shape, tree: Tree, where: Where, context: Context, silent: bool = False) -> Context:
        on, source = tree.entries.get("on"), tree.entries.get("source")
        days = context.on
        part = shape.parts.get("on")
        if part is not None and isinstance(on, Scalar) and not on.null and identifies(on.text) is None:
            read = read_days(on.text)
            if isinstance(read, Days):
                days = read
            elif part.says is None and not silent:  # where `on` is a fact, the trouble is said when it is read
                self.unreadable((where, "on"), on, read)
        text = source.text if isinstance(source, Scalar) and not source.null else context.source
        return Context(days, text)

    def _block(self, part: Part, says: Block, node: Node, where: Where, prefix: str, facts: Facts, context: Context) -> Any:
        assert part.inner is not None
        if isinstance(node, Tree):
            if "value" in node.entries and "value" not in part.inner.parts and node.entries.keys() <= VALUE_KEYS:
                inner, context = self.unwrap(node, where, context)
                return self._block(part, says, inner, where, prefix, facts, context)
            return self.group(part.inner, node, where, prefix, facts, context)
        if isinstance(node, Row) and node.items and all(isinstance(item, Tree) for item in node.items):
            merged: dict[str, Any] = {}
            for rank, item in enumerate(node.items):
                values = self._block(part, says, item, (where, f"[{rank}]"), prefix, facts, context)
                for key, value in values.items():
                    merged[key] = merged[key] + value if isinstance(value, tuple) and key in merged else value
            return merged
        if isinstance(node, Scalar) and node.null:
            unknown = Statement(said=node.text, on=context.on, source=context.source, unknown=True)
            for key, below in part.inner.parts.items():
                if isinstance(below.says, Said) and not below.says.open:
                    facts.setdefault(below.says.at or prefix + key, []).append(unknown)
            return {}
        if says.short is not None and isinstance(node, (Scalar, Row)):
            return self._shorthand(part, says.short, node, where, facts, context)
        keys = ", ".join(list(part.inner.parts)[:6])
        self.trouble(
            where,
            node,
            self.shown(node),
            expected=Both(f"un groupe de clés ({keys}…)", f"a group of keys ({keys}…)"),
        )
        return {}

    def _shorthand(self, part: Part, short: str, node: Node, where: Where, facts: Facts, context: Context) -> dict[str, Any]:
        assert part.inner is not None
        key = short.rpartition(".")[2]
        says = part.inner.parts[key].says
        assert isinstance(says, Said)
        statements = self.fact(says.type, node, where, context)
        facts.setdefault(short, []).extend(statements)
        return {key: tuple(statements)}

    def _elements(self, key: str, part: Part, says: Elements, node: Node, where: Where) -> tuple[dict[str, Any], ...]:
        """The values of a list; its elements are kept in `lists`, and in `empty` that it was said empty."""
        assert part.inner is not None
        context = NO_CONTEXT
        if isinstance(node, Tree) and "value" in node.entries and node.entries.keys() <= VALUE_KEYS:
            node, context = self.unwrap(node, where, context)
        if isinstance(node, Scalar) and (node.null or node.text in ("none", "no", "not done")):
            if not node.null:
                self.empty.add(key)
            return ()
        if not isinstance(node, Row):
            self.trouble(
                where, node, self.shown(node), expected=Both("une liste, ou none", "a list, or none"),
                todo=Both("mettre un tiret devant chaque élément", "put a dash before each element"),
            )  # fmt: skip
            return ()
        if not node.items:
            self.empty.add(key)
        found = self.lists.setdefault(key, [])
        first_at: dict[str, int] = {}
        for index, item in enumerate(node.items):
            label = element_id(item, index)
            here = (where, f"[{label}]")
            if not isinstance(item, Tree):
                self.trouble(here, item, self.shown(item), expected=Both("un groupe de clés", "a group of keys"))
                continue
            self._id(item, here)
            if label in first_at:
                self.trouble(
                    (where, f"[{index}]"), item, shown(label),
                    why=repeated("identifiant répété", "repeated id", first_at[label], item.line),
                    todo=Both("donner un autre id", "give another id"),
                )  # fmt: skip
            first_at.setdefault(label, item.line)
            one = Found(says.kind, label, index, here, item, {})
            if says.kind == "lab":
                one.values = self._lab(part.inner, item, here, one.facts, context)
            else:
                one.values = self.group(part.inner, item, here, "" if says.own else f"{says.kind}.", one.facts, context)
            day = item.entries.get("on")
            if isinstance(day, Scalar) and isinstance(read := read_days(day.text), Days):
                one.own_day = read
            found.append(one)
        return tuple(one.values for one in found)

    def _lab(self, shape: Shape, item: Tree, where: Where, facts: Facts, context: Context) -> dict[str, Any]:
        """One laboratory result: the test tells which units its value may have."""
        known = {key: node for key, node in item.entries.items() if key not in ("test", "value")}
        others = Tree(item.line)
        others.entries, others.lines = known, item.lines
        values = self.group(shape, others, where, "", facts, context)
        context = self._context(shape, item, where, context, silent=True)
        named = item.entries.get("test")
        if not isinstance(named, Scalar) or named.null:
            if "test" not in item.lines or named is not None:
                self.trouble(
                    (where, "test"),
                    named or item,
                    why=Both("analyse non nommée", "test not named"),
                    expected=words_of(ANALYTE),
                )
            return values
        test = self.scalar(ANALYTE, named, (where, "test"), NO_CONTEXT)
        if test is None:
            return values
        value = item.entries.get("value")
        if value is None:
            self.trouble(
                where,
                item,
                why=Both("résultat absent", "result missing"),
                todo=Both("écrire value: ?", "write value: ?"),
            )
            return values
        statements = self.fact(ANALYTES[named.text], value, (where, "value"), context)
        facts.setdefault(f"labs.{named.text}", []).extend(statements)
        return {**values, "test": named.text, "value": tuple(statements)}

    def _id(self, item: Tree, where: Where) -> None:
        node = item.entries.get("id")
        if not isinstance(node, Scalar) or node.null or identifies(node.text) is not None:
            return  # absent, or said as a trouble when its value is read
        if not node.text or len(node.text) > 40 or not all(c.isalnum() or c in "_.-" for c in node.text):
            self.trouble(
                (where, "id"), node, shown(node.text), why=Both("identifiant illisible", "unreadable id"),
                expected=Both("lettres, chiffres, - _ . (40 au plus)", "letters, digits, - _ . (at most 40)"),
            )  # fmt: skip
