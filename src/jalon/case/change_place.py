"""Where a fact is written in the tree of a case file, and how a place is made for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jalon.case.facts import VALUE_KEYS
from jalon.case.node import Node, Row, Scalar, Tree, element_id
from jalon.case.shape import Block, Elements, Said, Shape

# A node that no line of the file has said.
NOWHERE = 0
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")


def steps_of(field: str) -> list[str]:
    """`lesion:L1.pain.grade`, `lesions[L1].pain.grade` and `lesion.L1.pain.grade` are one path."""
    head, colon, rest = field.partition(":")
    if colon and head.isidentifier():
        field = f"{head}.{rest}"
    return [found[1] or found[2] for found in _STEP.finditer(field)]


def put(tree: Tree, key: str, node: Node) -> None:
    """A key and its value."""
    tree.entries[key] = node
    tree.lines.setdefault(key, NOWHERE)


def text_of(tree: Tree, key: str) -> str:
    """The word under a key; "" when there is none."""
    node = tree.entries.get(key)
    return node.text if isinstance(node, Scalar) and not node.null else ""


def nowhere(node: Node) -> Node:
    """The same value, said by no line."""
    node.line = NOWHERE
    if isinstance(node, Tree):
        node.lines = dict.fromkeys(node.lines, NOWHERE)
        for inner in node.entries.values():
            nowhere(inner)
    elif isinstance(node, Row):
        for inner in node.items:
            nowhere(inner)
    return node


def group(tree: Tree, key: str, says: object) -> Tree:
    """The group under a key, made or unfolded so that a fact can be put in it."""
    node = tree.entries.get(key)
    if isinstance(node, Tree):
        inner = node.entries.get("value")
        if inner is None or not node.entries.keys() <= VALUE_KEYS:
            return node
        made = Tree(node.line)
        for name, one in (*(inner.entries.items() if isinstance(inner, Tree) else ()), *node.entries.items()):
            if name != "value":
                put(made, name, one)
    elif isinstance(node, Row) and node.items:
        made = Tree(NOWHERE)
        node.items.append(made)
        return made
    else:
        made = Tree(NOWHERE)
        if isinstance(node, Scalar) and not node.null and isinstance(says, Block) and says.short is not None:
            put(made, says.short.rpartition(".")[2], node)
    put(tree, key, made)
    return made


def path_of(shape: Shape, steps: Sequence[str], prefix: str) -> str | None:
    """The path, in answers, of the fact that some keys of a file say; None when they say none."""
    for place, step in enumerate(steps):
        part = shape.parts.get(step)
        if part is None:
            return None
        if isinstance(part.says, Said):
            path = part.says.at or prefix + step
            rest = steps[place + 1 :]
            return ".".join([path, *rest]) if not rest or part.says.open else None
        if not isinstance(part.says, Block) or part.inner is None:
            return None
        prefix = (part.says.at or prefix + step) + "."
        shape = part.inner
    return None


def forget(shape: Shape, tree: Tree, prefix: str, wanted: str) -> None:
    """Take away every statement of one fact: the same fact may be written in several places."""
    for key, part in list(shape.parts.items()):
        node = tree.entries.get(key)
        if node is None:
            continue
        if isinstance(part.says, Said):
            path = part.says.at or prefix + key
            if path == wanted:
                del tree.entries[key]
            elif part.says.open and isinstance(node, Tree) and wanted.startswith(path + "."):
                node.entries.pop(wanted[len(path) + 1 :], None)
        elif isinstance(part.says, Block) and part.inner is not None:
            below = (part.says.at or prefix + key) + "."
            if isinstance(node, Scalar) and not node.null and part.says.short == wanted:
                del tree.entries[key]
            for inside in _groups(node):
                forget(part.inner, inside, below, wanted)


def _groups(node: Node) -> Iterator[Tree]:
    if isinstance(node, Tree):
        yield node
        inner = node.entries.get("value")
        if isinstance(inner, Tree):
            yield inner
    elif isinstance(node, Row):
        yield from (item for item in node.items if isinstance(item, Tree))


def owner_of(shape: Shape, tree: Tree, id: str) -> str | None:
    """The kind of the object of this id: `L1.matrix` was meant for `lesion:L1.matrix`."""
    for key, part in shape.parts.items():
        row, says = tree.entries.get(key), part.says
        if isinstance(says, Elements) and says.own and isinstance(row, Row) and id in map(element_id, row.items, range(len(row.items))):
            return says.kind
    return None
