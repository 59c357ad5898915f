"""Mutants of a Python module: one small change each, named so that it is found again after edits."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

FLIPS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
"""Of each comparison its boundary, where it has one, and its opposite."""
SWAPS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
UNSEEN = {"annotation", "returns", "decorator_list", "format_spec", "type_params"}
"""Fields that nothing runs from, or whose change no test could be asked to see."""
STATEMENTS = (ast.Raise, ast.AugAssign, ast.Continue, ast.Break)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it stands, what it was and is, and which of several equal ones it is."""

    line: int
    function: str
    kind: str
    before: str
    after: str
    number: int

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """What names the change however the lines move."""
        return (self.function, self.kind, self.before, self.after, str(self.number))

    def rank(self, seed: int) -> str:
        """Where a draw of this seed puts the mutant; edits elsewhere do not move it."""
        words = "\0".join((str(seed), *self.identity))
        return sha256(words.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class _Site:
    """A node with the place in its parent that holds it."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    function: str

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    return [_mutant(*change, seen) for change in _changes(ast.parse(source))]


def mutated(source: str, mutant: Mutant) -> str:
    """The text of the module with this one change.

    Raises KeyError when the module has no such mutant.
    """
    tree = ast.parse(source)
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for site, kind, node in _changes(tree):
        if _mutant(site, kind, node, seen).identity == mutant.identity:
            site.put(node)
            return ast.unparse(ast.fix_missing_locations(tree))
    raise KeyError(mutant)


def toothless(source: str) -> str:
    """A test module that runs as before and finds nothing wrong: its asserts are gone."""

    class Pull(ast.NodeTransformer):
        def visit_Assert(self, node: ast.Assert) -> ast.AST:
            return ast.copy_location(ast.Pass(), node)

    return ast.unparse(Pull().visit(ast.parse(source)))


def _mutant(
    site: _Site, kind: str, node: ast.AST, seen: Counter[tuple[str, str, str, str]]
) -> Mutant:
    key = (site.function, kind, ast.unparse(site.node), ast.unparse(node))
    seen[key] += 1
    return Mutant(getattr(site.node, "lineno", 0), *key, seen[key])


def _changes(tree: ast.Module) -> Iterator[tuple[_Site, str, ast.AST]]:
    """Each place with each node that could stand there instead."""
    for site in _sites(tree, ""):
        yield from ((site, kind, node) for kind, node in _instead(site))


def _sites(parent: ast.AST, function: str) -> Iterator[_Site]:
    for field, value in ast.iter_fields(parent):
        if field in UNSEEN:
            continue
        several = isinstance(value, list)
        for number, node in enumerate(value if several else [value]):
            if not isinstance(node, ast.AST) or _is_unseen(node):
                continue
            yield _Site(parent, field, number if several else None, node, function)
            named = isinstance(node, ast.FunctionDef | ast.ClassDef)
            inner = f"{function}.{node.name}".lstrip(".") if named else function  # type: ignore[attr-defined]
            yield from _sites(node, inner)


def _is_unseen(node: ast.AST) -> bool:
    """Names that a module exports, unions of types, and the strictness of zip."""
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    return isinstance(node, ast.Assign) and (
        (isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr))
        or any(isinstance(to, ast.Name) and to.id == "__all__" for to in node.targets)
    )  # fmt: skip


def _instead(site: _Site) -> Iterator[tuple[str, ast.AST]]:
    node = site.node
    if isinstance(node, ast.stmt):
        yield from _statement(node)
    elif (
        site.field in ("test", "ifs") and not isinstance(node, ast.Compare)
    ) or site.field == "ifs":
        yield "always", ast.Constant(True)
    if isinstance(node, ast.Compare):
        for number, op in enumerate(node.ops):
            for other in FLIPS[type(op)]:
                ops = [*node.ops[:number], other(), *node.ops[number + 1 :]]
                yield "compare", ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.expr):
        yield from _expression(node)


def _statement(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    called = isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
    if called or isinstance(node, STATEMENTS):
        yield "dropped", ast.Pass()
    elif isinstance(node, ast.Return) and node.value and not _is_constant(node.value, None):
        yield "return", ast.Return(ast.Constant(None))


def _expression(node: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    """Arithmetic, and/or, not, minus, constants, and calls that have an opposite."""
    match node:
        case ast.BinOp(left, op, right) if type(op) in SWAPS and not _is_text(left, right):
            yield "arithmetic", ast.BinOp(left, SWAPS[type(op)](), right)
        case ast.BoolOp(ast.And(), values):
            yield "bool", ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            yield "bool", ast.BoolOp(ast.And(), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield "sign", operand
        case ast.Constant(bool() as value):
            yield "constant", ast.Constant(not value)
        case ast.Constant(int() | float() as number):
            yield "constant", ast.Constant(number + 1)
        case ast.Call(ast.Name(name), args, keywords) if name in CALLS:
            yield "call", ast.Call(ast.Name(CALLS[name]), args, keywords)
        case ast.Call(ast.Attribute(value, name), args, keywords) if name in CALLS:
            yield "call", ast.Call(ast.Attribute(value, CALLS[name]), args, keywords)


def _is_constant(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _is_text(*nodes: ast.expr) -> bool:
    """Words put together: what else they could do is no question."""
    return any(
        isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for node in nodes
    )
