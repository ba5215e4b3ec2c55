"""The walk: from the tree of a file to statements, driven by the shape of the models."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jalon.case.analytes import ANALYTE, ANALYTES
from jalon.case.nearest import nearest
from jalon.case.node import Node, Row, Scalar, Tree, element_id
from jalon.case.person import identifies, identifying_key
from jalon.case.scalar import Unreadable, read_days, read_scalar
from jalon.case.shape import Block, Elements, Part, Said, Shape
from jalon.case.statement import Days, Statement
from jalon.case.trouble import Both, CaseTrouble, Gathered, shown
from jalon.case.value_types import TextType, ValueType, WordType

Where = tuple["Where", str] | None
Facts = dict[str, list[Statement]]
_MOST_FREE_KEYS = 60
_VALUE_KEYS = frozenset(("value", "on", "source"))


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


@dataclass(frozen=True, slots=True)
class Context:
    """The date and the source that hold where nothing nearer says otherwise."""

    on: Days | None = None
    source: str | None = None


NO_CONTEXT = Context()


class Walk:
    """One reading of one tree: gathers troubles, returns values for the models, keeps facts by path."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.known: dict[tuple[int, str], Statement | Unreadable] = {}
        self.references: list[tuple[str, str, Where, int]] = []
        self.lists: dict[str, list[Found]] = {}
        self.empty: set[str] = set()
        self.root: Tree | None = None

    # -- messages

    def trouble(self, where: Where, node: Node | None, value: str | None = None, **said: Any) -> None:
        """Gather one trouble at this place."""
        self.gathered.add(CaseTrouble(path_of(where), None if node is None else node.line, value, **said))

    def place(self, group: str, key: str) -> Scalar | None:
        """Where a key of a patient-level group is written."""
        tree = None if self.root is None else self.root.entries.get(group)
        return _at(tree, key) if isinstance(tree, Tree) else None

    def near(self, said: str, ids: list[str]) -> str | None:
        """The id that was meant."""
        return nearest(said, ids)

    # -- groups of keys

    def group(self, shape: Shape, tree: Tree, where: Where, prefix: str, facts: Facts, context: Context) -> dict[str, Any]:
        """The values of one model, its facts added to `facts` under `prefix`."""
        values: dict[str, Any] = {}
        if where is not None and ("source" in tree.entries or "on" in tree.entries):
            context = self._context(shape, tree, where, context)
        for key, node in tree.entries.items():
            part = shape.parts.get(key)
            here = (where, key)
            if part is None:
                self._unknown_key(shape, tree, key, where)
            elif part.says is None:
                values[key] = self._own_text(node, here)
            elif isinstance(part.says, Said):
                if part.says.instead is not None and part.says.instead[0] in tree.entries:
                    key = part.says.instead[1]
                    part = shape.parts[key]
                    assert isinstance(part.says, Said)
                at = part.says.at or prefix + key
                if part.says.open:
                    values[key] = self._free(part.says, node, here, at, facts, context)
                else:
                    statements = self.fact(part.says.type, node, here, context)
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
                self._unreadable((where, "on"), on, read)
        text = source.text if isinstance(source, Scalar) and not source.null else context.source
        return Context(days, text)

    def _block(self, part: Part, says: Block, node: Node, where: Where, prefix: str, facts: Facts, context: Context) -> Any:
        assert part.inner is not None
        if isinstance(node, Tree):
            if "value" in node.entries and "value" not in part.inner.parts and node.entries.keys() <= _VALUE_KEYS:
                inner, context = self._unwrap(node, where, context)
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
        self.trouble(where, node, self._shown(node), expected=Both(f"un groupe de clés ({keys}…)", f"a group of keys ({keys}…)"))
        return {}

    def _shorthand(self, part: Part, short: str, node: Node, where: Where, facts: Facts, context: Context) -> dict[str, Any]:
        assert part.inner is not None
        key = short.rpartition(".")[2]
        says = part.inner.parts[key].says
        assert isinstance(says, Said)
        statements = self.fact(says.type, node, where, context)
        facts.setdefault(short, []).extend(statements)
        return {key: tuple(statements)}

    def _free(self, says: Said, node: Node, where: Where, at: str, facts: Facts, context: Context) -> dict[str, Any]:
        if isinstance(node, Scalar) and node.null or isinstance(node, Row) and not node.items:
            return {}
        if not isinstance(node, Tree):
            self.trouble(where, node, self._shown(node), expected=Both("un groupe de clés", "a group of keys"))
            return {}
        if len(node.entries) > _MOST_FREE_KEYS:
            self.trouble(where, node, why=Both(f"plus de {_MOST_FREE_KEYS} clés", f"more than {_MOST_FREE_KEYS} keys"))
            return {}
        values: dict[str, Any] = {}
        for key, inner in node.entries.items():
            if key.startswith("\x00"):
                continue
            if self._person_key(key, node, where):
                continue
            if not key.strip() or len(key) > 40 or not key.isprintable():
                self.trouble(where, inner, shown(key), why=Both("clé illisible", "unreadable key"))
                continue
            statements = self.fact(says.type, inner, (where, key), context)
            facts.setdefault(f"{at}.{key}", []).extend(statements)
            values[key] = tuple(statements)
        return values

    def _own_text(self, node: Node, where: Where) -> str:
        """A text that is not a fact: id, notes, source, question."""
        if isinstance(node, Tree) and "value" in node.entries and node.entries.keys() <= _VALUE_KEYS:
            node = node.entries["value"]
        if not isinstance(node, Scalar):
            self.trouble(where, node, expected=Both("un texte", "a text"))
            return ""
        if self._person_value(node, where) or node.null:
            return ""
        return node.text

    # -- one fact

    def fact(self, type: ValueType, node: Node, where: Where, context: Context) -> list[Statement]:
        """The statements made of one fact; none when it cannot be read (the trouble is gathered)."""
        if node.__class__ is Scalar:
            statement = self._scalar(type, node, where, context)
            return [] if statement is None else [statement]
        if isinstance(node, Row):
            if not node.items:
                statement = self._scalar(type, Scalar("none", node.line, False, True), where, context)
                return [] if statement is None else [statement]
            found = []
            for rank, item in enumerate(node.items):
                if isinstance(item, Row):
                    self.trouble((where, f"[{rank}]"), item, expected=_A_VALUE)
                else:
                    found.extend(self.fact(type, item, (where, f"[{rank}]"), context))
            return found
        assert isinstance(node, Tree)
        if "value" not in node.entries or not node.entries.keys() <= _VALUE_KEYS:
            for key in node.entries:
                if not self._person_key(key, node, where) and key not in _VALUE_KEYS and not key.startswith("\x00"):
                    self.trouble((where, key), _at(node, key), why=_UNKNOWN_KEY, nearest=nearest(key, _VALUE_KEYS), expected=_A_VALUE)
            if "value" not in node.entries and node.entries.keys() <= _VALUE_KEYS:
                self.trouble(where, node, why=Both("« value » absent", '"value" missing'), expected=_A_VALUE)
            return []
        inner, context = self._unwrap(node, where, context)
        if isinstance(inner, Tree):
            self.trouble((where, "value"), inner, expected=_A_VALUE)
            return []
        return self.fact(type, inner, (where, "value"), context)

    def _unwrap(self, node: Tree, where: Where, context: Context) -> tuple[Node, Context]:
        on, source = context.on, context.source
        said_on, said_source = node.entries.get("on"), node.entries.get("source")
        if said_on is not None:
            on = self.days(said_on, (where, "on"))
        if said_source is not None:
            source = self._own_text(said_source, (where, "source")) or None
        return node.entries["value"], Context(on, source)

    def days(self, node: Node, where: Where) -> Days | None:
        """The date of a statement."""
        if not isinstance(node, Scalar):
            self.trouble(where, node, expected=Both("une date", "a date"))
            return None
        if node.null or self._person_value(node, where):
            return None
        read = read_days(node.text)
        if isinstance(read, Unreadable):
            self._unreadable(where, node, read)
            return None
        return read

    def _scalar(self, type: ValueType, node: Any, where: Where, context: Context) -> Statement | None:
        text: str = node.text
        if node.null:
            return Statement(said=text or "null", on=context.on, source=context.source, unknown=True)
        if self._person_value(node, where):
            return None
        key = (id(type), text)
        read = self.known.get(key)
        if read is None:
            read = self.known[key] = read_scalar(type, text)
        if read.__class__ is Unreadable:
            self._unreadable(where, node, read)
            return None
        assert isinstance(read, Statement)
        if type.__class__ is TextType and type.reference is not None:  # type: ignore[union-attr]
            self.references.append((type.reference, text, where, node.line))  # type: ignore[union-attr]
        if context.on is None and context.source is None:
            return read
        return Statement(read.words, read.amount, read.days, read.text, read.said, context.on, context.source)

    # -- what is refused

    def _unreadable(self, where: Where, node: Scalar, read: Any) -> None:
        value = None if read.person else shown(node.text)
        self.trouble(where, node, value, why=read.why, expected=read.expected, nearest=read.nearest, todo=read.todo)

    def _person_value(self, node: Scalar, where: Where) -> bool:
        kind = identifies(node.text)
        if kind is None:
            if _CONTROL_CHARACTERS.isdisjoint(node.text):
                return False
            self.trouble(where, node, why=Both("caractère de contrôle interdit", "control character not allowed"))
            return True
        fr, en = _LOOKS_LIKE[kind]
        self.trouble(where, node, why=Both(f"cette valeur ressemble à {fr}", f"this value looks like {en}"), todo=_NO_PERSON)
        return True

    def _person_key(self, key: str, tree: Tree, where: Where) -> bool:
        if identifies(key) is not None:
            self.trouble(where, _at(tree, key), why=Both("cette clé identifie une personne", "this key identifies a person"), todo=_NO_PERSON)
            return True
        if identifying_key(key):
            why = Both("cette clé identifierait le patient", "this key would identify the patient")
            self.trouble((where, key), _at(tree, key), why=why, todo=_NO_PERSON)
            return True
        return False

    def _unknown_key(self, shape: Shape, tree: Tree, key: str, where: Where) -> None:
        if key.startswith("\x00") or self._person_key(key, tree, where):
            return
        inside = next((f"{block}.{key}" for block, part in shape.parts.items() if part.inner is not None and key in part.inner.parts), None)
        name = shown(key) or ""
        near = inside or nearest(key, shape.parts, {v.says.fr: k for k, v in shape.parts.items() if v.says is not None})
        keys = ", ".join(list(shape.parts)[:10])
        self.trouble(
            (where, name), _at(tree, key), why=_UNKNOWN_KEY, nearest=near, expected=Both(keys + "…", keys + "…"),
            todo=None if near else Both("le texte libre va dans notes", "free text goes in notes"),
        )  # fmt: skip

    def _shown(self, node: Node) -> str | None:
        return shown(node.text) if isinstance(node, Scalar) else None

    # -- lists

    def _elements(self, key: str, part: Part, says: Elements, node: Node, where: Where) -> tuple[dict[str, Any], ...]:
        """The values of a list; its elements and whether it was said empty are kept in `lists` and `empty`."""
        assert part.inner is not None
        context = NO_CONTEXT
        if isinstance(node, Tree) and "value" in node.entries and node.entries.keys() <= _VALUE_KEYS:
            node, context = self._unwrap(node, where, context)
        if isinstance(node, Scalar) and (node.null or node.text in ("none", "no", "not done")):
            if not node.null:
                self.empty.add(key)
            return ()
        if not isinstance(node, Row):
            self.trouble(
                where, node, self._shown(node), expected=Both("une liste, ou none", "a list, or none"),
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
                self.trouble(here, item, self._shown(item), expected=Both("un groupe de clés", "a group of keys"))
                continue
            self._id(item, here)
            if label in first_at:
                lines = f"{first_at[label]}, {item.line}"
                self.trouble(
                    (where, f"[{index}]"), item, shown(label), why=Both(f"identifiant répété, lignes {lines}", f"repeated id, lines {lines}"),
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
                self.trouble((where, "test"), named or item, why=Both("analyse non nommée", "test not named"), expected=_words_of(ANALYTE))
            return values
        test = self._scalar(ANALYTE, named, (where, "test"), NO_CONTEXT)
        if test is None:
            return values
        value = item.entries.get("value")
        if value is None:
            self.trouble(where, item, why=Both("résultat absent", "result missing"), todo=Both("écrire value: ?", "write value: ?"))
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


def path_of(where: Where) -> str:
    """The path as messages write it: `lesions[L2].pain.grade`."""
    labels = []
    while where is not None:
        where, label = where
        labels.append(label)
    path = ""
    for label in reversed(labels):
        path += label if label.startswith("[") or not path else f".{label}"
    return path


def _words_of(type: WordType) -> Both:
    words = ", ".join(type.ids()[:12]) + "…"
    return Both(words, words)


def _at(tree: Tree, key: str) -> Scalar:
    return Scalar("", tree.lines.get(key, tree.line), False, True)


_CONTROL_CHARACTERS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
_UNKNOWN_KEY = Both("clé inconnue", "unknown key")
_A_VALUE = Both("une valeur, ou {value, on, source}", "a value, or {value, on, source}")
_NO_PERSON = Both("le retirer : un dossier ne porte aucun identifiant", "remove it: a case holds no identifier of a person")
_LOOKS_LIKE = {
    "email": ("une adresse électronique", "an e-mail address"),
    "nir": ("un numéro de sécurité sociale", "a social security number"),
    "phone": ("un numéro de téléphone", "a telephone number"),
    "birth": ("une date de naissance", "a birth date"),
    "title": ("un nom de personne", "the name of a person"),
}
