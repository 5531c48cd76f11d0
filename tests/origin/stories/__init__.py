"""The hand-made stories: one TOML file for each site and layout, read into `Story` values.

A line that begins with `## ` is a sub-heading. What stands above the first story holds for all of them.
"""

import tomllib
from pathlib import Path
from typing import Any

from tests.origin.story import Byline, Heading, Photo, Story

FOLDER = Path(__file__).parent


def default_stories() -> list[Story]:
    """Every hand-made story: all layouts, byline habits and traps that are known of the two sites.

    Raises TypeError for a key that Story does not know.
    """
    stories = []
    for file in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        stories += [_story({**told["all"], **one}) for one in told["story"]]
    return stories


def _story(told: dict[str, Any]) -> Story:
    lines = told.pop("text").strip().splitlines()
    told["paragraphs"] = tuple(
        Heading(line.removeprefix("## ")) if line.startswith("## ") else line for line in lines
    )
    told["authors"] = tuple(Byline(**author) for author in told.get("authors", ()))
    told["images"] = tuple(Photo(**photo) for photo in told.get("images", ()))
    told["companies"] = tuple((name, code) for name, code in told.get("companies", {}).items())
    told["tags"] = tuple(told.get("tags", ()))
    if not told.pop("og_title", True):
        told["og_suffix"] = None
    return Story(**told)
