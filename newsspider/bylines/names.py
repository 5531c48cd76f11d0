"""How much a word looks like the name of a person."""

import re

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
