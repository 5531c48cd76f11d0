"""Articles in the data of pages that a script draws: Next.js, Nuxt, and whatever else assigns JSON."""

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from parsel import Selector

from newsspider.text import one_line

_SENTENCES = 3  # a script with fewer is no article
_TITLE_LEAST = 8  # letters; the page's title may add the site's name to the headline, but not say less
_LONGEST_TITLE = 300  # characters
_PART_KEYS = ("content", "html", "text", "value", "body", "data")  # where the text of one part stands
_WHEN = "(?:date|time|datetime|dt|at|on|ymdt)?"
_KEYS = {  # what such data call the fields
    "published_at": "(?:first)?(?:pub(?:lish(?:ed)?)?|reg(?:ister)?|regist|creat(?:ed?|ion)|service|input)"
    rf"{_WHEN}|date(?:published|created)",
    "modified_at": rf"(?:last)?(?:mod(?:ified|ify)?|upd(?:ated?)?|edit(?:ed)?){_WHEN}|datemodified",
    "authors": r"(?:author|writer|reporter|journalist|byline)s?(?:names?|nm|info)?",
}


def things(page: Selector, titles: Collection[str]) -> list[dict[str, Any]]:
    """The objects, in the data that scripts of the page carry, that have one of `titles` near their top.

    The same data hold other articles too.
    """
    found: list[dict[str, Any]] = []
    for script in page.xpath("//script[not(@src)][not(contains(@type, 'ld+json'))]/text()").getall():
        if script.count("다.") + script.count("\\ub2e4.") >= _SENTENCES:
            objects = (thing for value in _json_values(script) for thing in _objects(value))
            found += [thing for thing in objects if _titled(thing, titles)]
    return found


def texts(thing: dict[str, Any]) -> Iterator[str]:
    """Long texts, plain or HTML, that stand right in `thing`; the parts of one list joined."""
    for value in thing.values():
        if isinstance(value, str) and value.count("다.") >= _SENTENCES:
            yield value
        elif isinstance(value, list):
            parts = [text for part in value if isinstance(part, dict) and (text := _part(part))]
            if parts:
                yield "".join(f"<p>{text}</p>" for text in parts)


def said(found: Iterable[dict[str, Any]], field: str) -> list[str]:
    """What the objects say of `field` (published_at, modified_at or authors), each as text."""
    return [
        text
        for thing in found
        for key, value in thing.items()
        if re.fullmatch(_KEYS[field], re.sub(r"[_-]", "", key), re.I)
        for text in _names(value)
    ]


def _names(value: Any) -> Iterator[str]:
    """A value as texts: itself, or the names in it."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str | int) and not isinstance(name, bool):
            yield str(name)


def _part(part: dict[str, Any]) -> str:
    return next((value for key in _PART_KEYS if isinstance(value := part.get(key), str)), "")


def _json_values(script: str) -> Iterator[Any]:
    """JSON objects that `script` is, or assigns."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for start in re.finditer(r"(?:^|=)\s*(?=\{)", script):
        if start.end() >= position:
            try:
                value, position = decoder.raw_decode(script, start.end())
            except (ValueError, RecursionError):
                continue
            yield value


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def _titled(thing: dict[str, Any], titles: Collection[str]) -> bool:
    near = [
        *thing.values(),
        *(value for inner in thing.values() if isinstance(inner, dict) for value in inner.values()),
    ]
    short = (value for value in near if isinstance(value, str) and len(value) < _LONGEST_TITLE)
    said = (one_line(html.unescape(value)) for value in short)
    return any(text in title for text in said if len(text) >= _TITLE_LEAST for title in titles)
