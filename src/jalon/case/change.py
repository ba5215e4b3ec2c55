"""One supposed change of a case file: `lesion:L1.pain.grade=moderate`, laid on the tree of the file before it is read.

The tree is changed and nothing else: whether the change can be said is judged by the reader of case files, as for any file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from jalon.case.change_place import NOWHERE, forget, group, nowhere, owner_of, path_of, put, steps_of, text_of
from jalon.case.facts import VALUE_KEYS
from jalon.case.nearest import nearest
from jalon.case.node import Node, Row, Scalar, Tree, element_id
from jalon.case.read import file_shape, read_case
from jalon.case.shape import Elements, Said, Shape
from jalon.case.statement import Case
from jalon.case.trouble import Both, CaseTrouble, CaseTroubles, Gathered
from jalon.case.value_types import NumberType, WordType
from jalon.case.vocabulary import Field, vocabulary
from jalon.case.yaml_text import read_yaml

Source = bytes | str | Path
NULLS = frozenset(("", "?", "~", "null"))
_NOTHING = frozenset(("none", "no"))


@dataclass(frozen=True, slots=True)
class Change:
    """What is supposed: the field as written, and its value; without a value the fact is only forgotten."""

    field: str
    value: str | None

    @staticmethod
    def read(text: str) -> Change | None:
        """`field=value`; None when it is not of that form."""
        field, equals, value = text.partition("=")
        return Change(field.strip(), value.strip()) if equals and field.strip() else None


@dataclass(slots=True)
class Changing:
    """Changes laid on one tree; `made` names the objects that were not in the file."""

    shape: Shape
    tree: Tree
    gathered: Gathered
    made: dict[tuple[str, str], Tree] = field(default_factory=dict)

    def lay(self, changes: Iterable[Change]) -> None:
        """Every change, in order; what cannot be laid is gathered as a trouble."""
        for change in changes:
            self._lay(change)
        for (name, id), tree in self.made.items():
            self._named(name, id, tree)

    def _lay(self, change: Change) -> None:
        steps = steps_of(change.field)
        name = self._list(steps[0]) if steps else None
        if not steps:
            self._refuse(change.field, Both("champ illisible", "unreadable field"))
        elif steps[0] == "labs" and len(steps) == 2 and not steps[1].isdecimal():
            self._lab(steps[1], change)
        elif name is None and steps[0] not in self.shape.parts and (kind := owner_of(self.shape, self.tree, steps[0])):
            meant = f"{kind}:{change.field}"
            self.gathered.add(CaseTrouble(change.field, None, None, Both("champ inconnu", "unknown field"), nearest=meant))
        elif name is None or (len(steps) == 1 and change.field == name):
            self._at(self.shape, self.tree, steps, "", change)
        else:
            self._element(name, steps, change)

    def _list(self, word: str) -> str | None:
        """The list that a word names: by its key, or by the kind of its elements."""
        for key, part in self.shape.parts.items():
            if isinstance(part.says, Elements) and word in (key, part.says.kind):
                return key
        return None

    def kind(self, key: str) -> str:
        """The kind of the elements of a list."""
        return self._part(key)[0].kind

    def _part(self, name: str) -> tuple[Elements, Shape]:
        part = self.shape.parts[name]
        assert isinstance(part.says, Elements) and part.inner is not None
        return part.says, part.inner

    # Elements of lists.

    def _element(self, name: str, steps: Sequence[str], change: Change) -> None:
        says, shape = self._part(name)
        row = self._row(name)
        ids = [element_id(item, place) for place, item in enumerate(row.items)]
        length = next((end for end in range(len(steps), 1, -1) if ".".join(steps[1:end]) in ids), 2)
        id, rest = ".".join(steps[1:length]), steps[length:]
        if id not in ids and (not rest or id in shape.parts) and not self._whole(change):
            known = ", ".join(f"{says.kind}:{one}" for one in ids[:8])
            new = f"{says.kind}:{says.kind[0].upper()}1.{id}={change.value or '…'}"
            todo = None if known else Both(f"pour un objet nouveau, écrire {new}", f"for a new object, write {new}")
            self._refuse(change.field, Both("dire de quel objet", "say of which object"), Both(known, known) if known else None, todo)
            return
        if id not in ids and change.value is None:
            return
        item = row.items[ids.index(id)] if id in ids else None
        if not rest:
            self._replace(row, name, id, item, change)
            return
        if item is None:
            item = self._new(row, name, id)
        if isinstance(item, Tree):
            self._at(shape, item, rest, "" if says.own else f"{says.kind}.", change, f"{says.kind}.")

    def _whole(self, change: Change) -> bool:
        return change.value is not None and change.value.startswith("{")

    def _row(self, name: str) -> Row:
        node = self.tree.entries.get(name)
        if isinstance(node, Tree) and "value" in node.entries and node.entries.keys() <= VALUE_KEYS:
            node = node.entries["value"]
        if not isinstance(node, Row):
            node = Row(NOWHERE)
            put(self.tree, name, node)
        return node

    def _new(self, row: Row, name: str, id: str) -> Tree:
        item = Tree(NOWHERE)
        put(item, "id", Scalar(id, NOWHERE, False, True))
        row.items.append(item)
        self.made[name, id] = item
        return item

    def _replace(self, row: Row, name: str, id: str, item: Node | None, change: Change) -> None:
        """A whole object: `plan:P2=none` takes it away, `plan:P3={drug: denosumab}` adds it."""
        if change.value is None or change.value in _NOTHING:
            row.items[:] = [one for one in row.items if one is not item]
            return
        node = self._value(change)
        if not isinstance(node, Tree):
            self._refuse(change.field, None, Both("none, ou {clé: valeur}", "none, or {key: value}"))
            return
        if item is not None:
            row.items[row.items.index(item)] = node
        else:
            row.items.append(node)
            self.made[name, id] = node
        put(node, "id", Scalar(id, NOWHERE, False, True))

    def _named(self, name: str, id: str, tree: Tree) -> None:
        """A new object must say what it is: an id mistyped would otherwise be an object that nobody meant."""
        says, _ = self._part(name)
        if says.known_by and not any(key in tree.entries for key in says.known_by):
            keys = ", ".join(says.known_by)
            known = [element_id(item, place) for place, item in enumerate(self._row(name).items) if item is not tree]
            why = Both("objet inconnu", "unknown object")
            todo = Both(f"pour un objet nouveau, dire aussi : {keys}", f"for a new object, say also: {keys}")
            self.gathered.add(CaseTrouble(f"{name}[{id}]", None, None, why, nearest=nearest(id, known), todo=todo))

    # Laboratory results.

    def _lab(self, test: str, change: Change) -> None:
        """A new result of the day of the board; `?` forgets every result of the test."""
        row = self._row("labs")
        forget = change.value is None or change.value in NULLS
        day = self._day()
        row.items[:] = [
            item
            for item in row.items
            if not (isinstance(item, Tree) and text_of(item, "test") == test and (forget or text_of(item, "on") in ("", day)))
        ]
        if change.value is None:
            return
        item, value = Tree(NOWHERE), self._value(change)
        put(item, "test", Scalar(test, NOWHERE, False, True))
        if isinstance(value, Tree) and "value" in value.entries:
            for key, node in value.entries.items():
                put(item, key, node)
        elif value is not None:
            put(item, "value", value)
        if "on" not in item.entries and day:
            put(item, "on", Scalar(day, NOWHERE, False, True))
        row.items.append(item)

    # A fact of a group.

    def _at(self, shape: Shape, tree: Tree, steps: Sequence[str], prefix: str, change: Change, kind: str = "") -> None:
        follows = vocabulary().fields.get(kind + ".".join(steps))
        if follows is not None and follows.derived:
            self._derived(follows, change)
            return
        wanted = path_of(shape, steps, prefix)
        if wanted is not None:
            forget(shape, tree, prefix, wanted)
        if change.value is None:
            return
        *above, last = steps
        place: Tree = tree
        for step in above:
            part = shape.parts.get(step)
            place = group(place, step, part.says if part else None)
            if part is None or part.inner is None:
                break
            shape = part.inner
        value = self._value(change)
        part = shape.parts.get(last)
        if value is not None:
            put(place, last, self._dated(value, part.says if part else None))

    def _dated(self, value: Node, says: object) -> Node:
        """A word or a number is supposed to be seen on the day of the board."""
        day = self._day()
        plain = isinstance(value, Scalar) and not value.null
        if not plain or not day or not isinstance(says, Said) or says.open or not isinstance(says.type, (WordType, NumberType)):
            return value
        dated = Tree(NOWHERE)
        put(dated, "value", value)
        put(dated, "on", Scalar(day, NOWHERE, False, True))
        return dated

    def _day(self) -> str:
        return text_of(self.tree, "on")

    def _value(self, change: Change) -> Node | None:
        """The value as a case file would hold it."""
        assert change.value is not None
        text = change.value
        if text[:1] not in "{[\"'" or not text:
            return Scalar(text, NOWHERE, text in NULLS, True)
        inner = Gathered(self.gathered.name)
        tree = read_yaml(f"v: {text}", inner)
        inner.settle()
        node = tree.entries.get("v") if isinstance(tree, Tree) else None
        return None if node is None else nowhere(node)

    def _derived(self, known: Field, change: Change) -> None:
        """A fact that follows from others is changed where it comes from."""
        sources = ", ".join(known.follows)
        why = Both("ce fait se déduit d'autres", "this fact follows from others")
        todo = Both(f"changer {sources}", f"change {sources}") if sources else None
        self.gathered.add(CaseTrouble(change.field, None, None, why, todo=todo))

    def _refuse(self, path: str, why: Both | None, expected: Both | None = None, todo: Both | None = None) -> None:
        self.gathered.add(CaseTrouble(path, None, None, why, expected, todo=todo))


def read_changed(source: Source, changes: Sequence[Change], *, name: str = "", today: date | None = None) -> tuple[Case, list[str]]:
    """The case of a file once some facts are supposed to be otherwise, and the objects that the file does not have.

    Errors: those of `read_case`; a supposed value stands on no line of the file.
    """
    made: list[str] = []

    def lay(tree: Tree, gathered: Gathered) -> None:
        changing = Changing(file_shape(), tree, gathered)
        changing.lay(changes)
        made.extend(f"{changing.kind(key)}:{id}" for key, id in changing.made)

    try:
        return read_case(source, name=name, today=today, edit=lay), made
    except CaseTroubles as found:
        raise CaseTroubles(found.name, tuple(map(_as_given, found.troubles)), found.more) from None


def _as_given(trouble: CaseTrouble) -> CaseTrouble:
    """A trouble of a supposed value, under the path that was given: the date beside the value was not."""
    supposed = trouble.line is None and not trouble.path.startswith("labs")
    return replace(trouble, path=trouble.path.removesuffix(".value")) if supposed else trouble
