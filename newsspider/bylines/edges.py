"""Bylines at the edges of a text: read and cut off.

Korean articles open or close with a name, a role and often an e-mail address, in many spellings. A name
alone is too ambiguous: a byline needs a role, an address, or the sign that introduces one.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsspider.bylines.authors import join_authors
from newsspider.bylines.line import LONGEST, people, signers
from newsspider.bylines.names import FULL_NAME, likeness
from newsspider.bylines.signatures import LONGEST_SIGN_OFF, as_columnist, signs_off
from newsspider.bylines.vocabulary import EMAIL_FORM, ROLE, WRITES
from newsspider.bylines.words import words_of
from newsspider.houses import KINDS, WIRES
from newsspider.items import Author
from newsspider.text import is_sentence

_LISTED = tuple("◇◆■□")  # how the heads of a list begin
_PARTS = 2  # signed parts of one article, at least
_EDGE = 4  # lines at either end of a text in which a byline may stand
_HOUSE_END = rf"(?:\w{{2}}|^이)(?:{KINDS}|포맥스|한경)$|^(?:{WIRES})$"
_BRACKET = re.compile(
    r"[\[【(<]\s*(?P<inside>(?:[^\[\]【】()<>]|\([^()]{1,16}\)){2,60})\s*[\]】)>]\s*(?P<mail>"
    + EMAIL_FORM
    + r")?\s*(?:=\s*)?"
)
_LABELLED = re.compile(r"[가-힣A-Za-z0-9]{1,10}\s?=")  # 글=홍길동 기자 코스피가 올랐다.
_ROLE_END = re.compile(rf"(?:{ROLE})(?=\s)")
_BEHIND = re.compile(r"(?P<who>[^=.!?\"“]{2,60}?)\s*=\s*(?=\S)")
_UNBRACKETED = re.compile(r"(?P<who>[^.!?\"“]{4,60}?)\s[=|ㅣ│]\s+(?=\S)")
OF_SCRIPT = re.compile(r"[\[【<(○●▶{]\s?(?:앵커|앵커\s?멘트|아나운서|진행자|기자|리포트)\s?[\]】>):}]")
_SPEAKER = re.compile(r"[\[【<(][^@=]{2,20}[\]】>)]$")  # in the script of a broadcast: who speaks below
_END = re.compile(r"[.!?…\"”’'」』](?!\w*\.)|[)다%\d](?=\s?/)|다(?=\s)|(?<=[가-힣)\]\"”’'%])\.")
_WIRE = re.compile(  # <연합> behind the last sentence
    rf"\s*(?:[\[(<]|/)\s?(?:{WIRES}|[가-힣A-Za-z]{{1,10}}(?:{KINDS}))\s?[\])>]?\s*"
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A text without its bylines, and who signed it, in the order of the page."""

    texts: tuple[str, ...]
    authors: tuple[Author, ...]


def is_byline(line: str) -> bool:
    """Whether the whole line is a byline.

    >>> is_byline("정하람 기자 a@b.com"), is_byline("구독 기자 페이지")
    (True, False)
    """
    return signers(line) is not None


def may_sign(line: str, known: Collection[str] = ()) -> bool:
    """Whether a line below a text may name its writer: a byline, or a columnist and what they are.

    >>> may_sign("홍길동 한국대 경제학과 교수"), may_sign("한국대 경제학과 지원하기")
    (True, False)
    """
    return bool(signers(line, known) is not None or as_columnist(line) or signs_off(line))


def opens_signed(line: str) -> bool:
    """Whether a line begins with a byline or a house's mark, as the first of a text does.

    >>> opens_signed("[가나경제 정하람 기자] 코스피가 올랐다."), opens_signed("코스피가 올랐다.")
    (True, False)
    """
    return _head(line, (), top=False)[0] != line


