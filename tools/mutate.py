"""Breaks the program in small ways, one at a time, and tells which breakages no test notices.

    python tools/mutate.py src/issuepress/accuracy --tests tests/accuracy tests/text --sample 200

Each mutant is one change of one place: a comparison or a condition turned round or taken for settled, one
half of an ``and`` lost, a number one larger, a statement left out. It is tried by the tests that run through
its line and by no others, in a process of its own (POSIX only). What the program *says* is not mutated: words
are not tested word by word. Exit 1 below ``--least``.
"""

import argparse
import ast
import contextlib
import copy
import importlib.abc
import importlib.util
import io
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
AT_LEAST, TIMES = (
    20,
    10,
)  # seconds: a mutant that takes this, and so many times what its tests took, is caught
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """One node of a file, the ``number``th, and what stands there instead."""

    path: Path
    number: int
    line: int
    before: str
    after: ast.AST
    on_import: bool

    def __str__(self) -> str:
        where = f"{self.path.relative_to(ROOT)}:{self.line}"
        return f"{where}: {_short(self.before)}  ->  {_short(ast.unparse(self.after))}"

    @property
    def tree(self) -> ast.Module:
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        _put(tree, list(ast.walk(tree))[self.number], self.after)
        return ast.fix_missing_locations(tree)


