"""One fact: from a node of the file to the statements it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jalon.case.date_text import read_days
from jalon.case.nearest import nearest
from jalon.case.node import Node, Row, Scalar, Tree
from jalon.case.refusals import A_DATED_VALUE, A_VALUE, UNKNOWN_KEY, Refusals, Where, key_place
from jalon.case.scalar import read_scalar
from jalon.case.shape import Said
from jalon.case.statement import Days, Statement
from jalon.case.trouble import QUOTE_COMMA, Both, Gathered, Unreadable, shown
from jalon.case.value_types import NumberType, TextType, ValueType

Facts = dict[str, list[Statement]]
VALUE_KEYS = frozenset(("value", "on", "source"))
_MOST_FREE_KEYS = 60
_NOTHING = frozenset(("none", "no", "not done", "not_done"))


@dataclass(frozen=True, slots=True)
class Context:
    """The date and the source that hold where nothing nearer says otherwise."""

    on: Days | None = None
    source: str | None = None


NO_CONTEXT = Context()


class FactReader(Refusals):
    """Reads facts; remembers the references they make, and what each text was read as."""

    def __init__(self, gathered: Gathered) -> None:
        super().__init__(gathered)
        self.known: dict[tuple[int, str], Statement | Unreadable] = {}
        self.references: list[tuple[str, str, Where, int]] = []

    def fact(self, type: ValueType, node: Node, where: Where, context: Context) -> list[Statement]:
        """The statements made of one fact; none when it cannot be read (the trouble is gathered)."""
        if node.__class__ is Scalar:
            statement = self.scalar(type, node, where, context)
            return [] if statement is None else [statement]
        if isinstance(node, Row):
            if not node.items:
                statement = self.scalar(type, Scalar("none", node.line, False, True), where, context)
                return [] if statement is None else [statement]
            found = []
            for rank, item in enumerate(node.items):
                if isinstance(type, NumberType) and isinstance(item, Scalar):
                    # Several numbers come as {value, on}: a bare list may be one number cut at its decimal comma.
                    self.trouble((where, f"[{rank}]"), item, self.shown(item), expected=A_DATED_VALUE, todo=QUOTE_COMMA)
                elif isinstance(item, Row):
                    self.trouble((where, f"[{rank}]"), item, expected=A_VALUE)
                else:
                    found.extend(self.fact(type, item, (where, f"[{rank}]"), context))
            return found
        assert isinstance(node, Tree)
        if "value" not in node.entries or not node.entries.keys() <= VALUE_KEYS:
            for key in node.entries:
                if not self.person_key(key, node, where) and key not in VALUE_KEYS and not key.startswith("\x00"):
                    self.trouble(
                        (where, key),
                        key_place(node, key),
                        why=UNKNOWN_KEY,
                        nearest=nearest(key, VALUE_KEYS),
                        expected=A_VALUE,
                    )
            if "value" not in node.entries and node.entries.keys() <= VALUE_KEYS:
                self.trouble(where, node, why=Both("« value » absent", '"value" missing'), expected=A_VALUE)
            return []
        inner, context = self.unwrap(node, where, context)
        if isinstance(inner, Tree):
            self.trouble((where, "value"), inner, expected=A_VALUE)
            return []
        return self.fact(type, inner, (where, "value"), context)

    def unwrap(self, node: Tree, where: Where, context: Context) -> tuple[Node, Context]:
        on, source = context.on, context.source
        said_on, said_source = node.entries.get("on"), node.entries.get("source")
        if said_on is not None:
            on = self.days(said_on, (where, "on"))
        if said_source is not None:
            source = self.own_text(said_source, (where, "source")) or None
        return node.entries["value"], Context(on, source)

    def days(self, node: Node, where: Where) -> Days | None:
        """The date of a statement."""
        if not isinstance(node, Scalar):
            self.trouble(where, node, expected=Both("une date", "a date"))
            return None
        if node.null or self.person_value(node, where):
            return None
        read = read_days(node.text)
        if isinstance(read, Unreadable):
            self.unreadable(where, node, read)
            return None
        return read

    def scalar(self, type: ValueType, node: Any, where: Where, context: Context) -> Statement | None:
        text: str = node.text
        if node.null:
            return Statement(said=text or "null", on=context.on, source=context.source, unknown=True)
        if self.person_value(node, where):
            return None
        key = (id(type), text)
        read = self.known.get(key)
        if read is None:
            read = self.known[key] = read_scalar(type, text)
        if read.__class__ is Unreadable:
            self.unreadable(where, node, read)
            return None
        assert isinstance(read, Statement)
        if isinstance(type, TextType) and type.reference is not None:
            self.references.append((type.reference, text, where, node.line))
        if context.on is None and context.source is None:
            return read
        return Statement(read.words, read.amount, read.days, read.text, read.said, context.on, context.source)

    def free(self, says: Said, node: Node, where: Where, at: str, facts: Facts, context: Context) -> dict[str, Any]:
        if (isinstance(node, Row) and not node.items) or (isinstance(node, Scalar) and (node.null or node.text in _NOTHING)):
            # `none`, `not done` and `?` are said of the whole group.
            facts.setdefault(at, []).extend(self.fact(says.type, node, where, context))
            return {}
        if not isinstance(node, Tree):
            self.trouble(where, node, self.shown(node), expected=Both("un groupe de clés", "a group of keys"))
            return {}
        if len(node.entries) > _MOST_FREE_KEYS:
            self.trouble(where, node, why=Both(f"plus de {_MOST_FREE_KEYS} clés", f"more than {_MOST_FREE_KEYS} keys"))
            return {}
        values: dict[str, Any] = {}
        for key, inner in node.entries.items():
            if key.startswith("\x00"):
                continue
            if self.person_key(key, node, where):
                continue
            if not key.strip() or len(key) > 40 or not key.isprintable():
                self.trouble(where, inner, shown(key), why=Both("clé illisible", "unreadable key"))
                continue
            if key[0].isdigit() and isinstance(inner, Scalar) and inner.null and not inner.text:
                self.trouble(where, key_place(node, key), shown(key), why=UNKNOWN_KEY, todo=QUOTE_COMMA)
                continue
            statements = self.fact(says.type, inner, (where, key), context)
            facts.setdefault(f"{at}.{key}", []).extend(statements)
            values[key] = tuple(statements)
        return values

    def own_text(self, node: Node, where: Where) -> str:
        """A text that is not a fact: id, notes, source, question."""
        if isinstance(node, Tree) and "value" in node.entries and node.entries.keys() <= VALUE_KEYS:
            node = node.entries["value"]
        if not isinstance(node, Scalar):
            self.trouble(where, node, expected=Both("un texte", "a text"))
            return ""
        if self.person_value(node, where) or node.null:
            return ""
        return node.text
