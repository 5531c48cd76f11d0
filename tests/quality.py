"""How well pages are read: `make quality`, over the project's fixtures and any folder of pages with gold.

Each page is read twice, with the rules of its site and without: the second is what a redesign looks like. A
folder holds `NAME.html` with `NAME.json` beside it: a record, or `{"kind": "none"}` for a page that holds no
article; `url` in it is optional, fields that it leaves out are not compared.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from newsspider.bylines.edges import is_byline
from newsspider.common_noise import COMMON_NOISE
from newsspider.noise import drop_lines
from newsspider.pages.article import NoArticle, parse_article
from newsspider.pages.prune import prune
from newsspider.site import ArticleLink, Listing, Site
from newsspider.sites import SITES
from newsspider.text import Line

FIXTURES = Path(__file__).parent / "fixtures"
FLOOR = Path(__file__).parent / "quality_floor.json"
FIELDS = ("title", "subtitle", "authors", "published_at", "modified_at", "section")
UNKNOWN = Site(
    name="unknown",
    publisher="",
    hosts=("unknown.invalid",),
    articles=(ArticleLink("/(?P<id>.+)", "https://unknown.invalid/{id}"),),
    listings=(Listing(name="home", url="https://unknown.invalid/"),),
)


@dataclass(frozen=True)
class Case:
    """A page with its gold; `gold` is None when the page holds no article."""

    name: str
    page: str
    url: str
    site: Site
    gold: dict[str, Any] | None


@dataclass(frozen=True)
class Score:
    """How one page was read: body precision and recall (0 to 1), fields read right, noise lines left."""

    case: str
    precision: float
    recall: float
    exact: bool
    right: dict[str, bool]
    noise: tuple[str, ...]
    refused: str = ""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def fixtures() -> Iterator[Case]:
    """The project's own pages."""
    for folder in sorted(path.parent for path in FIXTURES.glob("*/*/page.html")):
        meta = json.loads((folder / "meta.json").read_text())
        gold = json.loads((folder / "expected.json").read_text())
        name = f"{folder.parent.name}/{folder.name}"
        yield Case(name, (folder / "page.html").read_text(), meta["url"], SITES[folder.parent.name], gold)


def folder_cases(folder: Path) -> Iterator[Case]:
    """The pages of `folder` that have gold."""
    for page in sorted(folder.glob("*.html")):
        if (gold_file := page.with_suffix(".json")).exists():
            gold = json.loads(gold_file.read_text())
            url = gold.get("url", "https://unknown.invalid/page")
            site = next((site for site in SITES.values() if site.identify(url)), UNKNOWN)
            text = page.read_text(encoding="utf-8", errors="replace")
            yield Case(page.stem, text, url, site, None if gold.get("kind") == "none" else gold)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of four tokens; a shorter text is one run."""
    tokens = text.split()
    return {tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3))} if tokens else set()


def score(case: Case, rules: bool) -> Score:
    """Read `case` with or without the rules of its site and compare with the gold."""
    site = case.site if rules else replace(case.site, layouts=(), noise=())
    try:
        have = asdict(prune(parse_article(case.page, case.url, site)))
    except NoArticle as refusal:
        rightly = float(case.gold is None)
        return Score(case.name, rightly, rightly, case.gold is None, {}, (), refusal.reason)
    if case.gold is None:
        return Score(case.name, 0.0, 0.0, False, {}, ("invented article",))
    wanted, got = shingles(case.gold["text"]), shingles(have["text"])
    common = len(wanted & got)
    right = {name: same(name, case.gold[name], have[name]) for name in FIELDS if name in case.gold}
    return Score(
        case.name,
        common / len(got) if got else 0.0,
        common / len(wanted) if wanted else 1.0,
        have["text"] == case.gold["text"],
        right,
        tuple(leftovers(have["text"], case.gold["text"])),
    )


def same(field: str, wanted: Any, have: Any) -> bool:
    """Whether a field is right; an author's address counts only where the gold gives it."""
    if field != "authors":
        return bool(wanted == have)
    blank = [
        author if want.get("email") else author | {"email": ""}
        for author, want in zip(have, wanted, strict=False)
    ]
    return len(have) == len(wanted) and blank == wanted


def leftovers(text: str, gold: str) -> Iterator[str]:
    """Lines of `text` that the gold does not have and that a rule or a byline's form knows as noise."""
    expected = set(gold.split("\n"))
    for line in text.split("\n"):
        if line not in expected:
            dropped = drop_lines([Line(line)], COMMON_NOISE)[1]
            if kind := next(iter(dropped), "byline" if is_byline(line) else ""):
                yield f"{kind}: {line[:40]}"


def means(scores: list[Score]) -> dict[str, float]:
    """The figures of one run: mean body F1, share of exact bodies, share right of each field."""
    figures = {"f1": sum(one.f1 for one in scores) / len(scores)}
    figures["exact"] = sum(one.exact for one in scores) / len(scores)
    for name in FIELDS:
        counted = [one.right[name] for one in scores if name in one.right]
        figures[name] = sum(counted) / len(counted) if counted else 1.0
    return {name: round(value, 4) for name, value in figures.items()}


def table(title: str, scores: list[Score]) -> str:
    """One run as text: a row a page, the means below."""
    rows = [f"{title}\n{'page':42} {'P':>6} {'R':>6} {'F1':>6} exact  wrong fields, noise left"]
    for one in scores:
        wrong = [name for name, right in one.right.items() if not right] + list(one.noise)
        note = f"refused: {one.refused}" if one.refused else ", ".join(wrong)
        rows.append(
            f"{one.case:42} {one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f}"
            f" {'yes' if one.exact else 'no':5}  {note}"
        )
    return "\n".join([*rows, " ".join(f"{name} {value:.3f}" for name, value in means(scores).items()), ""])


def measure(cases: list[Case]) -> dict[str, list[Score]]:
    """The scores of both runs."""
    return {
        "with the site's rules": [score(case, True) for case in cases],
        "rules off": [score(case, False) for case in cases],
    }


def main() -> int:
    """Print both runs, hold the fixtures against the floor; 1 when a figure lies below it."""
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of pages with gold, instead of the fixtures")
    parser.add_argument(
        "--set-floor", action="store_true", help="take these figures as the floor, lower ones too"
    )
    options = parser.parse_args()
    runs = measure(list(folder_cases(options.pages) if options.pages else fixtures()))
    for title, scores in runs.items():
        print(table(title, scores))
    if options.pages:
        return 0
    figures = {title: means(scores) for title, scores in runs.items()}
    if options.set_floor:
        FLOOR.write_text(json.dumps(figures, indent=2) + "\n")
    return report_drops(figures, json.loads(FLOOR.read_text()))


def report_drops(figures: dict[str, dict[str, float]], floor: dict[str, dict[str, float]]) -> int:
    """Name each figure below the floor; 1 when there is one."""
    low = [
        f"{run}: {name} is {figures[run][name]}, the floor is {least}"
        for run, least_of in floor.items()
        for name, least in least_of.items()
        if figures[run][name] < least
    ]
    print("\n".join(low) or "no figure below the floor", file=sys.stderr if low else sys.stdout)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
