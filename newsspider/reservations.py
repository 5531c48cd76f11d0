"""How a publisher reserves its texts against text and data mining: in a page, its headers, or for a host.

Each answer is a word for the counts, `""` where nothing is reserved. A yes anywhere counts, also beside a no
elsewhere or for a part of the host: whoever leaves out reserved articles must miss none.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import translate
from urllib.parse import unquote

_AGENT = "newsspider"  # how a rule for this robot alone calls it
_NO_AI = ("noai", "noimageai")
_WITH_VALUE = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")  # not robots
_NO_MINING = {  # lines of a robots.txt: contentsignals.org, and the preferences drafted by the IETF
    "content-signal": {("ai-train", "no"), ("ai-input", "no")},
    "content-usage": {("train-ai", "n")},
}

_MOST_RULES = 1000  # of one host, and
_LONGEST = 1000  # characters of a pattern: what is beyond is no rule that anybody wrote

TdmRules = Sequence[tuple[re.Pattern[str], bool]]
"""Patterns of paths, and whether they are reserved; the first that fits counts."""


def of_page(named: Mapping[str, Iterable[str]]) -> str:
    """What a page reserves: `tdm` or `noai`.

    `named` are the values of its meta elements, or of the headers it came with, by name in lower case:
    `tdm-reservation: 1`, or `noai`, `noimageai` in `robots` or `x-robots-tag`, if said to all robots or to
    newsspider.
    """
    if any(value.strip() == "1" for value in named.get("tdm-reservation", ())):
        return "tdm"
    for name in ("robots", _AGENT, "x-robots-tag"):
        if any(_forbids_ai(value.lower()) for value in named.get(name, ())):
            return "noai"
    return ""


def _forbids_ai(rules: str) -> bool:
    """Whether rules such as `noindex, otherbot: noai` say so to all robots or to newsspider."""
    to_us = True
    for part in rules.split(","):
        first, colon, rest = (word.strip() for word in part.partition(":"))
        if colon and first not in _WITH_VALUE:
            to_us = first in ("*", _AGENT)
        if to_us and (rest or first) in _NO_AI:
            return True
    return False


def of_robots(text: str) -> str:
    """What a robots.txt reserves for newsspider, or else for all robots: `content-signal`.

    >>> of_robots("User-agent: *\\nContent-Signal: search=yes, ai-train=no\\nAllow: /")
    'content-signal'
    """
    said: dict[str, list[str]] = {}
    names, complete = {"*"}, True
    for line in text.splitlines():
        name, _, value = (word.strip().lower() for word in line.partition("#")[0].partition(":"))
        if name == "user-agent":
            token = {value.partition("/")[0]} & {"*", _AGENT}  # newsspider/1.0 is meant too
            names = token if complete else names | token
            complete = False
        elif name:
            complete = True
        for robot in names:
            said.setdefault(robot, [])
            if _preferences(value) & _NO_MINING.get(name, set()):
                said[robot].append(name)
    return "content-signal" if said.get(_AGENT, said.get("*")) else ""


def _preferences(value: str) -> set[tuple[str, str]]:
    """`/path search=yes, ai-train = no;exp=1` as pairs; the path is left out."""
    words = re.sub(r"\s*=\s*", "=", value).split()
    parts = (part.partition(";")[0].partition("=") for word in words for part in word.split(","))
    return {(name, said) for name, _, said in parts}


def tdm_rules(text: str) -> TdmRules:
    """The rules of a host's `/.well-known/tdmrep.json` (W3C TDMRep); none for a text that is no such file."""
    try:
        rules = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [
        (_pattern(rule["location"]), str(rule.get("tdm-reservation")) == "1")
        for rule in (rules[:_MOST_RULES] if isinstance(rules, list) else [])
        if isinstance(rule, dict)
        and isinstance(rule.get("location"), str)
        and len(rule["location"]) <= _LONGEST
    ]


def of_path(path: str, rules: TdmRules) -> str:
    """What the rules of a host reserve of `path`, its query included: `tdmrep`.

    >>> of_path("/article/1", tdm_rules('[{"location": "/article", "tdm-reservation": 1}]'))
    'tdmrep'
    """
    path = unquote(path)
    return "tdmrep" if next((reserved for pattern, reserved in rules if pattern.match(path)), False) else ""


def _pattern(location: str) -> re.Pattern[str]:
    """What a path must begin with; `*` stands for any text, `$` at the end for the end."""
    literal = re.sub(r"[\[?]", r"[\g<0>]", unquote(location))
    return re.compile(translate(literal.removesuffix("$") if location.endswith("$") else f"{literal}*"))
