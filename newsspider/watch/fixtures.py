"""The saved pages of the project, and the records that a person compared with them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scrapy.utils.conf import closest_scrapy_cfg

from newsspider.bylines.authors import without_emails
from newsspider.pages.article import Draft, parse_article
from newsspider.pages.prune import prune
from newsspider.site import Site
from newsspider.sites import SITES


@dataclass(frozen=True)
class Case:
    """A fixture folder tests/fixtures/<site>/<case>."""

    folder: Path

    @property
    def name(self) -> str:
        """`<site>/<case>`."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def site(self) -> Site:
        """The site of the folder; KeyError for one that newsspider does not know."""
        return SITES[self.folder.parent.name]

    @property
    def url(self) -> str:
        """The address of the page. Raises OSError and ValueError."""
        return str(json.loads((self.folder / "meta.json").read_text("utf-8"))["url"])

    @property
    def expected(self) -> dict[str, Any]:
        """The record that a person compared with the page, `{}` before there is one. Raises as `url`."""
        file = self.folder / "expected.json"
        return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}

    def draft(self) -> Draft:
        """The page as it is read now. Raises OSError and NoArticle."""
        return parse_article((self.folder / "page.html").read_text("utf-8"), self.url, self.site)

    def write_expected(self, record: dict[str, Any]) -> None:
        """Replace expected.json."""
        write_json(self.folder / "expected.json", record)


def fixtures_folder() -> Path:
    """tests/fixtures of the project in whose folder, or below it, the command was started."""
    config = closest_scrapy_cfg()
    return (Path(config).parent if config else Path.cwd()) / "tests" / "fixtures"


def cases(folder: Path) -> list[Case]:
    """Every case of a known site, in order; none when the folder is not there."""
    pages = sorted(page.parent for page in folder.glob("*/*/page.html"))
    return [Case(page) for page in pages if page.parent.name in SITES]


def expected_of(draft: Draft) -> dict[str, Any]:
    """The record of `draft` as expected.json holds it: without e-mail addresses and `fetched_at`."""
    article = prune(draft)
    article.authors = without_emails(article.authors)
    record = asdict(article)
    del record["fetched_at"]
    return record


def write_json(path: Path, value: dict[str, Any]) -> None:
    """`value` as a file for people: indented, Korean as it is."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
