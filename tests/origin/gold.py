"""The expected record of a story, built from the story alone and never from a page."""

from typing import Any

from newsspider.items import SCHEMA_VERSION, text_hash
from tests.origin.story import Story

PUBLISHERS = {"sedaily": "서울경제", "sentv": "서울경제TV"}
ADDRESSES = {
    ("sedaily", "2016"): "https://www.sedaily.com/NewsView/{}",
    ("sedaily", "2020"): "https://www.sedaily.com/NewsView/{}",
    ("sedaily", "2026"): "https://www.sedaily.com/article/{}",
    ("sentv", "2023"): "https://www.sentv.co.kr/news/view/{}",
    ("sentv", "2024"): "https://www.sentv.co.kr/article/view/{}",
    ("sentv", "unknown"): "https://www.sentv.co.kr/article/view/{}",
}


def address(story: Story) -> str:
    """The canonical URL."""
    return ADDRESSES[story.site, story.layout].format(story.id)


def record(story: Story, *, emails: bool = False) -> dict[str, Any]:
    """Every field of Article in order, except `fetched_at` and `reading`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": story.record_id,
        "site": story.site,
        "url": address(story),
        "publisher": PUBLISHERS[story.site],
        "language": "ko",
        "section": story.section,
        "title": story.title,
        "subtitle": story.subtitle,
        "authors": [
            {"name": a.name, "role": a.role, "email": a.email if emails else ""} for a in story.authors
        ],
        "published_at": story.published.isoformat(),
        "modified_at": story.changed.isoformat(),
        "text": story.text,
        "tags": list(story.tags),
        "companies": [{"name": name, "code": code} for name, code in story.companies],
        "images": [{"url": i.url, "caption": i.caption, "credit": i.credit} for i in story.images],
        "copyright": story.copyright,
        "access": "full",
        "duplicate_of": "",
        "revision": 1,
        "text_hash": text_hash(story.title, story.text),
    }


def reading(story: Story) -> dict[str, str]:
    """How a reader with the documented rules would most likely have found the fields."""
    return {
        "layout": story.layout,
        "title": _title(story),
        "text": "fallback" if story.layout == "unknown" else "layout",
        "published_at": "structured" if story.layout in ("2026", "2024", "unknown") else "layout",
        "authors": _authors(story),
    }


def _title(story: Story) -> str:
    if story.layout == "unknown":
        return "fallback"
    return "layout" if story.og_suffix is None else "structured"


def _authors(story: Story) -> str:
    if not story.authors:
        return ""
    if story.layout == "2024":
        return "structured"
    return "layout" if story.layout == "2016" or story.reporter_box else "fallback"
