"""Bylines: who wrote it, read from the edges of a text and from the fields of a page.

Korean articles open or close with a name, a role and often an e-mail address, in many spellings. A name
alone is too ambiguous: a byline needs a role, an address, or the sign that introduces one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsspider.byline_forms import (
    ANCHOR,
    BARE_HEAD,
    CITY,
    COLUMNIST,
    CREDIT,
    DESK,
    EMAIL_FORM,
    HEAD,
    HOUSE,
    LABEL,
    NAMES,
    ONE,
    ROLE,
    ROLE_GROUP,
    SEPARATOR,
    SIGN_OFF,
    SPEAKER,
    SURNAMES,
    TAIL_GLUED,
    TAIL_SIGN,
    WHOLE,
    WITH_CREDIT,
    WRITER,
)
from newsspider.items import Author
from newsspider.text import Line, is_sentence

_LONGEST_FIELD = 300  # characters of a field for authors that are read
_LONGEST = 120  # characters of a byline with several names
_LISTED = tuple("◇◆■□")  # how the heads of a list begin
_NO_NAMES = ("문의", "신청", "제보", "접수", "메일", "이메일")  # words before an address
_PARTS = 2  # signed parts of one article, at least
_EDGE = 4  # lines at either end of a text in which a byline may stand
EMAIL = re.compile(EMAIL_FORM)


@dataclass(frozen=True, slots=True)
class Signed:
    """A text without its bylines, and who signed it, in the order of the page."""

    lines: tuple[int, ...]
    texts: tuple[str, ...]
    authors: tuple[Author, ...]


def is_byline(line: str) -> bool:
    """Whether the whole line is a byline.

    >>> is_byline("정하람 기자 a@b.com"), is_byline("구독 기자 페이지")
    (True, False)
    """
    return len(line) < _LONGEST and WHOLE.match(line) is not None and _signs(line)


def _signs(who: str) -> bool:
    """Whether a byline's form is one: lists have posts such as 부장, notices 문의 before an address."""
    named = people(who)
    if "@" in who:
        return any(author.name for author in named) or re.search(rf"{DESK}|^[^가-힣]+$", who) is not None
    return "=" in who or any(not author.role or WRITER.search(author.role) for author in named)


def people(value: str) -> list[Author]:
    """The authors that a byline names; an address without a name is an author without a name.

    >>> people("홍길동·김철수 기자 a@b.com")
    [Author(name='홍길동', role='기자', email='a@b.com'), Author(name='김철수', role='기자', email='')]
    >>> people("서울경제TV=김혜영기자")
    [Author(name='김혜영', role='기자', email='')]
    >>> people("q00006@example.com")
    [Author(name='', role='', email='q00006@example.com')]
    """
    value = value[:_LONGEST_FIELD]
    emails = [email.lower() for email in re.findall(EMAIL_FORM, value)]
    rest = re.sub(rf"{EMAIL_FORM}|[A-Za-z0-9_.+-]+@$", " ", value)
    rest = re.sub(rf"^.*=\s*(?=[가-힣]{{2,4}})|^{LABEL}", "", rest)
    rest = re.sub(rf"^(?:{CITY})[,\s]\s*", "", rest)
    found: list[Author] = []
    for match in re.finditer(rf"(?P<names>{NAMES})(?:{HOUSE}|\s*){ROLE_GROUP}", rest):
        role = " ".join(match["role"].split())
        names = re.split(SEPARATOR, match["names"])
        before = re.search(rf"(?<![가-힣])({ONE})\s$", rest[: match.start()])
        if before and names[0][0] not in SURNAMES and before[1][0] in SURNAMES:
            names = [before[1]]  # the house stands between the name and the role
        found += [Author(name, role) for name in names]
    if not found and (bot := re.search(r"[가-힣A-Za-z]{0,10}뉴스봇|[가-힣A-Za-z]+로봇", rest)):
        found = [Author(bot[0])]
    if (
        not found
        and (emails or value.endswith("@"))  # an address that the page cuts off
        and not re.search(DESK, rest)
        and (alone := re.search(r"(?:^|\s|뉴스)([가-힣]{2,4})(?:입니다)?[\s.\[\](/)]*$", rest))
    ):
        found = [Author(alone[1].removesuffix("입니다"))] if alone[1] not in _NO_NAMES else []
    return give_emails(found, emails)


def give_emails(authors: Sequence[Author], emails: Iterable[str]) -> list[Author]:
    """`authors` with the addresses they lack, in order; an address nobody lacks is an author of its own.

    >>> give_emails([Author("이수빈", "인턴기자")], ["q@example.com"])
    [Author(name='이수빈', role='인턴기자', email='q@example.com')]
    """
    rest = [
        email
        for email in dict.fromkeys(emails)
        if email and email not in {author.email for author in authors}
    ]
    given = [author if author.email or not rest else replace(author, email=rest.pop(0)) for author in authors]
    return given + [Author(email=email) for email in rest]


