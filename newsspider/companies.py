"""Listed companies that a text names together with their code."""

import re

from newsspider.items import Company

# Since 2024 a letter may stand in the 2nd and in the 4th to 6th place; I, O and U are never used.
_CODE = r"\d[0-9A-HJ-NP-TV-Z]\d[0-9A-HJ-NP-TV-Z]{3}"
_MARKET = r"(?:KS|KQ|KRX|KOSPI|KOSDAQ|코스피|코스닥|유가증권|코넥스)"
_NAMED = re.compile(
    r"(?P<name>[가-힣A-Za-z0-9&][가-힣A-Za-z0-9&·.-]{0,29})\s?[(\[<〈]"
    rf"(?:{_MARKET}\s?[:·,]?\s?)?(?P<code>{_CODE})(?:\.K[SQ]|\s?[·,/:]\s?[A-Za-z가-힣 ]{{2,20}})?[)\]>〉]"
    r"(?!\s?(?:원|명|개|건|주|대|달러|%|㎡|가구))"
)
# Words that stand before a number in brackets which is no code: an amount, a month, a postcode.
_NO_NAME = re.compile(
    r"(?:^\d+|\d[년월일차호회]|분기|반기|연도|기준|현재|실적|매출|매출액|이익|손실|번호|코드|전화|우편|금액|합계|총액|수량|예산|인구|가구)$"
)


def companies(text: str) -> list[Company]:
    """Companies named with a code in brackets, each code once, in the order of the text.

    >>> companies("삼성전자(005930)와 LG에너지솔루션[373220], 에코프로(KQ:086520), 7월(202507) 매출(500000)")
    ... # doctest: +NORMALIZE_WHITESPACE
    [Company(name='삼성전자', code='005930'), Company(name='LG에너지솔루션', code='373220'),
     Company(name='에코프로', code='086520')]
    """
    found: dict[str, Company] = {}
    for match in _NAMED.finditer(text):
        if not _NO_NAME.search(match["name"]):
            found.setdefault(match["code"], Company(match["name"], match["code"]))
    return list(found.values())
