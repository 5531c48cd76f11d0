"""The origin after a redesign: every class and id of its article pages is another one."""

import re
from dataclasses import replace

from tests.origin import Answer, Origin, Request

ARTICLES = r"^/(?:article/\d|article/view/|news/view/|NewsView/)"
HOSTS = {"sedaily": "www.sedaily.com", "sentv": "www.sentv.co.kr"}


def redesign(origin: Origin, site: str) -> None:
    """Rename classes and ids on the articles of `site`, and take away their `itemprop`."""
    player = next(player for player in origin._sites if HOSTS[site] in player.hosts)

    def renamed(request: Request) -> Answer:
        answer = player.answer(request)
        return replace(answer, body=_renamed(answer.body.decode()).encode(), headers=_plain(answer))

    origin.fault(HOSTS[site], ARTICLES, renamed)


def _renamed(page: str) -> str:
    page = re.sub(r'\sitemprop="articleBody"', "", page)
    return re.sub(r'\b(class|id)="[^"]*"', r'\1="x-7f3"', page)


def _plain(answer: Answer) -> dict[str, str]:
    """The headers without validators: those of the page as it was would not fit."""
    return {name: answer.headers[name] for name in ("Content-Type",) if name in answer.headers}