def take_bylines(texts: Sequence[str]) -> Signed:
    """Read the bylines at the edges of `texts` (lines of one article) and cut them off.

    `lines` of the result are the indexes of the lines that are left, `texts` what is left of each.
    """
    left = dict(enumerate(texts))
    found: list[Author] = []
    speaking = any(ANCHOR.match(text) for text in texts)
    for index in list(left)[:_EDGE]:
        if match := HEAD.match(left[index][:_LONGEST]):
            found += people(match["inside"] or _apart(match["behind"] or ""))
            left[index] = left[index][match.end() :]
        elif is_byline(left[index]) and not (speaking and SPEAKER.match(left[index])):
            found += people(left[index])
            left[index] = ""
        elif index == 0 and (match := BARE_HEAD.match(left[0])):
            found.append(Author(match["name"]))
            left[0] = left[0][match.end() :]
    tail: list[Author] = []
    for index in _after_byline(texts):
        del left[index]
    for index in reversed(list(left)[-_EDGE:]):
        if speaking and SPEAKER.match(left[index]):
            continue
        rest, who = _tail(left[index])
        if not (found or tail) and index == max(left) and (columnist := _columnist(left[index])):
            rest, who = "", [columnist]
        tail, left[index] = who + tail, rest
    for index in _between(left):
        tail, left[index] = tail + people(left[index]), ""
    kept = {index: text for index, text in left.items() if text.strip()}
    return Signed(tuple(kept), tuple(kept.values()), tuple(join_authors(found, tail)))


def _between(texts: Mapping[int, str]) -> list[int]:
    """Lines that sign the parts of a series, each by names with a role; marks of speakers are none."""
    signed = [
        index
        for index, text in texts.items()
        if not text.startswith(("[", "(", "<", "【"))
        and is_byline(text)
        and all(WRITER.search(who.role) for who in people(text))
    ]
    return signed if len(signed) >= _PARTS else []


def _apart(who: str) -> str:
    """The byline of a wire story, its names parted: 홍길동 김철수 기자."""
    return re.sub(rf"(?<![가-힣])({ONE})(?<![부팀국])\s(?=(?:{ONE}\s)*{ONE}\s?(?:{ROLE}))", r"\1·", who)


def _after_byline(texts: Sequence[str]) -> list[int]:
    """The lines below a byline with its address, when none of them is a sentence or a byline: headlines."""
    for index in reversed(range(len(texts))):
        if is_sentence(texts[index]) or texts[index].startswith(_LISTED):
            break
        if "@" in texts[index] and is_byline(texts[index]) and any(who.role for who in people(texts[index])):
            return [below for below in range(index + 1, len(texts)) if not is_byline(texts[below])]
    return []


def _tail(text: str) -> tuple[str, list[Author]]:
    """`text` without the byline at its end, and its authors."""
    if len(text) < _LONGEST and (whole := _whole(text)):
        return whole
    for pattern in (TAIL_SIGN, TAIL_GLUED):
        if (match := pattern.search(text, max(0, len(text) - _LONGEST))) and _signs(match["who"]):
            return text[: match.end("end")], people(match["who"])
    return text, []


def _whole(text: str) -> tuple[str, list[Author]] | None:
    """The same for a line that is nothing but a byline, a sign-off or a credit; None for any other."""
    if is_byline(text):
        return "", people(text)
    if match := SIGN_OFF.match(text) or WITH_CREDIT.match(text):
        named = people(match["who"]) or [Author(match["who"])]
        mail = match.groupdict("").get("mail")
        # Without an address it is what the reporter says at the end of a broadcast.
        return text if mail == "" else "", give_emails(named, [(mail or "").lower()])
    return ("", []) if CREDIT.match(text) else None


def _columnist(text: str) -> Author | None:
    """Who signs a column with what they are, on the last line of the text: 홍길동 한국대 경제학과 교수."""
    found = COLUMNIST.match(text) if len(text) < _LONGEST else None
    return Author(found["name"], found["role"]) if found else None


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
    return give_emails(list(joined.values()), emails)


def with_roles(authors: Iterable[Author], lines: Iterable[Line]) -> list[Author]:
    """`authors`; one without a role or an address gets that with which `lines` name them anywhere.

    >>> with_roles([Author("신하늘")], [Line("신하늘 기자입니다.")])
    [Author(name='신하늘', role='기자', email='')]
    """
    texts = [line.text for line in lines]
    return [
        _named(author, texts) if author.name and not (author.role and author.email) else author
        for author in authors
    ]


def _named(author: Author, texts: Iterable[str]) -> Author:
    signed = rf"(?:\s?(?:{ROLE}))?(?:\s*[\[(<]?\s*{EMAIL_FORM})?"
    pattern = re.compile(rf"(?<![가-힣]){re.escape(author.name)}{signed}")
    found = (people(match[0]) for text in texts if (match := pattern.search(text)))
    same = [other for others in found for other in others if other.name == author.name]
    role = next((other.role for other in same if other.role), "")
    email = next((other.email for other in same if other.email), "")
    return replace(author, role=author.role or role, email=author.email or email)


def without_emails(authors: Iterable[Author]) -> list[Author]:
    """The authors without addresses; one who was nothing but an address goes.

    >>> without_emails([Author("이수빈", "인턴기자", "q@example.com"), Author(email="q@example.com")])
    [Author(name='이수빈', role='인턴기자', email='')]
    """
    return [replace(author, email="") for author in authors if author.name]
