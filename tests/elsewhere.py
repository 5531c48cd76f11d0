"""The project's commands in a project folder of the test's own, so that nothing is written into this one."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import AT_ONCE, PROJECT, Run


def project(folder: Path) -> Path:
    """Make `folder` a project that uses newsspider's settings."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = newsspider.settings\n")
    return folder


def scrapy_in(folder: Path, *args: str, environ: dict[str, str] | None = None) -> Run:
    """`scrapy ARGS` in `folder`, every warning an error."""
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "scrapy", *args, *AT_ONCE],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(PROJECT), **(environ or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)
