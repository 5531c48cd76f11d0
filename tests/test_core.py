"""The reading core stands without Scrapy, and rooms lean only on rooms below them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import newsspider

HOUSE = Path(newsspider.__file__).parent
FLOORS = (  # from the ground up: a room may know those of the floors below, none above
    "items text houses",
    "processors dates noise structured embedded reservations companies schema",
    "bylines common_noise site",
    "margins loaders sites arguments",
    "pages ledger",
    "export",
    "spiders rendering",
    "watch pipelines middlewares settings",
    "extensions",
    "commands",
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms.split()}
CORE = {room for room, number in FLOOR_OF.items() if number <= FLOOR_OF["ledger"]}


def modules() -> Iterator[tuple[str, Path]]:
    """Each module of the house with the room it stands in."""
    for path in sorted(HOUSE.rglob("*.py")):
        if path.parent != HOUSE or path.name != "__init__.py":
            yield path.relative_to(HOUSE).with_suffix("").parts[0], path


def known_by(path: Path) -> Iterator[str]:
    """The rooms that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "newsspider":
            yield from (name.name for name in node.names if name.name in FLOOR_OF)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsspider."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"{path}: rooms are named in full")
        elif isinstance(node, ast.Import):
            whole = (name.name.split(".") for name in node.names)
            yield from (parts[1] for parts in whole if parts[0] == "newsspider" and len(parts) > 1)


def test_every_room_has_its_floor() -> None:
    assert {room for room, _ in modules()} == set(FLOOR_OF)


def test_no_room_knows_one_above_it() -> None:
    upward = [
        f"{path.relative_to(HOUSE)} knows {other}"
        for room, path in modules()
        for other in known_by(path)
        if other != room and FLOOR_OF[other] >= FLOOR_OF[room]
        if {room, other} != {"spiders", "rendering"}  # drawing asks the spider whom it draws for
    ]
    assert not upward


def test_the_core_works_where_scrapy_cannot_be_imported() -> None:
    """In an interpreter of its own, in which any import of Scrapy or Twisted fails."""
    core = [path.relative_to(HOUSE.parent).with_suffix("") for room, path in modules() if room in CORE]
    imports = "; ".join(f"import {'.'.join(path.parts)}" for path in core if path.name != "__init__")
    blocked = "import sys; sys.modules.update(scrapy=None, twisted=None)"
    run = subprocess.run(
        [sys.executable, "-c", f"{blocked}; {imports}"], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
