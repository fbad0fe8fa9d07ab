"""The shape of the house: who may import whom, one door for each foreign library, a quiet core."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "reportdiff"

# Rooms in the order data takes. A room may import only rooms named in its grant, all of them before it.
# The test fails for an import that is not granted and for a grant that nobody uses.
GRANTS: dict[str, set[str]] = {
    "errors": set(),
    "_version": set(),
    "_window": set(),
    "model": set(),
    "countries": {"errors"},
    "families": {"errors"},
    "tokens": {"model"},
    "words": {"model", "tokens"},
    "align": {"model", "tokens", "words"},
    "units": {"families"},
    "sections": {"model", "families", "units"},
    "intake": {"errors", "_version", "model", "countries"},
    "read": {"model", "countries", "families", "sections", "intake"},
    "figures": {"model", "families", "units"},
    "changes": {"model", "families", "words", "align", "units"},
    "leads": {"model", "tokens"},
    "printed": {"model"},
    "compare": {"model", "families", "sections", "figures", "changes", "leads", "printed"},
    "history": {"model", "families", "words", "align", "units", "sections", "figures", "printed"},
    "corpus": {"model", "tokens", "families"},
    "frames": {"model", "changes"},
    "publish": {"errors"},
    "library": {"errors", "model", "countries", "families", "intake", "read", "compare"},
    "adding": {"errors", "model", "countries", "families", "sections", "intake", "read", "library", "publish"},
    "faces": {
        "errors",
        "_version",
        "model",
        "tokens",
        "families",
        "align",
        "units",
        "figures",
        "changes",
        "library",
        "adding",
    },
    "site": {"errors", "model", "families", "read", "compare", "history", "corpus", "library", "faces", "publish"},
    "cli": {
        "errors",
        "_version",
        "model",
        "families",
        "read",
        "figures",
        "compare",
        "history",
        "library",
        "adding",
        "faces",
        "publish",
        "site",
    },
}

# Foreign libraries, each with the only files that may import it.
DOORS: dict[str, set[str]] = {
    "click": {"cli"},
    "diff_match_patch": {"words.py"},
    "httpx": {"intake/fetch.py"},
    "jinja2": {"faces/html"},
    "markdown_it": {"read/markdown.py"},
    "markupsafe": {"faces/html"},
    "msgspec": {"faces/documents.py", "faces/history_documents.py", "faces/site_documents.py", "faces/as_json.py"},
    "pandas": {"frames.py"},
    "pypdfium2": {"intake/pdf.py"},
    "selectolax": {"intake/html.py"},
}

# Rooms that may touch the world: files, network, clock, environment, processes.
EDGE = {"intake", "library", "read", "adding", "publish", "cli", "site"}
WORLD = {"datetime", "os", "random", "secrets", "socket", "subprocess", "time", "urllib.request"}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imports(path: Path) -> frozenset[str]:
    """All modules a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "reportdiff":
                found |= {f"reportdiff.{alias.name}" for alias in node.names}
            else:
                found.add(node.module)
    return frozenset(found)


def actual_grants() -> dict[str, set[str]]:
    grants: dict[str, set[str]] = defaultdict(set)
    for path in sources():
        room = room_of(path)
        if room in {"__init__", "__main__"}:
            continue
        grants[room] |= {name.split(".")[1] for name in imports(path) if name.startswith("reportdiff.")} - {room}
    return dict(grants)


def test_every_room_imports_exactly_what_it_is_granted() -> None:
    assert actual_grants() == GRANTS


def test_grants_lead_one_way_only() -> None:
    order = list(GRANTS)
    backwards = [(room, other) for room, others in GRANTS.items() for other in others
                 if order.index(other) >= order.index(room)]  # fmt: skip
    assert backwards == []


def test_no_import_cycle_hides_inside_a_room() -> None:
    names = {".".join(("reportdiff", *p.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): p
             for p in sources()}  # fmt: skip
    graph = {name: {i for i in imports(path) if i in names and i != name} for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def in_door(path: Path, doors: set[str]) -> bool:
    relative = path.relative_to(PACKAGE).as_posix()
    return any(relative == door or relative.startswith(f"{door}/") for door in doors)


def test_each_foreign_library_comes_in_by_its_door_only() -> None:
    foreign = defaultdict(set)
    for path in sources():
        for name in imports(path):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top != "reportdiff":
                foreign[top].add(path)
    assert set(foreign) == set(DOORS)
    astray = [(lib, p.name) for lib, paths in foreign.items() for p in paths if not in_door(p, DOORS[lib])]
    assert astray == []


def test_the_core_is_quiet() -> None:
    loud = [
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in sources()
        if room_of(path) not in EDGE
        for name in imports(path)
        if name in WORLD
    ]
    assert loud == []


def test_only_the_command_line_prints() -> None:
    printing = [
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if room_of(path) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


@pytest.mark.parametrize(("limit", "what"), [(300, "file"), (45, "function")])
def test_rooms_stay_small(limit: int, what: str) -> None:
    large = []
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if what == "file" and text.count("\n") > limit:
            large.append(f"{path.relative_to(PACKAGE)}: {text.count(chr(10))} lines")
        large += [
            f"{path.relative_to(PACKAGE)}:{node.name}"
            for node in ast.walk(ast.parse(text))
            if what == "function" and isinstance(node, ast.FunctionDef)
            if (node.end_lineno or 0) - node.lineno + 1 > limit
        ]
    assert large == []


def public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes of a module that others may use, and the methods of those classes."""
    found = [n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    return found + [inner for n in found if isinstance(n, ast.ClassDef) for inner in public(n.body)]


def test_everything_public_says_what_it_is_for() -> None:
    silent = []
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(path.name)
        silent += [f"{path.relative_to(PACKAGE)}:{n.name}" for n in public(tree.body) if not ast.get_docstring(n)]
    assert silent == []


# Loaded by a command that does not need them, each of these would be felt on every call.
HEAVY = ("pandas", "numpy", "httpx", "selectolax", "jinja2", "pypdfium2", "markdown_it", "msgspec", "multiprocessing")


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("diff", "{old}", "{new}"), ("sections", "{new}"), ("diff", "--help")],
    ids=" ".join,
)
def test_heavy_libraries_stay_shut_for_commands_that_do_not_need_them(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    for name in ("old", "new"):
        (tmp_path / f"{name}.txt").write_text(f"Vellmark (Tier 2)\n\nA {name} sentence about it.\n", encoding="utf-8")
    given = [a.format(old=tmp_path / "old.txt", new=tmp_path / "new.txt") for a in arguments]
    script = (
        "import sys\nfrom reportdiff.cli import main\n"
        f"main({given!r}, standalone_mode=False)\n"
        f"sys.stderr.write('LOADED ' + ' '.join(n for n in {HEAVY!r} if n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.rsplit("LOADED", 1)[1].split() == []
