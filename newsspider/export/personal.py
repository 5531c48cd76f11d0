"""A record without the reporters: their names and addresses go, what they are stays."""

import re
from typing import Any

from newsspider.bylines.vocabulary import ROLE

_REPORTER = re.compile(ROLE)


def without_persons(record: dict[str, Any]) -> dict[str, Any]:
    """The record with empty names and e-mails in `authors`, without picture credits that name a reporter.

    What the article itself says of people, in its title, text and captions, stays.

    >>> record = {"authors": [{"name": "이하늘", "role": "기자", "email": ""}], "images": []}
    >>> without_persons(record)
    {'authors': [{'name': '', 'role': '기자', 'email': ''}], 'images': []}
    """
    names = [author["name"] for author in record["authors"] if author["name"]]
    return record | {
        "authors": [author | {"name": "", "email": ""} for author in record["authors"]],
        "images": [image | {"credit": _credit(image["credit"], names)} for image in record["images"]],
    }


def _credit(credit: str, names: list[str]) -> str:
    return "" if _REPORTER.search(credit) or any(name in credit for name in names) else credit
