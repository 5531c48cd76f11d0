"""Every field of every fixture: a page, and the record that a person compared with it.

A new page is a new folder `fixtures/<site>/<case>/` with `page.html`, `meta.json` and `expected.json`.
"""

import json
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsspider.bylines.authors import without_emails
from newsspider.items import Article
from newsspider.pages.article import parse_article
from newsspider.pages.prune import prune
from newsspider.sites import SITES

FIXTURES = Path(__file__).parent / "fixtures"
CASES = sorted(path.parent.relative_to(FIXTURES).as_posix() for path in FIXTURES.glob("*/*/page.html"))
FIELDS = [field.name for field in fields(Article) if field.name != "fetched_at"]


@cache
def read(case: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record of a case as it is read, and as it is expected."""
    folder = FIXTURES / case
    url = json.loads((folder / "meta.json").read_text())["url"]
    article = prune(parse_article((folder / "page.html").read_text(), url, SITES[case.split("/")[0]]))
    article.authors = without_emails(article.authors)
    return asdict(article), json.loads((folder / "expected.json").read_text())


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES)
def test_field(case: str, field: str) -> None:
    have, expected = read(case)
    assert have[field] == expected[field]


def test_every_layout_has_a_fixture() -> None:
    shown = {(case.split("/")[0], read(case)[1]["reading"]["layout"]) for case in CASES}
    known = {(site.name, layout.name) for site in SITES.values() for layout in site.layouts}
    assert known <= shown
