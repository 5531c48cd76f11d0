"""The reading core stands without Scrapy."""

import subprocess
import sys

CORE = (
    "items site sites processors loaders structured text noise common_noise bylines companies pages.article"
    " pages.fallback pages.fields pages.listing pages.page pages.pictures pages.plain pages.prune"
)


def test_the_core_imports_no_scrapy() -> None:
    """In a fresh interpreter, so that no other test's import hides one."""
    imports = "; ".join(f"import newsspider.{name}" for name in CORE.split())
    check = f"import sys; {imports}; sys.exit('scrapy' in sys.modules or 'twisted' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
