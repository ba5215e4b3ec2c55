"""The tree a case file is read into, with lines, and the builder that keeps it small and honest."""

from __future__ import annotations

import re

from jalon.case.person import identifies
from jalon.case.trouble import QUOTE_COMMA, Both, CaseTrouble, CaseTroubles, Gathered, shown

# Controls but tab and line ends, marks of direction, and what only a terminal obeys.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MOST_NODES = 300_000
DEEPEST = 24
_WIDEST = 500
_FEWEST = 2_000
_MOST_ELEMENTS = (
    ("lesions", _FEWEST, "lésions"),
    ("tumours", _FEWEST, "tumeurs"),
    ("treatments", _FEWEST, "traitements"),
    ("plan", _FEWEST, "éléments du projet"),
    ("imaging", _FEWEST, "examens"),
    ("events", _FEWEST, "événements"),
    ("labs", 20_000, "analyses"),
    ("diary", 20_000, "jours de carnet"),
)


class Scalar:
    """One value as written. `null`: nothing, `null` or `?`. `plain`: not quoted."""

    __slots__ = ("line", "null", "plain", "text")

    def __init__(self, text: str, line: int, null: bool, plain: bool) -> None:
        self.text, self.line, self.null, self.plain = text, line, null, plain


class Tree:
    """A mapping: its entries, and the line of each key."""

    __slots__ = ("entries", "key", "line", "lines")

    def __init__(self, line: int) -> None:
        self.line = line
        self.entries: dict[str, Node] = {}
        self.lines: dict[str, int] = {}
        self.key: str | None = None


class Row:
    """A list."""

    __slots__ = ("items", "line")

    def __init__(self, line: int) -> None:
        self.line = line
        self.items: list[Node] = []


Node = Scalar | Tree | Row


class Builder:
    """Builds the tree from keys, values, openings and closings; refuses what is too big or too deep."""

    __slots__ = ("count", "gathered", "root", "stack", "top")

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.stack: list[Tree | Row] = []
        self.top: Tree | Row | None = None
        self.root: Node | None = None
        self.count = 0

    def wants_key(self) -> bool:
        """Whether the next value is a key."""
        return type(self.top) is Tree and self.top.key is None

    def key(self, text: str, line: int) -> None:
        """A key of the mapping being read; a second equal key is a trouble."""
        tree = self.top
        assert isinstance(tree, Tree)
        if not text.isprintable():
            tree.key = "?"
            self.hidden(text, line)
            text = "".join(c for c in text if c.isprintable())
        first = tree.lines.get(text)
        if first is not None:
            self.gathered.add(
                CaseTrouble(
                    self.path(),
                    line,
                    shown(text),
                    repeated("clé écrite deux fois", "key written twice", first, line),
                    todo=Both("n'en garder qu'une", "keep one of them"),
                )
            )
        else:
            tree.lines[text] = line
            self._not_too_wide(tree, line)
        tree.key = text

    def _not_too_wide(self, tree: Tree, line: int) -> None:
        if len(tree.lines) > _WIDEST:
            why = Both(f"plus de {_WIDEST} clés dans un groupe", f"more than {_WIDEST} keys in one group")
            raise self._refuse(line, why, Both("aucun dossier n'en demande tant", "no case needs that many"))

    def odd_key(self, text: str, line: int) -> None:
        """A key that is not a word (a number, a null, a list)."""
        tree = self.top
        assert isinstance(tree, Tree)
        self.gathered.add(
            CaseTrouble(
                self.path(),
                line,
                shown(text) if text else None,
                Both("cette clé n'est pas un mot", "this key is not a word"),
                todo=QUOTE_COMMA if text[:1].isdigit() else Both("écrire une clé en lettres", "write a key made of letters"),
            )
        )
        tree.key = f"\x00{line}"

    def hidden(self, text: str, line: int) -> None:
        """Marks that turn the writing around or command a terminal: what is shown would not be what is answered."""
        found = _HIDDEN.search(text)
        if found is not None:
            code = f"U+{ord(found[0]):04X}"
            why = Both(f"caractère invisible {code}", f"invisible character {code}")
            self.gathered.add(CaseTrouble(self.path(), line, shown(text), why, todo=Both("le supprimer", "delete it")))

    def put(self, node: Node) -> None:
        """A value, in its place."""
        self.count += 1
        if type(node) is Scalar and not node.text.isprintable():
            self.hidden(node.text, node.line)
        if self.count > MOST_NODES:
            raise self._refuse(
                node.line,
                Both(
                    f"plus de {MOST_NODES} valeurs dans un dossier",
                    f"more than {MOST_NODES} values in one case",
                ),
                Both("découper le fichier : un dossier par patient", "split the file: one case per patient"),
            )
        top = self.top
        if top is None:
            self.root = node
        elif type(top) is Row:
            top.items.append(node)
            if len(top.items) > _FEWEST and len(self.stack) == 2:
                self._not_too_many(top, node.line)
        else:
            assert isinstance(top, Tree)
            key = top.key
            assert key is not None
            top.entries.setdefault(key, node)
            top.key = None

    def open(self, node: Tree | Row) -> None:
        """A mapping or a list begins."""
        self.put(node)
        self.stack.append(node)
        self.top = node
        if len(self.stack) > DEEPEST:
            raise self._refuse(
                node.line,
                Both(f"plus de {DEEPEST} niveaux imbriqués", f"more than {DEEPEST} nested levels"),
                Both("aucun dossier n'en demande tant", "no case needs that many"),
            )

    def close(self) -> None:
        """The mapping or list ends."""
        self.stack.pop()
        self.top = self.stack[-1] if self.stack else None

    def path(self) -> str:
        """Where the reading is: elements by their id when they have one, else by their index."""
        path = ""
        for inner, node in enumerate(self.stack):
            if isinstance(node, Row):
                below = self.stack[inner + 1] if inner + 1 < len(self.stack) else None
                path += f"[{element_id(below, len(node.items) - 1 if below is not None else len(node.items))}]"
            else:
                key = next((key for key, value in node.entries.items() if self._on_the_way(value, inner)), node.key)
                if key is not None and key.isprintable() and identifies(key) is None:
                    path += ("." if path else "") + key[:40]
        return path

    def _on_the_way(self, value: Node, depth: int) -> bool:
        return depth + 1 < len(self.stack) and value is self.stack[depth + 1]

    def _not_too_many(self, top: Row, line: int) -> None:
        root = self.stack[0]
        for name, most, fr in _MOST_ELEMENTS:
            if isinstance(root, Tree) and root.entries.get(name) is top and len(top.items) > most:
                raise self._refuse(
                    line,
                    Both(f"plus de {most} {fr}", f"more than {most} {name}"),
                    Both("garder ce que la RCP regarde", "keep what the board looks at"),
                    name,
                )

    def _refuse(self, line: int, why: Both, todo: Both, path: str = "") -> CaseTroubles:
        return self.gathered.refuse(CaseTrouble(path, line, None, why, todo=todo))


def repeated(fr: str, en: str, first: int, line: int) -> Both:
    """What is written twice, with both lines."""
    if first == line:
        return Both(f"{fr}, ligne {line}", f"{en}, line {line}")
    return Both(f"{fr}, lignes {first} et {line}", f"{en}, lines {first} and {line}")


def element_id(node: Node | None, index: int) -> str:
    """How messages and answers name an element of a list: its id when it has one, else its index from 0."""
    if isinstance(node, Tree):
        id = node.entries.get("id")
        if isinstance(id, Scalar) and not id.null and id.text and len(id.text) <= 40 and identifies(id.text) is None:
            return id.text
    return str(index)
