"""How the reading of a case refuses: each trouble with its place, its reason, and what to do."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from jalon.case.nearest import nearest
from jalon.case.node import Node, Scalar, Tree
from jalon.case.person import identifies, identifying_key
from jalon.case.shape import Block, Shape
from jalon.case.trouble import QUOTE_COMMA, Both, CaseTrouble, Gathered, shown

Where = tuple["Where", str] | None


class Refusals:
    """What a reading refuses, gathered."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.root: Tree | None = None

    def trouble(self, where: Where, node: Node | None, value: str | None = None, **said: Any) -> None:
        """Gather one trouble at this place."""
        # What is supposed beside the file stands on no line.
        self.gathered.add(CaseTrouble(path_of(where), None if node is None else node.line or None, value, **said))

    def place(self, group: str, key: str) -> Scalar | None:
        """Where a key of a patient-level group is written."""
        tree = None if self.root is None else self.root.entries.get(group)
        return key_place(tree, key) if isinstance(tree, Tree) else None

    def near(self, said: str, ids: list[str]) -> str | None:
        """The id that was meant."""
        return nearest(said, ids)

    def unreadable(self, where: Where, node: Scalar, read: Any) -> None:
        value = None if read.person else shown(node.text)
        self.trouble(where, node, value, why=read.why, expected=read.expected, nearest=read.nearest, todo=read.todo)

    def person_value(self, node: Scalar, where: Where) -> bool:
        kind = identifies(node.text)
        if kind is None:
            # What is hidden in a text was told when the text was read.
            return not _CONTROL_CHARACTERS.isdisjoint(node.text)
        fr, en = _LOOKS_LIKE[kind]
        self.trouble(
            where,
            node,
            why=Both(f"cette valeur ressemble à {fr}", f"this value looks like {en}"),
            todo=_NO_PERSON,
        )
        return True

    def person_key(self, key: str, tree: Tree, where: Where) -> bool:
        if identifies(key) is not None:
            self.trouble(
                where,
                key_place(tree, key),
                why=Both("cette clé identifie une personne", "this key identifies a person"),
                todo=_NO_PERSON,
            )
            return True
        if identifying_key(key):
            why = Both("cette clé identifierait le patient", "this key would identify the patient")
            self.trouble((where, key), key_place(tree, key), why=why, todo=_NO_PERSON)
            return True
        return False

    def unknown_key(self, shape: Shape, tree: Tree, key: str, where: Where) -> None:
        if key.startswith("\x00") or self.person_key(key, tree, where):
            return
        if key[:1].isdigit():
            self.trouble(where, key_place(tree, key), shown(key), why=UNKNOWN_KEY, todo=QUOTE_COMMA)
            return
        blocks = ((name, part.inner) for name, part in shape.parts.items() if isinstance(part.says, Block))
        inside = next((f"{name}.{key}" for name, inner in blocks if inner is not None and key in inner.parts), None)
        name = shown(key) or ""
        french = {part.says.fr: known for known, part in shape.parts.items() if part.says is not None}
        near = inside or nearest(key, shape.parts, french)
        ordered = sorted(shape.parts, key=lambda known: shape.parts[known].says is None)
        keys = ", ".join(ordered[:12]) + ("…" if len(ordered) > 12 else "")
        self.trouble(
            (where, name), key_place(tree, key), why=UNKNOWN_KEY, nearest=near, expected=Both(keys, keys),
            todo=None if near else Both("le texte libre va dans notes", "free text goes in notes"),
        )  # fmt: skip

    def shown(self, node: Node) -> str | None:
        return shown(node.text) if isinstance(node, Scalar) else None


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


def key_place(tree: Tree, key: str) -> Scalar:
    """A stand-in with the line of a key."""
    return Scalar("", tree.lines.get(key, tree.line), False, True)


_CONTROL_CHARACTERS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
UNKNOWN_KEY = Both("clé inconnue", "unknown key")
A_DATED_VALUE = Both("{value, on, source}", "{value, on, source}")
A_VALUE = Both("une valeur, ou {value, on, source}", "a value, or {value, on, source}")
_NO_PERSON = Both("le retirer : un dossier ne porte aucun identifiant", "remove it: a case holds no identifier of a person")
_LOOKS_LIKE = MappingProxyType(
    {
        "email": ("une adresse électronique", "an e-mail address"),
        "nir": ("un numéro de sécurité sociale", "a social security number"),
        "phone": ("un numéro de téléphone", "a telephone number"),
        "birth": ("une date de naissance", "a birth date"),
        "title": ("un nom de personne", "the name of a person"),
    }
)
