"""Requests and answers, and the two things every answer goes through: validators and compression."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus


@dataclass(frozen=True)
class Request:
    """One request as the origin received it; `path` has its query, header names are in lower case."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Seen:
    """One line of the log: `time` in monotonic seconds at arrival, `status` as answered, 0 when cut off."""

    time: float
    host: str
    path: str
    status: int
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What to send. `delay` in seconds; `cut` = reset the connection after so many bytes of the body.

    `cut=0` resets before anything is sent, the head included.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    cut: int | None = None


Reply = Answer | Callable[[Request], Answer | None]
"""An answer, or a function that makes one; None from the function means: answer as usual."""

HANG = Answer(delay=86_400.0)
RESET = Answer(cut=0)


def page(text: str, kind: str = "text/html", *, changed: datetime | None = None) -> Answer:
    """A 200 answer in UTF-8 with an ETag, and a Last-Modified when it is known when the page changed."""
    body = text.encode()
    headers = {
        "Content-Type": f"{kind}; charset=utf-8",
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        "Vary": "Accept-Encoding",
    }
    if changed is not None:
        headers["Last-Modified"] = format_datetime(changed.astimezone(UTC), usegmt=True)
    return Answer(headers=headers, body=body)


def moved(location: str) -> Answer:
    """A permanent redirect."""
    return Answer(301, {"Location": location})


def missing() -> Answer:
    """The plain 404 of an address that no rule knows."""
    return replace(page("<html><body><h1>404 Not Found</h1></body></html>"), status=404)


def finish(request: Request, answer: Answer) -> Answer:
    """The answer as this client should get it: 304 when it has the page already, gzip when it can read it."""
    if answer.status == HTTPStatus.OK and _is_known(request.headers, answer.headers):
        kept = {name: answer.headers[name] for name in ("ETag", "Last-Modified") if name in answer.headers}
        return replace(answer, status=304, headers=kept, body=b"")
    if not answer.body or "ETag" not in answer.headers:
        return answer
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    headers = {**answer.headers, "Content-Encoding": "gzip"}
    return replace(answer, headers=headers, body=gzip.compress(answer.body, 1, mtime=0))


def _is_known(asked: Mapping[str, str], given: Mapping[str, str]) -> bool:
    if "if-none-match" in asked:
        return given.get("ETag") in [tag.strip() for tag in asked["if-none-match"].split(",")]
    if "if-modified-since" in asked and "Last-Modified" in given:
        return parsedate_to_datetime(given["Last-Modified"]) <= parsedate_to_datetime(
            asked["if-modified-since"]
        )
    return False
