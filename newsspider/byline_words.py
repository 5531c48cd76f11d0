"""The words of bylines: a line taken apart into names, roles, places, houses, desks, labels and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "plain", "role", "bot", "email", "place", "house", "desk", "label", "credit", "tool", "fact", "sign"
]

_POSTS = "부장|차장|팀장|국장|부국장|센터장|데스크|에디터"
_SECTIONS = (
    "정치|경제|금융|증권|산업|부동산|건설|유통|사회|전국|국제|외교|통일|문화|연예|생활|체육|스포츠|과학|의학|교육|법조|노동|사진|편집"
    "|디지털|온라인|탐사|기획|이슈|중기|벤처|자동차|정책|소비자|재계|마켓|글로벌|테크|바이오"
)
ROLE = (
    r"(?:(?:선임|수석|전문|객원|인턴|수습|사진|영상|시민|명예|편집|취재|대|[가-힣]{1,3}전문|뉴스|AI)\s?){0,3}(?<!사진제공\s)기자"
    r"|(?:[가-힣]{2,4}\s)?특파원|통신원|(?:상임|수석)?\s?논설(?:위원|실장|고문|주간|주필)|(?:상임|편집)?고문|(?:외신|기상|교통|뉴스|리포팅)?\s?캐스터"
    r"|(?:수석|선임)?(?:편집|논설|전문|연구|객원|자문|해설|칼럼)위원|주필|편집(?:국장|인|장)|발행인"
    rf"|(?:(?:{_SECTIONS}|IT|ICT)\d?(?:부|팀|국|센터)?\s?)?(?:선임)?(?:{_POSTS})(?:대우|직무대행)?|(?:[가-힣A-Z·]{{1,7}}\s?)?(?:부장|차장|팀장|국장|센터장)"
    r"|아나운서|앵커|PD|피디|(?:AI)?리포터|(?:[가-힣]{1,4})?칼럼니스트|인턴"
)
WRITES = re.compile(  # a role that only who works for a newsroom has
    r"기자|특파원|통신원|(?:논설|편집|해설|칼럼|객원)\s?위원|주필|PD|피디|앵커|아나운서|리포터|칼럼니스트|에디터|인턴|논설|편집|캐스터"
    rf"|^(?:{_SECTIONS}|IT|ICT)\d?(?:부|팀|국)?\s?(?:{_POSTS})"
)
EMAIL_FORM = r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+"
EMAIL = re.compile(EMAIL_FORM)
SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여"
    "추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감호음빈동온갈독나리승옹좌팽필계견빙당범순"
)
_SURNAMES_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")
_NO_PERSON = re.compile(  # words that begin like names, and what stands behind them
    "(?:조회|조회수|추천수|댓글|기사|지면|정치|경제|사회|문화|국제|연예|전체|추천|공유|인쇄|구독|이슈|"
    "부동산|정책|금융|유통|전문|소속|기관|지역|편집|방송|신문|주간|조간|석간|오전|오후|고객|"
    "문의|신청|제보|이메일|정부|국회|성명|이름|주소|전화|소개|안내|공지|신규|"
    "본사|편집자|독자|기획|홍보|최종편집|최종수정)"
    "(?:부|팀|국|실|처|란|하기|보기|센터|번호|입력|사항|소식)?"
)
_NO_NAME = re.compile(  # how words of three or four letters end that are no names
    "(?<=..)(?:[의를팀]|증권|은행|투자|운용|연구|전자|카드|생명|화재|그룹|신문|건설|화학|제약|바이오|자산)$"
)
_NAME = re.compile(r"[가-힣]{2,4}|[가-힣][O○]{2}|[가-힣]\s[가-힣]{1,2}")

_CITIES = (
    "서울|부산|대구|인천|광주|대전|울산|세종|수원|춘천|강릉|청주|전주|제주|창원|포항|여수|순천|목포|경주|안동|원주|천안|평택|성남|고양"
    "|용인|안산|경기|강원|충북|충남|충청|전북|전남|호남|경북|경남|영남|수도권|의정부|구미|김해|진주|군산|익산|아산|파주|김포|화성|안양|부천"
    "|뉴욕|워싱턴|베이징|상하이|홍콩|도쿄|런던|파리|베를린|브뤼셀|모스크바|하노이|싱가포르|실리콘밸리|로스앤젤레스|샌프란시스코|시드니|제네바"
    "|다보스|라스베이거스|바르셀로나|두바이|뉴델리|자카르타|방콕|타이베이|미국|중국|일본|영국|독일|프랑스|국회|청와대|대통령실"
)
_PLACE = re.compile(
    rf"(?:{_CITIES})(?:북부|남부|동부|서부|종합|취재본부|본부|지사|총국|주재|시|도|특별시|광역시|세종)?"
    r"|전국(?:종합|부)?|종합|[가-힣]{1,4}취재본부|[가-힣]{2,4}본부"
)
HOUSE = (
    r"[가-힣A-Za-z0-9&]{0,10}(?:뉴스(?:1|핌|룸|토마토|웨이|투데이|래빗)?|뉴시스|일보|신문|경제|방송|통신|미디어|닷컴|데일리|투데이|타임즈?|타임스|저널|비즈|스포츠|스타"
    r"|연예|매거진|헤럴드|머니|이코노미|리뷰|프레스|포스트|코리아|라이프|토마토|래빗|데일리안|이데일리|스포츠(?:서울|동아|경향|조선|한국|월드|칸)|TV|NEWS|News|Biz|BIZ)(?:[A-Z]{2,4}|24|21|365)?"
    r"|[A-Z][A-Za-z0-9.&]{1,14}|연합|인포맥스|[가-힣]{2}인포맥스|모바일한경|인터뷰365|공감언론|[가-힣]{2,8}대(?:학교)?|[가-힣]{2,10}(?:학과|학부|전공)"
)
_DESK = re.compile(
    rf"(?:[가-힣A-Za-z]{{0,8}}(?:{_SECTIONS}|뉴스|속보|취재|보도|미디어|사회|IT)(?:[가-힣A-Z]{{0,4}})|[가-힣A-Z]{{1,6}}\d)(?:부|팀|국|실|센터|데스크|본부)"
    r"|뉴스룸|편집국|편집부|보도국|온라인|디지털|인터넷"
)
DESK_LINE = re.compile(
    r"[\[(<]?\s*(?:[가-힣A-Za-z]{0,10}\s?)?(?:편집국|편집부|보도국|뉴스룸|(?:온라인|디지털|인터넷|모바일|뉴미디어|콘텐츠)\s?"
    r"(?:뉴스|속보|콘텐츠|이슈|편집)?\s?(?:팀|부|국|센터)|(?:편집|뉴스|취재|속보|이슈)팀)\s*[\])>]?"
)
_BOT = re.compile(r"[가-힣A-Za-z]{0,10}(?:뉴스봇|기자봇|로봇기자|기자로봇)")
_WRITING = (
    "글",
    "글쓴이",
    "취재",
    "기자명",
    "작성자",
    "작성",
    "정리",
    "인터뷰",
    "대담",
    "진행",
    "번역",
    "by",
    "리포트",
    "기고",
)
_CREDITS = re.compile(
    r"(?:사진|영상|화면|촬영|편집|그래픽|자료|음성|음향|디자인|일러스트|삽화|이미지|제작|기획|구성|작가|VJ|CG|도움말|감수|출처|제공|캡처|캡쳐)"
    r"(?:취재|편집|촬영|제공|조사|디자인|구성|출처|캡처|캡쳐)?"
)
_TOOLS = (
    "의",
    "다른",
    "기사",
    "뉴스",
    "보기",
    "더보기",
    "구독",
    "구독하기",
    "전체",
    "전체보기",
    "입력",
    "수정",
    "최신기사",
    "페이지",
    "및",
    "문의",
)
_SIGNS = "[]()<>【】〈〉《》{}/|·ㆍ•∙,;:=&+-–—_~■◆●◎▶▷☞☎✉★※*✍️@"
_NO_BYLINE = re.compile(  # a line with these is about somebody: 전 KBS 앵커, a death, whom to ask, a panel
    "전|출신|별세|발인|빈소|(?:부친|모친|조부|조모|장인|장모|시부|시모|빙부|빙모|형제|남편|부인)상|.*담당자?|홍보[팀실부]?|접수"
    "|패널|사회|출연|매니저|과장|법무법인|회계법인|보도자료"
)
_LEXER = re.compile(
    rf"(?P<email>{EMAIL_FORM}|\[email\s?protected\]|[A-Za-z0-9_.+-]{{2,30}}@(?=[\s\])>]|$))"
    r"|(?P<fact>(?:https?://|www\.)\S+|(?:19|20)\d\d\s?[-./년]\s?\d\d?\s?[-./월]\s?\d\d?(?:\s?일|\.)?(?:[.\s]*(?:오전\s|오후\s)?\d\d?\s?[:시]\s?\d\d(?:분|:\d\d)?)?|\(?0\d{1,2}\)?[-.\s]\d{3,4}[-.]\d{4}|외\s?\d+[명인]|\d학년)"
    rf"|(?P<sign>[{re.escape(_SIGNS)}])"
    rf"|(?P<word>[^\s{re.escape(_SIGNS)}]+)"
)
_ROLE_WORD = re.compile(ROLE)
_POST_WORD = re.compile(f"(?:선임)?(?:{_POSTS})")
_OWN = re.compile(rf"(?P<role>{ROLE})(?:의|님|님의)")
_GLUED = re.compile(rf"(?P<name>[가-힣]{{2,4}}?|[가-힣][O○]{{2}})(?P<role>{ROLE})(?:의|님|입니다)?")
_ROLE_PREFIX = (
    "선임",
    "수석",
    "전문",
    "객원",
    "인턴",
    "수습",
    "사진",
    "영상",
    "시민",
    "명예",
    "편집",
    "취재",
    "의학전문",
    "AI",
)


MARK = re.compile(  # every byline has one of these: an address, a role, a label, a desk
    r"@|\[email|기자|특파원|통신원|위원|논설|고문|캐스터|주필|편집|발행인|[팀부국](?:센터)?\W*$|센터\W*$|[부팀국]장|차장|센터장|데스크|에디터|아나운서|앵커|PD|피디"
    rf"|리포터|칼럼니스트|인턴|{'|'.join(_WRITING)}|사진|영상|화면|촬영|그래픽|자료|음|디자인|일러스트|삽화|이미지|제작"
    "|기획|구성|작가|VJ|CG|도움말|감수|출처|제공|캡|봇|뉴스룸|보도국",
    re.I,
)


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
    for match in _LEXER.finditer(line):
        text = match[0]
        if match["word"]:
            words += _kinds(text)
        elif match["email"]:
            words.append(
                Word("email", text if EMAIL.fullmatch(text) else "")
            )  # the page may cut it off or hide it
        else:
            words.append(Word("sign" if match["sign"] else "fact", text))
    if any(word.kind in ("plain", "desk") and _NO_BYLINE.fullmatch(word.text) for word in words):
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
    elif text.lower() in _WRITING:
        yield Word("label", text)
    elif _CREDITS.fullmatch(text):
        yield Word("credit", text)
    elif text in _TOOLS:
        yield Word("tool", text)
    elif _BOT.fullmatch(text):
        yield Word("bot", text)
    elif _PLACE.fullmatch(text):
        yield Word("place", text)
    elif _DESK.fullmatch(text):
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
            if before.text in _ROLE_PREFIX or place or post:
                joined[-1] = Word("role", f"{before.text} {word.text}")
                continue
        joined.append(word)
    return joined


FULL_NAME, SHORT_NAME, LONG_NAME = 3, 2, 1  # a surname and two letters, one letter, three letters


def likeness(word: str) -> int:
    """How much a word looks like a person's name: FULL_NAME with a surname and two letters, 0 not at all.

    >>> likeness("홍길동"), likeness("김구"), likeness("경제"), likeness("남빛나라"), likeness("한국은행")
    (3, 2, 0, 1, 0)
    """
    if not _NAME.fullmatch(word) or _NO_PERSON.fullmatch(word) or _NO_NAME.search(word):
        return 0
    if re.search("[O○]", word) or (len(word) > 2 and word.startswith(_SURNAMES_OF_TWO)):
        return FULL_NAME
    looks = {2: SHORT_NAME, 3: FULL_NAME, 4: LONG_NAME}
    return looks.get(len(word), 0) if word[0] in SURNAMES else 0
