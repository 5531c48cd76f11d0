"""Every command of README.md, run in the order of the page against the origin, in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.origin import Origin

BLOCK = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ADDRESS = "https://www.sedaily.com/article/20010602"
PAGE = PROJECT / "tests" / "fixtures" / "sedaily" / "2026" / "page.html"
ENDS = {  # how a command ends that does not end with 0, and what each says
    "make crawl": (0, "articles listed"),
    "crawl sedaily -a url": (0, "Closing spider (finished)"),
    "extract": (0, '"schema_version": 1'),
    "ledger status": (0, "sentv"),
    "ledger verify": (0, "agree"),
    "export": (0, "articles in july.parquet"),
    "checksites": (1, "sentv FAILED"),
    "savepage": (0, "compare expected.json"),
    "reparse": (0, "pages read"),
}


def commands(name: str) -> list[str]:
    """The command lines of a document's plain blocks, without what they mean."""
    blocks = BLOCK.findall((PROJECT / name).read_text("utf-8"))
    lines = [re.sub(r"\s+# .*", "", line) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(("make ", ".venv/"))]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that asks without delay, with this environment as its .venv."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("newsspider", "tests"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(PROJECT / "Makefile", folder)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = hasty\n")
    (folder / "hasty.py").write_text(
        "from newsspider.settings import *\nDOWNLOAD_DELAY, AUTOTHROTTLE_ENABLED = 0, False\n"
    )
    (folder / "page.html").write_bytes(PAGE.read_bytes())
    return folder


def test_commands_of_the_readme(project: Path) -> None:
    told = [command for command in commands("README.md") if command != "make test"]
    assert len(told) >= 11
    with Origin() as origin:
        for command in told:
            status, words = next(end for part, end in ENDS.items() if part in command)
            literal = command.replace("https://…", ADDRESS).replace("savepage URL", f"savepage {ADDRESS}")
            literal = literal.replace("make ", "make -o .venv/crawl ")  # this environment is made already
            plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
            done = subprocess.run(
                ["sh", "-c", literal], cwd=project, env=plain | origin.environ,
                capture_output=True, text=True, check=False, timeout=300,
            )  # fmt: skip
            assert done.returncode == status, (command, done.stdout, done.stderr)
            assert words in done.stdout + done.stderr, (command, done.stdout, done.stderr)


def test_question_of_the_readme(project: Path) -> None:
    block = re.search(
        r"^```python\n(.*?)^```$", (PROJECT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert block
    done = subprocess.run(
        [sys.executable, "-c", block[1]], cwd=project, env=os.environ | {"PYTHONPATH": str(project)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2025-07-17" in done.stdout


def test_both_readmes_give_the_same_commands() -> None:
    assert commands("README.ko.md") == commands("README.md")
