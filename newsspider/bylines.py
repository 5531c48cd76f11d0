"""Bylines at the edges of a text: read and cut off.

Korean articles open or close with a name, a role and often an e-mail address, in many spellings. A name
alone is too ambiguous: a byline needs a role, an address, or the sign that introduces one.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsspider.byline_lines import LONGEST, give_emails, people, signers
from newsspider.byline_words import EMAIL_FORM, FULL_NAME, ROLE, SHORT_NAME, WRITES, likeness, words_of
from newsspider.items import Author
from newsspider.text import Line, is_sentence

_LISTED = tuple("◇◆■□")  # how the heads of a list begin
_PARTS = 2  # signed parts of one article, at least
_EDGE = 4  # lines at either end of a text in which a byline may stand
_HOUSE_END = (
    r"(?:\w{2}|^이)(?:뉴스|일보|신문|경제|방송|데일리|투데이|닷컴|비즈|TV|미디어|포맥스|한경)$"
    r"|^(?:뉴시스|뉴스1)$"
)
_BRACKET = re.compile(
    r"[\[【(<]\s*(?P<inside>(?:[^\[\]【】()<>]|\([^()]{1,16}\)){2,60})\s*[\]】)>]\s*(?P<mail>"
    + EMAIL_FORM
    + r")?\s*(?:=\s*)?"
)
_BEHIND = re.compile(r"(?P<who>[^=.!?\"“]{2,60}?)\s*=\s*(?=\S)")
_UNBRACKETED = re.compile(r"(?P<who>[^.!?\"“]{4,60}?)\s[=|ㅣ│]\s+(?=\S)")
OF_SCRIPT = re.compile(r"[\[【<(○●▶{]\s?(?:앵커|앵커\s?멘트|아나운서|진행자|기자|리포트)\s?[\]】>):}]")
_SPEAKER = re.compile(r"[\[【<(][^@=]{2,20}[\]】>)]$")  # in the script of a broadcast: who speaks below
_SIGN_OFF = re.compile(
    r"(?:^|\s)(?:[A-Za-z가-힣0-9]{1,8}(?:뉴스|방송|TV|통신)|KBS|MBC|SBS|YTN|JTBC|MBN|OBS|CBS|BBS|EBS|KNN|TBC|KBC|TJB|UBC|채널A)"
    rf"(?:\s(?:뉴스|Biz))?\s?(?P<name>[가-힣]{{2,4}}?)(?:\s?(?P<role>{ROLE}))?(?:이었습니다|였습니다|입니다)\.?$"
)
_LONGEST_SIGN_OFF = 60
_END = re.compile(r"[.!?…\"”’'」』](?!\w*\.)|[)다%\d](?=\s?/)|다(?=\s)|(?<=[가-힣)\]\"”’'%])\.")
_POST = (
    "(?:명예|석좌|초빙|겸임|특임|부|조)?교수|연구위원|변호사|변리사|세무사|회계사|노무사|약사|의사|애널리스트|이코노미스트"
    "|평론가|작가|시인|소설가|번역가|건축가|저자"
)
_POST_THERE = (  # only behind the name of a house
    "(?:수석|선임|책임)?연구원|대표(?:변호사)?|부?(?:원장|소장|이사장)|대사|컨설턴트|전문의|박사"
)
_WHERE = r"[가-힣A-Za-z0-9·&()㈜\s]"
_WIRE = re.compile(  # <연합> behind the last sentence
    r"\s*(?:[\[(<]|/)\s?(?:연합|뉴시스|뉴스1|AP|AFP|로이터|[가-힣A-Za-z]{1,10}(?:뉴스|일보|신문|통신))\s?[\])>]?\s*"
)
_COLUMNIST = re.compile(
    rf"[■/\s]*(?P<name>[가-힣]{{2,4}})(?:\s?[,|·]\s?|\s)"
    rf"(?:{_WHERE}{{0,30}}?\s?(?P<any>{_POST})|{_WHERE}{{2,30}}?\s?(?P<there>{_POST_THERE}))(?:\s?[·,/]\s?[^.]{{2,30}})?"
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
    return bool(signers(line, known) is not None or _as_columnist(line) or _signs_off(line))


def opens_signed(line: str) -> bool:
    """Whether a line begins with a byline or a house's mark, as the first of a text does.

    >>> opens_signed("[가나경제 정하람 기자] 코스피가 올랐다."), opens_signed("코스피가 올랐다.")
    (True, False)
    """
    return _head(line, (), top=False)[0] != line


def take_bylines(texts: Sequence[str], known: Collection[str] = ()) -> Signed:
    """Read the bylines at the edges of `texts` (lines of one article) and cut them off.

    `known` are names of its authors that the page gives elsewhere: a line at an edge with nothing but such a
    name and a post is a byline too.
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
        rest, authors = (left[index], []) if script and _speaks(left[index]) else _tail(left[index], known)
        if not kept and rest == left[index] and _is_house(rest):
            rest = ""
        nobody = not (found or tail or authors or known)
        if nobody and index == max(left) and (columnist := _columnist(left, index)):
            rest, authors = "", [columnist]
        tail, left[index] = authors + tail, rest
        kept += bool(rest)
        if kept == _EDGE:
            break
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
    if not (bracket := _BRACKET.match(text)):
        begun = _UNBRACKETED.match(text)
        who = signers(begun["who"]) if begun else None
        return (text[begun.end() :], who) if begun and who else (text, [])
    rest, inside = text[bracket.end() :], bracket["inside"]
    if who := signers(f"{inside} {bracket['mail'] or ''}"):
        return rest, who
    behind = _BEHIND.match(rest)
    if behind and (who := signers(behind["who"])):
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
    if (who := signers(text, known)) is not None:
        return "", who
    if said := _signs_off(text):
        return text, said
    for end in _END.finditer(text, max(0, len(text) - LONGEST)):
        behind = text[end.end() :]
        who = [] if _WIRE.fullmatch(behind) else signers(behind)
        if behind.strip() and who is not None:
            rest = text[: end.end()]
            return rest, join_authors(_signs_off(rest), who)
    return text, []


