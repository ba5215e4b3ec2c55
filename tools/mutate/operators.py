"""One operator of the engine changed: comparison, logic, arithmetic, bits, constant, negation, extremum, return, statement."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.mutate.mutant import Mutant, distinct

PLACES = ("src/jalon/engine/**/*.py", *(f"src/jalon/guideline/{name}.py" for name in ("facts", "current", "primitives", "coherence", "plan")))
# Data without behaviour, and the layout of messages.
LEFT_OUT = frozenset(("__init__.py", "tree.py", "trouble.py"))

_COMPARED: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_COUNTED: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_TURNED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_SKIPPED = (ast.JoinedStr, ast.Assert, ast.Raise)

Change = tuple[str, ast.AST, ast.AST]


def mutants(root: Path) -> list[Mutant]:
    """Every change of one operator in one function of the engine, and of the part of the guideline that evaluates."""
    files = [path for place in PLACES for path in sorted(root.glob(place)) if path.name not in LEFT_OUT]
    return distinct(mutant for path in files for mutant in of_module(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))


def of_module(text: str, path: str) -> Iterator[Mutant]:
    """Every change of one module."""
    tree = ast.parse(text)
    lines = text.splitlines()
    for home, function in _functions(tree, ""):
        for kind, old, new in _of(function.body):
            yield _written(kind, old, new, lines, path, home)


def _functions(node: ast.AST, home: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield home + child.name, child
            yield from _functions(child, f"{home}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{home}{child.name}.")


def _of(body: list[ast.stmt]) -> Iterator[Change]:
    for statement in body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        yield from _node(statement)


def _node(node: ast.AST) -> Iterator[Change]:
    """The changes of a node and of what is in it; functions inside have their own turn."""
    if isinstance(node, (*_SKIPPED, ast.FunctionDef, ast.Lambda)) and not isinstance(node, ast.Lambda):
        return
    yield from _changes(node)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _node(child)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for place, sign in enumerate(ops):
                for other in _COMPARED.get(type(sign), ()):
                    yield "comparison", node, ast.Compare(left, [*ops[:place], other(), *ops[place + 1 :]], others)
        case ast.BoolOp(op=sign, values=values):
            yield "and, or", node, ast.BoolOp(ast.Or() if isinstance(sign, ast.And) else ast.And(), values)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _COUNTED:
            yield _arithmetic(sign), node, ast.BinOp(left, _COUNTED[type(sign)](), right)
        case ast.AugAssign(target=target, op=sign, value=value) if type(sign) in _COUNTED:
            yield _arithmetic(sign), node, ast.AugAssign(target, _COUNTED[type(sign)](), value)
            yield "statement dropped", node, ast.Pass()
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub(), operand=operand):
            yield "negation", node, operand
        case ast.Constant(value=bool(value)):
            yield "constant", node, ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield "constant", node, ast.Constant(value + 1)
            if value > 0:
                yield "constant", node, ast.Constant(value - 1)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _TURNED:
            yield "extremum", node, ast.Call(ast.Name(_TURNED[name]), args, keywords)
        case ast.Return(value=value) if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
            yield "return", node, ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Continue() | ast.Break():
            yield "statement dropped", node, ast.Pass()
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield "negation", node, ast.IfExp(test, orelse, body)
        case ast.If(test=test) | ast.While(test=test):
            yield "negation", test, ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(ifs=[first, *_]):
            yield "statement dropped", first, ast.Constant(True)


def _arithmetic(sign: ast.operator) -> str:
    return "bits" if isinstance(sign, (ast.BitAnd, ast.BitOr, ast.BitXor, ast.LShift, ast.RShift)) else "arithmetic"


def _written(kind: str, old: ast.AST, new: ast.AST, lines: list[str], path: str, home: str) -> Mutant:
    """The change as an edit of the lines where the node stands; the rest of the module is left as it is written."""
    assert isinstance(old, (ast.expr, ast.stmt))
    assert old.end_lineno is not None
    assert old.end_col_offset is not None
    said = ast.unparse(ast.fix_missing_locations(new))
    if isinstance(old, ast.expr) and not isinstance(new, (ast.Constant, ast.Name, ast.Call, ast.Attribute, ast.Subscript)):
        said = f"({said})"
    before = lines[old.lineno - 1].encode()[: old.col_offset].decode()
    after = lines[old.end_lineno - 1].encode()[old.end_col_offset :].decode()
    line = before + said + after
    written = " ".join(one.strip() for one in lines[old.lineno - 1 : old.end_lineno])
    return Mutant(kind, path, old.lineno, home, written, line.strip(), ((old.lineno, old.end_lineno, line),))


def readable(mutant: Mutant, root: Path) -> bool:
    """Whether a change leaves a module of Python that says something else."""
    written = (root / mutant.path).read_text(encoding="utf-8")
    try:
        made = ast.parse(mutant.text(written))
    except SyntaxError:
        return False
    return ast.dump(made) != ast.dump(ast.parse(written))
