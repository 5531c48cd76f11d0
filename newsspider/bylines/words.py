"""A line taken apart into the words of a byline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsspider.bylines.vocabulary import (
    BOT,
    CREDITS,
    DESK,
    EMAIL,
    EMAIL_FORM,
    HOUSE,
    NO_BYLINE,
    PLACE,
    POSTS,
    ROLE,
    ROLE_PREFIX,
    TOOLS,
    WRITING,
)
from newsspider.dates import CLOCK, DAY

Kind = Literal[
    "plain", "role", "bot", "email", "place", "house", "desk", "label", "credit", "tool", "fact", "sign"
]

_SIGNS = "[]()<>【】〈〉《》{}/|·ㆍ•∙,;:=&+-–—_~■◆●◎▶▷☞☎✉★※*✍️@"
_LEXER = re.compile(
    rf"(?P<email>{EMAIL_FORM}|\[email\s?protected\]|[A-Za-z0-9_.+-]{{2,30}}@(?=[\s\])>]|$))"
    rf"|(?P<fact>(?:https?://|www\.)\S+|{DAY}(?:[.\s]*{CLOCK})?|\(?0\d{{1,2}}\)?[-.\s]\d{{3,4}}[-.]\d{{4}}|외\s?\d+[명인]|\d학년)"
    rf"|(?P<sign>[{re.escape(_SIGNS)}])"
    rf"|(?P<word>[^\s{re.escape(_SIGNS)}]+)"
)
_TOUCHED = re.compile(r"(?<=[가-힣])(?=[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}@)")  # 홍길동 기자a@b.com
_ROLE_WORD = re.compile(ROLE)
_POST_WORD = re.compile(f"(?:선임)?(?:{POSTS})")
_OWN = re.compile(rf"(?P<role>{ROLE})(?:의|님|님의)")
_GLUED = re.compile(rf"(?P<name>[가-힣]{{2,4}}?|[가-힣][O○]{{2}})(?P<role>{ROLE})(?:의|님|입니다)?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line, and what it can be in a byline."""

    kind: Kind
    text: str


def words_of(line: str) -> list[Word] | None:
    """The words of a line; None where it holds a sign that no byline has, such as the stop of a sentence.

    >>> [f"{word.kind} {word.text}" for word in words_of("세종=이태규기자 a@b.com")]
    ['place 세종', 'sign =', 'plain 이태규', 'role 기자', 'email a@b.com']
    """
    words: list[Word] = []
    for match in _LEXER.finditer(_TOUCHED.sub(" ", line)):
        text = match[0]
        if match["word"]:
            words += _kinds(text)
        elif match["email"]:
            words.append(
                Word("email", text if EMAIL.fullmatch(text) else "")
            )  # the page may cut it off or hide it
        else:
            words.append(Word("sign" if match["sign"] else "fact", text))
    if any(word.kind in ("plain", "desk") and NO_BYLINE.fullmatch(word.text) for word in words):
        return None
    if any(re.search(r"[^\w○+]", word.text) for word in words if word.kind == "plain"):
        return None
    return _joined(words)


def _kinds(text: str) -> Iterator[Word]:
    """`text` as one word, or as the name and the role that are glued in it."""
    if _ROLE_WORD.fullmatch(text):
        yield Word("role", text)
    elif own := _OWN.fullmatch(text):
        yield Word("role", own["role"])
    elif text.lower() in WRITING:
        yield Word("label", text)
    elif CREDITS.fullmatch(text):
        yield Word("credit", text)
    elif text in TOOLS:
        yield Word("tool", text)
    elif BOT.fullmatch(text):
        yield Word("bot", text)
    elif PLACE.fullmatch(text):
        yield Word("place", text)
    elif DESK.fullmatch(text):
        yield Word("desk", text)
    elif re.fullmatch(HOUSE, text):
        yield Word("house", text)
    elif glued := _GLUED.fullmatch(text):
        yield Word("plain", glued["name"])
        yield Word("role", glued["role"])
    else:
        yield Word("plain", text)


def _joined(words: list[Word]) -> list[Word]:
    """`words`, a role's prefix joined to it: 인턴 기자, and 뉴욕 특파원 behind a name."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if word.kind == "role" and before is not None:
            named = len(joined) > 1 and joined[-2].kind == "plain"
            place = before.kind == "place" and word.text == "특파원" and named
            post = before.kind == "desk" and _POST_WORD.fullmatch(word.text) and named
            if before.text in ROLE_PREFIX or place or post:
                joined[-1] = Word("role", f"{before.text} {word.text}")
                continue
        joined.append(word)
    return joined