def _signs_off(text: str) -> list[Author]:
    """The reporter that a broadcast's last sentence names; it is spoken, so it stays."""
    said = _SIGN_OFF.search(text) if len(text) <= _LONGEST_SIGN_OFF else None
    return [Author(said["name"], said["role"] or "")] if said and likeness(said["name"]) > 0 else []


def _is_house(text: str) -> bool:
    """Whether `text` is nothing but the name of a house and its desk."""
    words = (words_of(text) or []) if len(text) < _LONGEST_SIGN_OFF and not text.startswith(_LISTED) else []
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


def _columnist(texts: Mapping[int, str], index: int) -> Author | None:
    """Who signs a column with what they are, right below its last sentence: 홍길동 한국대 경제학과 교수."""
    return _as_columnist(texts[index]) if is_sentence(texts.get(index - 1, "")) else None


def _as_columnist(line: str) -> Author | None:
    found = _COLUMNIST.fullmatch(line) if len(line) < LONGEST else None
    if not found or likeness(found["name"]) < SHORT_NAME:
        return None
    return Author(found["name"], found["any"] or found["there"])


def join_authors(first: Sequence[Author], more: Iterable[Author]) -> list[Author]:
    """Both, each name once, with the role and address that either gives; nameless addresses find their owner.

    >>> join_authors([Author("이수빈", "인턴기자")], [Author(email="q@example.com"), Author("이수빈")])
    [Author(name='이수빈', role='인턴기자', email='q@example.com')]
    """
    joined: dict[str, Author] = {}
    emails = []
    for author in (*first, *more):
        if not author.name:
            emails.append(author.email)
            continue
        old = joined.get(author.name, author)
        joined[author.name] = Author(author.name, old.role or author.role, old.email or author.email)
    given = give_emails(list(joined.values()), emails)
    return [
        author for author in given if author.name
    ] or given  # beside names, it is a desk's or a photographer's


def with_roles(authors: Iterable[Author], lines: Iterable[Line]) -> list[Author]:
    """`authors`; one without a role or an address gets that with which `lines` name them anywhere.

    An address that another author has is not given again.

    >>> with_roles([Author("신하늘")], [Line("신하늘 기자입니다.")])
    [Author(name='신하늘', role='기자', email='')]
    """
    texts, authors = [line.text for line in lines], list(authors)
    taken = {author.email for author in authors}
    return [
        _named(author, texts, taken) if author.name and not (author.role and author.email) else author
        for author in authors
    ]


def _named(author: Author, texts: Iterable[str], taken: Collection[str]) -> Author:
    signed = rf"(?:\s?(?:{ROLE}))?(?:\s*[\[(<]?\s*{EMAIL_FORM})?"
    pattern = re.compile(rf"(?<![가-힣]){re.escape(author.name)}{signed}")
    found = (people(match[0]) for text in texts if (match := pattern.search(text)))
    same = [other for others in found for other in others if other.name == author.name]
    role = next((other.role for other in same if other.role), "")
    email = next((other.email for other in same if other.email not in {"", *taken}), "")
    return replace(author, role=author.role or role, email=author.email or email)


def without_emails(authors: Iterable[Author]) -> list[Author]:
    """The authors without addresses; one who was nothing but an address goes.

    >>> without_emails([Author("이수빈", "인턴기자", "q@example.com"), Author(email="q@example.com")])
    [Author(name='이수빈', role='인턴기자', email='')]
    """
    return [replace(author, email="") for author in authors if author.name]
