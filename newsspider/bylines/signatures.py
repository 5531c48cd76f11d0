"""Authors outside bylines: in a broadcast's last sentence, by what a columnist is, elsewhere on the page."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from newsspider.bylines.line import LONGEST, people, signers
from newsspider.bylines.names import FULL_NAME, SHORT_NAME, likeness
from newsspider.bylines.vocabulary import EMAIL, EMAIL_FORM, HOUSE, ROLE
from newsspider.items import Author
from newsspider.text import Line

_SIGN_OFF = re.compile(
    r"(?:^|\s)(?:[A-Za-z가-힣0-9]{1,8}(?:뉴스|방송|TV|통신)|KBS|MBC|SBS|YTN|JTBC|MBN|OBS|CBS|BBS|EBS|KNN|TBC|KBC|TJB|UBC|채널A)"
    rf"(?:\s(?:뉴스|Biz))?\s?(?P<name>[가-힣]{{2,4}}?)(?:\s?(?P<role>{ROLE}))?(?:이었습니다|였습니다|입니다)\.?$"
)
LONGEST_SIGN_OFF = 60
_POST = (
    "(?:명예|석좌|초빙|겸임|특임|부|조)?교수|(?:선임|수석|책임)?연구위원|변호사|변리사|세무사|회계사|노무사|약사|의사|애널리스트|이코노미스트"
    "|평론가|작가|시인|소설가|번역가|건축가|저자"
)
_POST_THERE = (  # only behind the name of a house
    "(?:수석|선임|책임)?연구원|대표(?:변호사)?|부?(?:원장|소장|이사장)|대사|컨설턴트|전문의|박사"
)
_POST_OF_GUEST = (  # in a text that its headline calls a guest's
    "(?!시장$|[가-힣]{0,4}(?:성장|공장|현장|등장|확장|주장|입장|광장)$)[가-힣]{0,6}(?:장관|차관|장|대표|의원|군수|이사|위원|감독|대사|정책관|기획관)(?:\\s(?:직무대행|권한대행))?"
)
_WHERE = r"[가-힣A-Za-z0-9·&()㈜\s]"
_COLUMNIST = re.compile(
    rf"[■/\s\[(<【]*(?P<name>[가-힣]{{2,4}})(?:\s?[,|·]\s?|\s)"
    rf"(?:{_WHERE}{{0,30}}?\s?(?P<any>{_POST})|{_WHERE}{{2,30}}?\s?(?P<there>{_POST_THERE}))(?:\s?[·,/]\s?[^.\])>】]{{2,30}})?[\])>】]?"
)


_IS_HOUSE = re.compile(HOUSE)
_OF_A_GUEST = re.compile(
    r"[\[<(【|](?:[가-힣]{2,4}\s?)?(?:기고|기고문|시론|칼럼|시평|논단|포럼|투고|발언대)[\]>)】|]"
)
_GUEST = re.compile(
    rf"[■/\s\[(<【]*(?P<name>[가-힣]{{2,4}})[\s,|·]+{_WHERE}{{0,30}}?\s?(?P<post>{_POST_OF_GUEST})[\])>】]?"
)


def signs_off(text: str) -> list[Author]:
    """The reporter that a broadcast's last sentence names; it is spoken, so it stays."""
    said = _SIGN_OFF.search(text) if len(text) <= LONGEST_SIGN_OFF else None
    return [Author(said["name"], said["role"] or "")] if said and likeness(said["name"]) > 0 else []


def is_of_guest(title: str) -> bool:
    """Whether a headline says that the text is a guest's.

    >>> is_of_guest("[기고] 공장을 묻자"), is_of_guest("공장 기고")
    (True, False)
    """
    return _OF_A_GUEST.search(title) is not None


def as_columnist(line: str, *, guest: bool = False) -> Author | None:
    """Who signs with what they are; in the text of a `guest` this may be any office.

    >>> as_columnist("홍길동 한국대 경제학과 교수"), as_columnist("홍길동 나라청장")
    (Author(name='홍길동', role='교수', email=''), None)
    """
    if len(line) >= LONGEST:
        return None
    signed, _, email = line.rpartition(" ") if EMAIL.fullmatch(line.rpartition(" ")[2]) else (line, "", "")
    found = _COLUMNIST.fullmatch(signed)
    if found and likeness(found["name"]) >= SHORT_NAME and not _IS_HOUSE.fullmatch(found["name"]):
        return Author(found["name"], found["any"] or found["there"], email)
    found = _GUEST.fullmatch(signed) if guest else None
    if found and likeness(found["name"]) >= FULL_NAME:
        return Author(found["name"], found["post"], email)
    return None


def with_roles(authors: Iterable[Author], lines: Iterable[Line]) -> list[Author]:
    """`authors`; one without a role or an address gets that with which `lines` name them anywhere.

    An address that another author has is not given again.

    >>> with_roles([Author("신하늘")], [Line("신하늘 기자입니다.")])
    [Author(name='신하늘', role='기자', email='')]
    """
    authors, alone = list(authors), [line.text for line in lines]
    # An address often stands on a line of its own below its owner.
    texts = [f"{text} {below}" if EMAIL.fullmatch(below) else text for text, below in pairwise([*alone, ""])]
    taken = {author.email for author in authors}
    return [
        _named(author, texts, taken) if author.name and not (author.role and author.email) else author
        for author in authors
    ]


def _named(author: Author, texts: Iterable[str], taken: Collection[str]) -> Author:
    signed = rf"(?:\s?\([A-Za-z0-9_.]{{2,20}}\))?(?:\s?(?:{ROLE}))?(?:\s*[\[(<]?\s*{EMAIL_FORM})?"
    pattern = re.compile(rf"(?<![가-힣]){re.escape(author.name)}{signed}")
    found = (signers(text) or people(match[0]) for text in texts if (match := pattern.search(text)))
    same = [other for others in found for other in others if other.name == author.name]
    role = next((other.role for other in same if other.role), "")
    email = next((other.email for other in same if other.email not in {"", *taken}), "")
    return replace(author, role=author.role or role, email=author.email or email)
