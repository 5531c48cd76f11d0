"""Bylines: who wrote it, read from the edges of a text and from the fields of a page.

Korean articles open or close with a name, a role and often an e-mail address, in many spellings. A name
alone is too ambiguous: a byline needs a role, an address, or the sign that introduces one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsspider.items import Author
from newsspider.text import Line, is_sentence

_LONGEST_FIELD = 300  # characters of a field for authors that are read
_LONGEST = 120  # characters of a byline with several names
_PARTS = 2  # signed parts of one article, at least
_EDGE = 4  # lines at either end of a text in which a byline may stand

ROLE = (
    r"(?:(?:선임|수석|전문|객원|인턴|수습|사진|영상|시민|명예|편집|취재|대|[가-힣]{1,3}전문)\s?){0,3}(?<!사진제공\s)기자"
    r"|(?:[가-힣]{2,4}\s)?특파원|통신원|논설(?:위원|실장|고문|주간|주필)|(?:수석|선임)?(?:편집|논설|전문|연구|객원|자문)위원|주필|편집(?:국장|인|장)"
    r"|(?:[가-힣A-Z·]{1,7}\s?)?(?:부장|차장|팀장|국장|부국장|센터장|데스크)(?:대우|직무대행)?|에디터|앵커|아나운서|PD|피디|리포터|칼럼니스트|인턴"
)
_ROLE = f"(?P<role>{ROLE})"
_ONE = r"(?:[가-힣]{2,4}|[가-힣][O○]{2})"
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+"
EMAIL = re.compile(_EMAIL)
_SEPARATOR = r"\s*[·,/ㆍ&]\s*"
_NAMES = rf"{_ONE}(?:{_SEPARATOR}{_ONE}){{0,7}}+"
_HOUSE = r"(?:\s(?:[A-Z]{2,}[가-힣A-Za-z]{0,6}|[가-힣]{0,6}(?:뉴스|스포츠|스타|일보|경제|신문|닷컴|연예))\s)"
_GROUP = rf"{_NAMES}(?:{_HOUSE}|\s*)(?:{ROLE})(?:\s*[,|]?\s*[\[(<]?\s*{_EMAIL}\s*[\])>]?)?"
_PLACE = r"(?:[가-힣A-Za-z()·/ ]{1,16}\s*=\s*)"
_CITY = (
    "서울|부산|대구|인천|광주|대전|울산|세종|수원|춘천|강릉|청주|전주|제주|창원|포항|여수|순천|목포|경주|안동|원주|천안|평택"
    "|성남|고양|용인|안산|뉴욕|워싱턴|베이징|상하이|홍콩|도쿄|런던|파리|베를린|브뤼셀|모스크바|하노이|싱가포르|실리콘밸리"
)
_LABEL = r"(?:(?:글|사진|취재|정리|글·사진|글/사진|글ㆍ사진|대담|진행|번역|기사)\s*[=:·]\s*)"
_PEOPLE = rf"{_PLACE}?{_GROUP}(?:(?:{_SEPARATOR}|\s+)(?:(?:{_CITY})\s)?{_GROUP}){{0,5}}"
_DESK = (
    r"(?:[가-힣A-Za-z]{0,10}\s?)?(?:편집국|편집부|보도국|뉴스룸|편집팀|뉴스팀|취재팀)"
    r"|(?:온라인|디지털|인터넷)\s?(?:뉴스|속보)?(?:팀|부|국)|(?:공감언론\s)?뉴시스|연합뉴스|뉴스1"
)
_BOT = (
    rf"(?:[가-힣A-Za-z]{{0,10}}(?:뉴스봇|로봇)|{_DESK})"
    rf"(?:\s*[\[(]?\s*{_EMAIL}\s*[\])]?)?"
)

_HOUSE_MARK = (
    r"[가-힣A-Za-z]{0,8}(?:뉴스|경제|경제TV|일보|신문|방송|데일리|투데이|타임즈?|타임스|저널|닷컴|비즈|미디어)"
    r"(?:\s?[가-힣]{2,3})?"
)
_HEAD = re.compile(
    rf"^(?:[\[【(](?P<inside>(?:[^\]】)=]|\([^)]{{1,8}}\)){{1,16}}[=\s]\s*(?:[A-Za-z가-힣]{{2,10}}\s)?{_PEOPLE})\s*[\]】)]\s*=?\s*"
    rf"|[\[【]{_HOUSE_MARK}[\]】]\s*(?=[^\s])"
    rf"|[\[【(][^\]】)]{{1,16}}=[^\]】)]{{1,16}}[\]】)]\s*(?P<behind>(?:{_ONE}\s){{0,2}}{_PEOPLE})\s*=\s*"
    rf"|[\[【(](?P<desk>[^\]】)=]{{2,12}}=[^\]】)=]{{2,12}}(?:부|팀|국))[\]】)]\s*)"
)
_TAIL_SIGN = re.compile(
    rf"(?P<end>[.!?\"”’'」…)다\d])\s*/\s*(?P<who>{_PLACE}?(?:{_GROUP}(?:(?:{_SEPARATOR}|\s+){_GROUP})*|{_BOT}|{_EMAIL}))\s*$"
)
_TAIL_GLUED = re.compile(
    rf"(?P<end>[!?\"”’'」…]|(?<=[가-힣)\]\"”’'%])\.|\.(?=\s))\s*[\[(<]?\s*(?P<who>{_PEOPLE}|{_EMAIL})\s*[\])>]?\s*$"
)
_WHOLE = re.compile(
    rf"^[/▶■◎☎✉\[(【<=\s]*(?:☞.{{0,16}}\s)?(?P<who>{_LABEL}?(?:(?:[A-Za-z가-힣]{{2,10}}\s){{0,2}}{_PEOPLE}|{_BOT}|(?:[A-Za-z가-힣]{{2,10}}\s)?{_NAMES}(?:입니다\.?)?\s*[\[(/]?\s*{_EMAIL}|{_EMAIL}(?:\s*[/|]?\s*{_PEOPLE})?))"
    r"(?:\s[가-힣]{2,8}대(?:학교)?\s[가-힣]{2,12}(?:\s\d학년)?)?\s*[=\])】>\s]*(?:/?\s*(?:19|20)\d\d[./-]\d\d[./-]\d\d[./\s]*)?$"
)
_CREDIT = re.compile(
    r"^[\[(<]?\s*(?:(?:영상|화면|촬영|취재|그래픽|자료|음성|편집|제작|기획|구성|디자인|작가|VJ|CG|PD)\s?(?:취재|편집|촬영|제공|조사|기자|디자인|구성)?)\s*[:/=\s]\s*"
    r"[^.!?]{2,80}[\])>]?$"
)
_COLUMNIST = re.compile(
    rf"^[■▲/\s]*(?P<name>{_ONE})[,\s]\s?(?:[가-힣A-Za-z·&()\s]{{0,30}}?\s?)"
    r"(?P<role>(?:명예|석좌|초빙|겸임)?교수|연구위원|변호사|변리사|세무사|회계사|애널리스트|이코노미스트|평론가|작가|대표|소장|원장|센터장|연구원)$"
)
_ANCHOR = re.compile(r"[\[【<(]\s?(?:앵커|앵커\s?멘트|아나운서|진행자)\s?[\]】>)]")
_SPEAKER = re.compile(r"[\[【<(][^@=]{2,20}[\]】>)]$")  # in the script of a broadcast: who speaks below
_SIGN_OFF = re.compile(
    rf"^(?:[A-Za-z]{{2,5}}|[A-Za-z가-힣]{{0,8}}(?:뉴스|방송|경제TV))\s?(?P<who>{_ONE}(?:\s?{ROLE})?)(?:이었습니다|였습니다|입니다)\.?"
    rf"\s*(?:[\[(]\s*(?P<mail>{_EMAIL})\s*[\])])?$"
)
_WITH_CREDIT = re.compile(
    rf"^(?P<who>{_ONE}(?:\s?{ROLE})?)\s*/\s*(?:사진|화면|영상|이미지|자료)\s?(?:출처|제공|캡처|캡쳐)?\s?[=:]?\s?.{{1,30}}$"
)


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
    return len(line) < _LONGEST and _WHOLE.match(line) is not None


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
    emails = [email.lower() for email in re.findall(_EMAIL, value)]
    rest = re.sub(_EMAIL, " ", value)
    rest = re.sub(rf"^.*=\s*(?=[가-힣]{{2,4}})|^{_LABEL}", "", rest)
    rest = re.sub(rf"^(?:{_CITY})[,\s]\s*", "", rest)
    found: list[Author] = []
    for match in re.finditer(rf"(?P<names>{_NAMES})(?:{_HOUSE}|\s*){_ROLE}", rest):
        role = " ".join(match["role"].split())
        found += [Author(name, role) for name in re.split(_SEPARATOR, match["names"])]
    if not found and (bot := re.search(r"[가-힣A-Za-z]{0,10}뉴스봇|[가-힣A-Za-z]+로봇", rest)):
        found = [Author(bot[0])]
    if (
        not found
        and emails
        and not re.search(_DESK, rest)
        and (alone := re.search(r"(?:^|\s|뉴스)([가-힣]{2,4})(?:입니다)?[\s.\[\](/)]*$", rest))
    ):
        found = [Author(alone[1].removesuffix("입니다"))]
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
    speaking = any(_ANCHOR.match(text) for text in texts)
    for index in list(left)[:_EDGE]:
        if match := _HEAD.match(left[index][:_LONGEST]):
            found += people(match["inside"] or _apart(match["behind"] or ""))
            left[index] = left[index][match.end() :]
        elif is_byline(left[index]) and not (speaking and _SPEAKER.match(left[index])):
            found += people(left[index])
            left[index] = ""
    tail: list[Author] = []
    for index in _after_byline(texts):
        del left[index]
    for index in reversed(list(left)[-_EDGE:]):
        if speaking and _SPEAKER.match(left[index]):
            continue
        rest, who = _tail(left[index])
        if not tail and index == max(left) and (columnist := _columnist(left[index])):
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
        and all(who.role for who in people(text))
    ]
    return signed if len(signed) >= _PARTS else []


def _apart(who: str) -> str:
    """The byline of a wire story, its names parted: 홍길동 김철수 기자."""
    return re.sub(rf"(?<![가-힣])({_ONE})(?<![부팀국])\s(?={_ONE}\s?(?:{ROLE}))", r"\1·", who)


def _after_byline(texts: Sequence[str]) -> list[int]:
    """The lines below a byline with its address, when none of them is a sentence or a byline: headlines."""
    for index in reversed(range(len(texts))):
        if is_sentence(texts[index]):
            break
        if "@" in texts[index] and is_byline(texts[index]):
            return [below for below in range(index + 1, len(texts)) if not is_byline(texts[below])]
    return []


def _tail(text: str) -> tuple[str, list[Author]]:
    """`text` without the byline at its end, and its authors."""
    if is_byline(text):
        return "", people(text)
    if match := _SIGN_OFF.match(text) or _WITH_CREDIT.match(text):
        named = people(match["who"]) or [Author(match["who"])]
        mail = match.groupdict("").get("mail")
        # Without an address it is what the reporter says at the end of a broadcast.
        return text if mail == "" else "", give_emails(named, [(mail or "").lower()])
    if _CREDIT.match(text):
        return "", []
    for pattern in (_TAIL_SIGN, _TAIL_GLUED):
        if match := pattern.search(text, max(0, len(text) - _LONGEST)):
            return text[: match.end("end")], people(match["who"])
    return text, []


def _columnist(text: str) -> Author | None:
    """Who signs a column with what they are, on the last line of the text: 홍길동 한국대 경제학과 교수."""
    found = _COLUMNIST.match(text) if len(text) < _LONGEST else None
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
    signed = rf"(?:\s?(?:{ROLE}))?(?:\s*[\[(<]?\s*{_EMAIL})?"
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