@dataclass
class Watch:
    """A pytest plugin: which lines of the files each test runs through, and how long it takes."""

    files: set[str]
    lines: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def pytest_configure(self) -> None:
        from hypothesis import settings

        settings.register_profile("mutate", derandomize=True, database=None)
        settings.load_profile("mutate")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        def enter(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
            return each if frame.f_code.co_filename in self.files else None

        def each(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
            self.lines[frame.f_code.co_filename, frame.f_lineno].add(item.nodeid)
            return each

        started, before = time.monotonic(), sys.gettrace()
        sys.settrace(enter)
        try:
            return (yield)
        finally:
            sys.settrace(before)
            self.seconds[item.nodeid] = time.monotonic() - started

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def main() -> None:
    arguments = _arguments()
    files = [file for path in arguments.paths for file in _python_files(path.resolve())]
    sys.dont_write_bytecode = False  # else every process rewrites the tests' asserts anew
    sys.path[:0] = [str(SOURCE), str(ROOT / "tests")]
    os.chdir(ROOT)
    watch = Watch(set(map(str, files)))
    _run(arguments.tests, watch)
    if watch.failed:
        print(f"left out, for they fail as it is: {', '.join(watch.failed)}")
    mutants = [mutant for file in files for mutant in mutants_of(file)]
    tried = random.Random(arguments.seed).sample(mutants, min(arguments.sample, len(mutants)))
    survivors = [mutant for mutant in sorted(tried, key=str) if not _caught(mutant, watch, arguments.tests)]
    caught = len(tried) - len(survivors)
    share = f"{caught} of {len(tried)} caught, {caught / max(1, len(tried)):.0%}"
    print(f"{share} ({len(mutants)} mutants in {len(files)} files)")
    sys.exit(caught < arguments.least / 100 * len(tried))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", type=Path, nargs="+", help="files or folders to break")
    parser.add_argument("--tests", nargs="+", default=["tests"])
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="of all mutants (default 100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0, metavar="PERCENT")
    return parser.parse_args()


def _python_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


# --- the mutants of a file ---------------------------------------------------------------------------


def mutants_of(path: Path) -> list[Mutant]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {line for function in functions for part in function.body for line in _lines(part)}
    return [
        Mutant(path, number, line, ast.unparse(node), after, line not in inside)
        for number, node in enumerate(ast.walk(tree))
        for after in _instead(node)
        for line in [next(_lines(node))]
    ]


def _lines(node: ast.AST) -> Iterator[int]:
    return (found.lineno for found in ast.walk(node) if hasattr(found, "lineno"))


def _instead(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - one fork, a branch for each kind
    match node:
        case ast.Compare(ops=[op], left=left, comparators=right) if type(op) in OTHER:
            yield ast.Compare(left, [OTHER[type(op)]()], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(OTHER[type(op)](), values)
            for lost in range(len(values)):
                kept = values[:lost] + values[lost + 1 :]
                yield kept[0] if len(kept) == 1 else ast.BoolOp(op, kept)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(op=op, left=left, right=right) if type(op) in OTHER and not _words(left, right):
            yield ast.BinOp(left, OTHER[type(op)](), right)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.If(test=test, body=body, orelse=other) if not isinstance(
            test, ast.UnaryOp | ast.Compare | ast.BoolOp
        ):
            yield from (ast.If(ast.Constant(settled), body, other) for settled in (True, False))
        case ast.IfExp(body=body, orelse=other):
            yield from (body, other)
        case ast.comprehension(target=target, iter=iterated, ifs=ifs, is_async=is_async) if ifs:
            yield from (
                ast.comprehension(target, iterated, ifs[:lost] + ifs[lost + 1 :], is_async)
                for lost in range(len(ifs))
            )
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=keywords) if name in NAMES:
            yield ast.Call(ast.Name(NAMES[name], ast.Load()), arguments, keywords)
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue():
            yield ast.Pass()


def _words(*nodes: ast.AST) -> bool:
    """Texts and lists: a minus between them fails at once and proves nothing."""
    return any(
        isinstance(node, ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp) for node in nodes
    ) or any(isinstance(node, ast.Constant) and isinstance(node.value, str) for node in nodes)


def _put(tree: ast.AST, target: ast.AST, after: ast.AST) -> None:
    after = copy.deepcopy(after)
    if hasattr(target, "lineno"):
        ast.copy_location(after, target)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, after)
            elif isinstance(value, list) and any(item is target for item in value):
                value[:] = [after if item is target else item for item in value]


# --- a mutant under test -----------------------------------------------------------------------------


def _caught(mutant: Mutant, watch: Watch, tests: list[str]) -> bool:
    """Whether a test fails, dies or hangs with it. Code that runs on import is tried by all tests."""
    through = watch.lines.get((str(mutant.path), mutant.line), set()).difference(watch.failed)
    asked = sorted(through, key=watch.seconds.__getitem__)
    caught = bool(asked or mutant.on_import) and _fails(mutant, asked or tests, watch)
    if not caught:
        print(mutant, "" if asked or mutant.on_import else "(no test runs through it)", flush=True)
    return caught


def _fails(mutant: Mutant, tests: list[str], watch: Watch) -> bool:
    limit = max(AT_LEAST, TIMES * sum(watch.seconds.get(name, 1) for name in tests))
    if not (child := os.fork()):
        signal.alarm(int(limit))
        os._exit(_tried(mutant, [*tests, *(f"--deselect={name}" for name in watch.failed)]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _tried(mutant: Mutant, tests: list[str]) -> int:
    for name in [name for name in sys.modules if name.partition(".")[0] in {"issuepress", *_of_tests()}]:
        del sys.modules[name]
    sys.meta_path.insert(0, Mutated(mutant))
    return int(_run(["-x", *tests]))


def _of_tests() -> set[str]:
    return {path.stem for path in (ROOT / "tests").iterdir()} | {"tests", "conftest"}


def _run(tests: list[str], *plugins: object) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return pytest.main(["-q", "-p", "no:cacheprovider", *tests], plugins=list(plugins))


class Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from the mutant's tree."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        parts = mutant.path.relative_to(SOURCE).with_suffix("").parts
        self.name = ".".join(parts).removesuffix(".__init__")

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        package = [str(self.mutant.path.parent)] if self.mutant.path.name == "__init__.py" else None
        spec = importlib.util.spec_from_loader(
            name, self, origin=str(self.mutant.path), is_package=bool(package)
        )
        if package:
            spec.submodule_search_locations = package
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.mutant.path)
        exec(compile(self.mutant.tree, str(self.mutant.path), "exec"), module.__dict__)


def _short(code: str) -> str:
    return code if len(line := " ".join(code.split())) < 70 and "\n" not in code else f"{line[:69]}…"


if __name__ == "__main__":
    main()
