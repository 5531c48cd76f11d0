"""The truth about one article. Pages are rendered from it and the expected record is built from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

KST = timezone(timedelta(hours=9))


@dataclass(frozen=True)
class Byline:
    """One author as the record expects it; `email` in lower case or empty."""

    name: str
    role: str = ""
    email: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture of the article; `printed` is the caption line as the page prints it, credit included."""

    url: str
    caption: str = ""
    credit: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Heading:
    """A sub-heading between paragraphs."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article: what is true of it, and how its page dresses that up.

    `layout` is 2016, 2020 or 2026 on sedaily and 2023, 2024 or unknown on sentv. Texts are clean NFC.
    """

    site: str
    id: str
    layout: str
    section: str
    title: str
    published: datetime
    paragraphs: tuple[str | Heading, ...]
    copyright: str
    subtitle: str = ""
    authors: tuple[Byline, ...] = ()
    modified: datetime | None = None
    tags: tuple[str, ...] = ()
    companies: tuple[tuple[str, str], ...] = ()
    images: tuple[Photo, ...] = ()

    # How the page prints it: the byline before and after the text, and the box below it.
    head: str = ""
    tail: str = ""
    reporter_box: str = ""
    video_credits: str = ""
    title_prefix: str = ""
    og_suffix: str | None = ""  # None: the page has no og:title
    dirty: bool = False  # NBSP, zero-width and decomposed characters in the page

    @property
    def text(self) -> str:
        """The expected `text` of the record."""
        return "\n".join(part.text if isinstance(part, Heading) else part for part in self.paragraphs)

    @property
    def changed(self) -> datetime:
        """When the page last changed, whether or not it says so."""
        return self.modified or self.published

    @property
    def record_id(self) -> str:
        """The `id` of the record."""
        return f"{self.site}:{self.id}"


def kst(text: str) -> datetime:
    """`2025-07-17 10:23:11` as a time in Korea. Raises ValueError for anything else."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=KST)
