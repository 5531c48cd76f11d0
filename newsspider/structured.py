"""JSON-LD, OpenGraph and meta elements, as publishers really write them."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from parsel import Selector

_ARTICLE = re.compile(r"(?:^|/)(?:\w*Article|\w*NewsItem|BlogPosting|Report)$")


def meta_values(page: Selector) -> dict[str, list[str]]:
    """Contents of the page's meta elements by their `property`, `name` or `itemprop`, in lower case."""
    values: dict[str, list[str]] = {}
    for node in page.xpath("//meta[@content]"):
        content = node.attrib["content"].strip()
        for key in {node.attrib.get(kind, "").strip().lower() for kind in ("property", "name", "itemprop")}:
            if key and content:
                values.setdefault(key, []).append(content)
    return values


def articles(page: Selector) -> list[dict[str, Any]]:
    """The JSON-LD objects of the page that are articles; broken scripts are passed over."""
    found = []
    for script in page.xpath("//script[contains(@type, 'ld+json')]/text()").getall():
        found += [thing for thing in _things(loads(script)) if _is_article(thing)]
    return found


def loads(text: str) -> Any:
    """The JSON value that `text` holds, None when it holds none.

    Publishers wrap it in comments or CDATA, end it with a semicolon, and leave raw newlines in strings.

    >>> loads('/* <![CDATA[ */ {"headline": "둘째\\n줄",} /* ]]> */')
    {'headline': '둘째\\n줄'}
    """
    text = _unwrapped(text)
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt.strip(), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    """`text` without what publishers put around the value."""
    opened = re.search(r"\[\s*\{|\{", text)
    end = text.rfind("}") + 1
    if opened and opened[0] != "{":
        end = text.find("]", end) + 1
    return text[opened.start() : end] if opened else ""


def values_at(thing: Any, path: str) -> list[str]:
    """The texts at `path` (keys joined by dots) of a JSON value; lists are walked through.

    >>> values_at({"author": [{"name": "김혜영"}, {"name": "이수빈"}]}, "author.name")
    ['김혜영', '이수빈']
    """
    level = [thing]
    for key in path.split("."):
        level = [
            value[key] for item in level for value in _flat(item) if isinstance(value, dict) and key in value
        ]
    texts = [value for item in level for value in _flat(item) if isinstance(value, str | int) and value != ""]
    return [html.unescape(str(text)) for text in texts if not isinstance(text, bool)]


def _things(value: Any) -> Iterator[dict[str, Any]]:
    for thing in _flat(value):
        if isinstance(thing, dict):
            yield thing
            yield from _things(thing.get("@graph"))
            yield from _things(thing.get("mainEntity"))


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_article(thing: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(str(kind)) for kind in _flat(thing.get("@type")))
