"""The arguments of the spiders: the texts behind `-a`, read once, checked, and refused in one sentence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path

from newsspider.dates import KST
from newsspider.site import ArticleId, Site

HELP: Mapping[str, str] = {
    "since": "first day to crawl, YYYY-MM-DD in Korean time; without until: up to today",
    "until": "last day to crawl, the day itself included; only together with since",
    "days": "the last N days, today included; instead of since and until",
    "sections": "only these sections, by name, separated by commas",
    "limit": "ask for at most N articles in this run",
    "url": "only these articles, by address, separated by commas",
    "urls": "only the articles of this file: one address a line, # begins a comment",
    "revisit": "ask again for articles of the days that this time reaches back to, such as 30m, 24h, 7d;"
    " a changed text becomes a new revision",
    "query": "only what the site's own search finds for these words",
    "render": "1: draw every list by a real Chromium, press 더보기 and scroll until all of it is there",
    "plan": "1: only say what the window will cost in requests and hours",
}

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_MOST_DAYS = 36_500  # a hundred years


class ArgumentsError(ValueError):
    """An argument that cannot be used; the message is one sentence: what, with which value, what to do."""


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """What a run is asked to do.

    `since` and `until` are KST days (`YYYY-MM-DD`), both included, both `""` when no window was asked for.
    `limit` is 0 for none; `query` are the words of a search. `revisit_since` is the first KST day whose
    articles are asked for again, or `""`. With `render` lists are drawn; with `plan` nothing is asked for.
    """

    since: str = ""
    until: str = ""
    sections: tuple[str, ...] = ()
    limit: int = 0
    articles: tuple[ArticleId, ...] = ()
    revisit_since: str = ""
    query: str = ""
    render: bool = False
    plan: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str], site: Site, now: datetime) -> "Arguments":
        """The arguments as `-a` gave them, for `site` at the moment `now`; raises ArgumentsError.

        Names that begin with `_` are those of the machinery that started the spider and are passed over.
        """
        texts = {name: value.strip() for name, value in given.items() if not name.startswith("_")}
        _check_names(texts)
        since, until = _window(texts, now.astimezone(KST).date())
        articles = tuple(_article(url, site) for url in _addresses(texts))
        again = _revisit(texts["revisit"], now) if "revisit" in texts else ""
        if again and not since and not articles:
            since, until = again, now.astimezone(KST).date().isoformat()
        if _switch(texts, "plan") and not since:
            raise ArgumentsError("plan=1 needs a window: give days, or since and until, too")
        return cls(
            since=since,
            until=until,
            sections=_sections(texts.get("sections"), site),
            limit=_count("limit", texts["limit"]) if "limit" in texts else 0,
            articles=articles,
            revisit_since=again,
            query=_query(texts.get("query", ""), site),
            render=_switch(texts, "render"),
            plan=_switch(texts, "plan"),
        )

    @property
    def days(self) -> list[date]:
        """The days of the window, the newest first; none when no window was asked for."""
        if not self.since:
            return []
        last = date.fromisoformat(self.until)
        return [
            last - timedelta(days=back) for back in range((last - date.fromisoformat(self.since)).days + 1)
        ]

    def wants_day(self, day: str) -> bool:
        """Whether `day` lies in the window; an unknown day (`""`) may."""
        return not (self.since and day) or self.since <= day <= self.until


def describe(site: Site) -> str:
    """Every argument with its meaning, and the sections that `site` knows, as lines of text."""
    named = {**HELP, "help": "1: this list"}
    lines = [f"  -a {name}=…".ljust(18) + meaning for name, meaning in named.items()]
    return "\n".join([*lines, f"Sections of {site.name}: {', '.join(known_sections(site)) or 'none known'}"])


def draws(arguments: Arguments, site: Site) -> bool:
    """Whether a run with these arguments may need a browser."""
    return not arguments.articles and (arguments.render or any(listing.render for listing in site.listings))


def known_sections(site: Site) -> list[str]:
    """Names of the sections that can be asked for."""
    names = [name for listing in site.listings for name in listing.sections]
    return list(dict.fromkeys([*names, *site.section_names.values()]))


def _check_names(texts: Mapping[str, str]) -> None:
    for name, value in texts.items():
        if name not in HELP:
            raise ArgumentsError(f"there is no argument {name!r}{_nearest(name, HELP)}: {', '.join(HELP)}")
        if not value:
            raise ArgumentsError(f"{name} is empty: give {HELP[name]}")
    both = [name for name in ("since", "until", "days", "sections", "query", "plan") if name in texts]
    if "plan" in texts and "query" in texts:
        raise ArgumentsError("plan cannot know what a search will find: leave out plan or query")
    if both and ("url" in texts or "urls" in texts):
        raise ArgumentsError(f"url and urls name articles by address: leave out {', '.join(both)}")


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f", did you mean {near[0]!r}? There are" if near else ", there are"


def _window(texts: Mapping[str, str], today: date) -> tuple[str, str]:
    if "days" in texts:
        if "since" in texts or "until" in texts:
            raise ArgumentsError("days stands for since and until: give either days, or since and until")
        first = today - timedelta(days=_count("days", texts["days"], _MOST_DAYS) - 1)
        return first.isoformat(), today.isoformat()
    if "since" not in texts:
        if "until" in texts:
            raise ArgumentsError(f"until={texts['until']} has no beginning: give since=YYYY-MM-DD too")
        return "", ""
    since = _day("since", texts["since"])
    until = min(_day("until", texts["until"]), today) if "until" in texts else today
    if since > today:
        raise ArgumentsError(f"since={since} lies in the future: today is {today} in Korea")
    if since > until:
        raise ArgumentsError(f"since={since} comes after until={until}: the first day comes first")
    return since.isoformat(), until.isoformat()


def _day(name: str, value: str) -> date:
    try:
        return datetime.strptime(value if value.isascii() and len(value) == 10 else "", "%Y-%m-%d").date()
    except ValueError:
        raise ArgumentsError(
            f"{name}={value} is no day: write it as YYYY-MM-DD, such as 2025-07-17"
        ) from None


def _count(name: str, value: str, most: int = 10**9) -> int:
    if not re.fullmatch("[0-9]{1,10}", value) or not 0 < int(value) <= most:
        raise ArgumentsError(f"{name}={value} is no count: give a whole number from 1 to {most}")
    return int(value)


def _sections(value: str | None, site: Site) -> tuple[str, ...]:
    names = [name.strip() for name in (value or "").split(",") if name.strip()]
    known = known_sections(site)
    if value is not None and not names:
        raise ArgumentsError("sections names none: give names of sections, or leave it out")
    for name in names:
        if not known:
            raise ArgumentsError(f"no sections of {site.name} are known: leave out sections={name}")
        if name not in known:
            raise ArgumentsError(
                f"{site.name} has no section {name!r}{_nearest(name, known)}: {', '.join(known)}"
            )
    return tuple(dict.fromkeys(names))


def _query(words: str, site: Site) -> str:
    if words and site.no_search:
        raise ArgumentsError(f"query={words} cannot be asked of {site.name}: {site.no_search}")
    if words and not any(listing.searches for listing in site.listings):
        raise ArgumentsError(f"query={words} cannot be asked of {site.name}: no search of it is known")
    return words


def _switch(texts: Mapping[str, str], name: str) -> bool:
    value = texts.get(name, "0")
    if value not in ("0", "1"):
        raise ArgumentsError(f"{name}={value} is neither on nor off: give {name}=1, or leave it out")
    return value == "1"


def _addresses(texts: Mapping[str, str]) -> list[str]:
    lines = texts.get("url", "").split(",")
    if "urls" in texts:
        try:
            lines += Path(texts["urls"]).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ArgumentsError(f"urls={texts['urls']} cannot be read: {error}") from error
    urls = [re.sub(r"(?:^|\s)#.*", "", line).strip() for line in lines]
    urls = [url for url in urls if url]
    if not urls and ("url" in texts or "urls" in texts):
        raise ArgumentsError("url or urls names no address: give one, or leave it out")
    return urls


def _article(url: str, site: Site) -> ArticleId:
    found = site.identify(url)
    if found is None:
        raise ArgumentsError(
            f"{url} is not the address of an article of {site.name}: check it or leave it out"
        )
    return found


def _revisit(value: str, now: datetime) -> str:
    match = re.fullmatch(r"([0-9]{1,6})([mhd])", value)
    if not match or not int(match[1]):
        raise ArgumentsError(f"revisit={value} is no length of time: write 30m, 24h or 7d")
    back = timedelta(**{_UNITS[match[2]]: int(match[1])})
    if back.days > _MOST_DAYS:
        raise ArgumentsError(f"revisit={value} is too long: give at most {_MOST_DAYS}d")
    return (now - back).astimezone(KST).date().isoformat()
