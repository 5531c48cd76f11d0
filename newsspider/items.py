"""The record: one article, one line of JSON.

The order of the fields is the order of the columns. `json_schema()` is derived from the types and from
the metadata below, so the contract is written in one place. A text that is absent is `""`, a list that is
absent is `[]`; nothing is ever null, because readers that guess types from the first rows guess wrongly.
"""

import hashlib
import json
import typing
import unicodedata
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any

SCHEMA_VERSION = 1

_KST_TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$"
_UTC_TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"
_SOURCE = ["structured", "layout", "fallback", "id", ""]


def _text(doc: str, **rule: Any) -> Any:
    """A text field: `doc` and `rule` go into the JSON Schema as they are."""
    return field(default="", metadata={"description": doc, **rule})


def _number(doc: str) -> Any:
    return field(default=1, metadata={"description": doc, "minimum": 1})


def _list(doc: str) -> Any:
    return field(default_factory=list, metadata={"description": doc})


@dataclass(slots=True)
class Author:
    """One name under an article; `email` stays empty unless the setting REPORTER_EMAILS is on."""

    name: str = _text("as printed, without the role")
    role: str = _text("as printed: 기자, 인턴기자, 특파원, 논설위원, …")
    email: str = _text("lower case; only with the setting REPORTER_EMAILS")


@dataclass(slots=True)
class Company:
    """A listed company that the text names with its code."""

    name: str = _text("as printed before the code")
    code: str = _text("six characters of the Korea Exchange, e.g. 005930", pattern="^[0-9A-Z]{6}$")


@dataclass(slots=True)
class Image:
    """A picture of the article itself."""

    url: str = _text("absolute address, size variants folded", pattern="^https?://")
    caption: str = _text("as printed below the picture, without the credit")
    credit: str = _text("who made or gave the picture")


@dataclass(slots=True)
class Reading:
    """How the fields were found; `""` where a field was not found at all."""

    layout: str = _text("name of the site's layout that fits the page, or unknown")
    title: str = _text("how the title was found", enum=_SOURCE)
    text: str = _text("how the text was found", enum=_SOURCE)
    published_at: str = _text("how the time was found", enum=_SOURCE)
    authors: str = _text("how the authors were found", enum=_SOURCE)


@dataclass(slots=True)
class Article:
    """The record. Every field has a value from the start, so that a half-read article is still a record."""

    schema_version: int = field(default=SCHEMA_VERSION, metadata={"description": "version of this contract"})
    id: str = _text("{site}:{article id}, the identity for ever", pattern="^[a-z0-9]+:[0-9A-Za-z]+$")
    site: str = _text("short name of the site", pattern="^[a-z0-9]+$")
    url: str = _text("canonical address", pattern="^https://")
    publisher: str = _text("name of the publisher")
    language: str = _text("BCP 47")
    section: str = _text("one name per section and site; the site's own word when unknown")
    title: str = _text("as printed, without the site's name", minLength=1)
    subtitle: str = _text("as printed; several sub-headlines joined by newlines")
    authors: list[Author] = _list("in the order of the page")
    published_at: str = _text("ISO 8601 in KST", pattern=_KST_TIME)
    modified_at: str = _text("ISO 8601 in KST; published_at when no change is stated", pattern=_KST_TIME)
    text: str = _text("paragraphs and sub-headings joined by newlines, NFC", minLength=1)
    tags: list[str] = _list("keywords the page gives")
    companies: list[Company] = _list("listed companies named with their code")
    images: list[Image] = _list("pictures of the article itself")
    copyright: str = _text("the copyright line as printed")
    access: str = _text("how much the page gives", enum=["full", "truncated", "reserved"])
    duplicate_of: str = _text("id of the first-seen article with nearly the same text")
    revision: int = _number("1, and one more for each changed text written later")
    text_hash: str = _text("SHA-256 of title and text after folding", pattern="^sha256:[0-9a-f]{64}$")
    fetched_at: str = _text("when the page was fetched, ISO 8601 in UTC", pattern=_UTC_TIME)
    reading: Reading = field(default_factory=Reading, metadata={"description": "how each field was found"})


def text_hash(title: str, text: str) -> str:
    """`sha256:` and the hash of title, newline, text, after NFKC and with white space folded to one blank.

    >>> text_hash("제목", "본문　둘") == text_hash("제목", "본문\\n둘")
    True
    """
    folded = " ".join(unicodedata.normalize("NFKC", f"{title}\n{text}").split())
    return "sha256:" + hashlib.sha256(folded.encode()).hexdigest()


def json_line(article: Article) -> str:
    """The article as one line of JSON with its newline, fields in column order.

    Raises ValueError for NaN and UnicodeEncodeError for a lone surrogate: neither is JSON in UTF-8.
    """
    line = json.dumps(asdict(article), ensure_ascii=False, allow_nan=False) + "\n"
    line.encode()
    return line


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line, derived from `Article`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsspider article",
        **_object_schema(Article),
    }


def _object_schema(cls: type) -> dict[str, Any]:
    types = typing.get_type_hints(cls)
    return {
        "type": "object",
        "properties": {f.name: _value_schema(types[f.name]) | dict(f.metadata) for f in fields(cls)},
        "required": [f.name for f in fields(cls)],
        "additionalProperties": False,
    }


def _value_schema(kind: Any) -> dict[str, Any]:
    if is_dataclass(kind):
        return _object_schema(typing.cast(type, kind))
    if typing.get_origin(kind) is list:
        return {"type": "array", "items": _value_schema(typing.get_args(kind)[0])}
    return {"type": {str: "string", int: "integer"}[kind]}