def take_bylines(texts: Sequence[str], known: Collection[str] = (), *, guest: bool = False) -> Signed:
    """Read the bylines at the edges of `texts` (lines of one article) and cut them off.

    `known` are names of its authors that the page gives elsewhere: a line at an edge with nothing but such a
    name and a post is a byline too. `guest` says that the headline calls it a guest's text.
    """
    left = dict(enumerate(texts))
    found: list[Author] = []
    script = any(OF_SCRIPT.match(text) for text in texts)
    for index in list(left)[:_EDGE]:
        if not (script and _speaks(left[index])):
            left[index], authors = _head(left[index], known, top=index == 0)
            found += authors
    tail: list[Author] = []
    kept = 0
    for index in reversed([index for index, text in left.items() if text]):
        says = script and kept and _speaks(left[index])
        rest, authors = (left[index], []) if says else _tail(left[index], known)
        if not kept and rest == left[index] and _is_house(rest):
            rest = ""
        tail, left[index] = authors + tail, rest
        kept += bool(rest)
        if kept == _EDGE:
            break
    for index in (0, max(left, default=0)) if not (found or tail or known) else ():
        if not tail and (columnist := _columnist(left, index, guest)):
            tail, left[index] = [columnist], ""
    for index in _between(left):
        tail, left[index] = tail + people(left[index]), ""
    rests = [text for _, text in sorted(left.items()) if text.strip()]
    return Signed(tuple(rests), tuple(join_authors(found, tail)))


def _speaks(text: str) -> bool:
    """Whether a line of a script says who speaks below; one that says who held the camera does not."""
    return _SPEAKER.match(text) is not None and signers(text) != []


def _head(text: str, known: Collection[str], *, top: bool) -> tuple[str, list[Author]]:
    """`text` without the byline or the house's mark at its head, and the authors."""
    if (who := signers(text, known)) is not None:
        return "", who
    if _LABELLED.match(text):
        for role in reversed([*_ROLE_END.finditer(text[:LONGEST])]):
            if role.end() < len(text) and (who := signers(text[: role.end()], known)):
                return text[role.end() :].strip(), who
    if not (bracket := _BRACKET.match(text)):
        begun = _UNBRACKETED.match(text)
        who = signers(begun["who"], known) if begun else None
        return (text[begun.end() :], who) if begun and who else (text, [])
    rest, inside = text[bracket.end() :], bracket["inside"]
    if who := signers(f"{inside} {bracket['mail'] or ''}", known):
        return rest, who
    behind = _BEHIND.match(rest)
    if behind and (who := signers(behind["who"], known)):
        return rest[behind.end() :], who
    words = words_of(inside) or []
    houses = [word for word in words if word.kind == "house" or (word.kind == "desk" and "=" in inside)]
    plain = [word.text for word in words if word.kind == "plain"]
    marked = text[0] in "[【(" and re.search(r"=|[가-힣]$", inside)
    if houses and marked and all(likeness(word) >= FULL_NAME for word in plain):
        return (rest, [Author(word) for word in plain[:1]]) if rest else (text, [])
    if top and {word.kind for word in words[:1]} <= {"place", "house"} and "=" in inside and len(plain) == 1:
        return (rest, [Author(plain[0])]) if likeness(plain[0]) >= FULL_NAME else (text, [])
    return text, []


def _tail(text: str, known: Collection[str]) -> tuple[str, list[Author]]:
    """`text` without the byline at its end, and its authors."""
    if (columnist := as_columnist(text)) and columnist.email:
        return "", [columnist]
    if (who := signers(text, known)) is not None:
        return "", who
    if said := signs_off(text):
        return text, said
    for end in _END.finditer(text, max(0, len(text) - LONGEST)):
        behind = text[end.end() :]
        who = [] if _WIRE.fullmatch(behind) else signers(behind)
        if behind.strip() and who is not None:
            rest = text[: end.end()]
            return rest, join_authors(signs_off(rest), who)
    return text, []


def _is_house(text: str) -> bool:
    """Whether `text` is nothing but the name of a house and its desk."""
    words = (words_of(text) or []) if len(text) < LONGEST_SIGN_OFF and not text.startswith(_LISTED) else []
    named = any(word.kind == "house" and re.search(_HOUSE_END, word.text) for word in words)
    return named and all(word.kind in ("house", "desk", "place", "sign", "fact") for word in words)


def _between(texts: Mapping[int, str]) -> list[int]:
    """Lines that sign the parts of a series, each by names with a role; marks of speakers are none."""
    signed = [
        index
        for index, text in texts.items()
        if not text.startswith(("[", "(", "<", "【"))
        and (who := signers(text))
        and all(WRITES.search(one.role) for one in who)
    ]
    return signed if len(signed) >= _PARTS else []


def _columnist(texts: Mapping[int, str], index: int, guest: bool) -> Author | None:
    """Who signs a column with what they are, below its last sentence or on its first line: 홍길동 한빛대 교수

    With several such lines they are speakers.
    """
    signed = [at for at, text in texts.items() if as_columnist(text, guest=guest)]
    beside = texts.get(index - 1, "") if index else texts.get(1, "")
    return as_columnist(texts[index], guest=guest) if signed == [index] and is_sentence(beside) else None
