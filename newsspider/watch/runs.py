"""What crawls of a site met: one line a crawl in OUTPUT_DIR/runs/<site>.ndjson, and samples made of them.

The file ends in .ndjson, not .jsonl, so that no reader of OUTPUT_DIR/*/*.jsonl takes it for articles.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

ENOUGH = 10  # article pages without which nothing is judged; smaller crawls wait for the next ones
REFUSED = ("gone", "login", "list", "photo", "no-text")  # a page that gave no draft of an article
LOST = (*REFUSED, "no-title", "no-published_at", "short-text", "in-future")

_WATCHED = ("tried/", "fired/", "layout/", "reading/", "dropped/", "truncated/", "unreadable/")
_WATCHED_ONE = ("article/parsed", "article/listed", "written", "replaced_characters")


def watched(stats: Mapping[str, Any]) -> Counter[str]:
    """The counts of a crawl's stats that say how its pages were read."""
    return Counter(
        {name: n for name, n in stats.items() if name.startswith(_WATCHED) or name in _WATCHED_ONE}
    )


@dataclass
class Sample:
    """The counts of one crawl, or of several small ones that are judged as one; shares go from 0 to 1."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def parsed(self) -> int:
        """Pages that were read as an article."""
        return self.counts["article/parsed"]

    @property
    def pages(self) -> int:
        """Pages that were read, or that gave no article."""
        return self.parsed + sum(self.counts[f"dropped/{reason}"] for reason in REFUSED)

    @property
    def enough(self) -> bool:
        """Whether the sample is large enough to be judged."""
        return self.pages >= ENOUGH

    @cached_property
    def rules(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How often each rule was tried and how often it fired, by field and rule."""
        names = [name.split("/", 2)[1:] for name in self.counts if name.startswith("tried/")]
        return {
            (field, rule): (self.counts[f"tried/{field}/{rule}"], self.counts[f"fired/{field}/{rule}"])
            for field, rule in names
        }

    @cached_property
    def shares(self) -> dict[str, float]:
        """`layout/<name or none>`, `found/<field>`, `truncated/<reason>`, `unreadable/<field>` of the pages
        read, `lost/<reason>` of all pages, `fallback/<field>` of the pages that gave the field.
        """
        if not self.parsed:
            return self._lost()
        fired: Counter[str] = Counter()
        shares = {}
        for (name, rule), (_, times) in self.rules.items():
            fired[name] += times
            if name == "text":
                shares[f"layout/{rule.partition(': ')[0]}"] = times / self.parsed
        if "text" in fired:
            shares["layout/none"] = 1 - fired.pop("text") / self.parsed
        for name, times in fired.items():
            shares[f"found/{name}"] = times / self.parsed
            if times and (name, "fallback") in self.rules:
                shares[f"fallback/{name}"] = self.rules[name, "fallback"][1] / times
        for name, number in self.counts.items():
            if name.startswith(("truncated/", "unreadable/")):
                shares[name] = number / self.parsed
        return shares | self._authors() | self._lost()

    def _authors(self) -> dict[str, float]:
        """Authors may come out of the text after the rules were tried, so the records are asked."""
        written = sum(n for name, n in self.counts.items() if name.startswith("reading/authors/"))
        found = written - self.counts["reading/authors/none"]
        if not found:
            return {}
        fallback = self.counts["reading/authors/fallback"]
        return {"found/authors": found / written, "fallback/authors": fallback / found}

    def _lost(self) -> dict[str, float]:
        lost = {reason: self.counts[f"dropped/{reason}"] for reason in LOST}
        return {f"lost/{reason}": number / self.pages for reason, number in lost.items() if number}


@dataclass(frozen=True)
class History:
    """What earlier crawls left: judged samples in which nothing was wrong, oldest first, and the small crawls
    since the last judgement; `unreadable` is the number of lines that could not be read.
    """

    sound: list[Sample]
    waiting: Sample
    unreadable: int = 0

    @classmethod
    def read(cls, path: Path) -> "History":
        """The history in `path`, an empty one when it is not there. Raises OSError."""
        try:
            lines = path.read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            lines = []
        sound, waiting, unreadable = [], Sample(), 0
        for line in lines:
            try:
                run = json.loads(line)
                counts, judged, warned = Counter(run["counts"]), run["judged"], run["warnings"]
            except (ValueError, KeyError, TypeError):  # torn by a full disk
                unreadable += 1
                continue
            waiting = Sample(waiting.counts + counts)
            if judged:
                sound += [] if warned else [waiting]
                waiting = Sample()
        return cls(sound, waiting, unreadable)


def append(path: Path, site: str, finished_at: str, run: Sample, warnings: Iterable[str] | None) -> None:
    """Add the line of a crawl in one write; `warnings` is None when it was not judged. Raises OSError."""
    line = {
        "site": site,
        "finished_at": finished_at,
        "pages": run.pages,
        "judged": warnings is not None,
        "warnings": list(warnings or ()),
        "shares": {name: round(share, 4) for name, share in sorted(run.shares.items())},
        "rules": {
            f"{name}/{rule}": round(fired / tried, 4) for (name, rule), (tried, fired) in run.rules.items()
        },
        "counts": dict(run.counts),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        whole = file.seek(0, os.SEEK_END) == 0 or _last_byte(path) == b"\n"
        # One write to a file opened for appending: crawls that end at the same time do not mix their lines.
        file.write((b"" if whole else b"\n") + json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
