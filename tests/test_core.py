"""The reading core stands without Scrapy."""

import subprocess
import sys

CORE = """
items site sites processors loaders structured text dates noise common_noise bylines companies
pages.access pages.article pages.decoding pages.fallback pages.fields pages.listing pages.page pages.pictures
pages.plain pages.prune arguments ledger
"""


def test_the_core_works_where_scrapy_cannot_be_imported() -> None:
    """In an interpreter of its own, in which any import of Scrapy or Twisted fails."""
    imports = "; ".join(f"import newsspider.{name}" for name in CORE.split())
    blocked = "import sys; sys.modules.update(scrapy=None, twisted=None)"
    run = subprocess.run(
        [sys.executable, "-c", f"{blocked}; {imports}"], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
