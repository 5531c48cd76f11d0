"""Listed companies that a text names together with their code."""

import re

from newsspider.items import Company

# Since 2024 a letter may stand in the 2nd and in the 4th to 6th place; I, O and U are never used.
_CODE = r"\d[0-9A-HJ-NP-TV-Z]\d[0-9A-HJ-NP-TV-Z]{3}"
_NAMED = re.compile(
    rf"(?P<name>[가-힣A-Za-z&][가-힣A-Za-z0-9&·.-]{{0,29}})\s?[(\[<](?:(?:KS|KQ|KOSPI|KOSDAQ|코스피|코스닥)\s?[:·]\s?)?"
    rf"(?P<code>{_CODE})(?:\.K[SQ]|\s?[·,/]\s?[A-Za-z가-힣 ]{{2,20}})?[)\]>]"
)
_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")


def companies(text: str) -> list[Company]:
    """Companies named with a code in brackets, each code once, in the order of the text.

    A number that reads as a month (202507) is not a code.

    >>> companies("삼성전자(005930)와 LG에너지솔루션[373220], 7월(202507) 실적")
    [Company(name='삼성전자', code='005930'), Company(name='LG에너지솔루션', code='373220')]
    """
    found: dict[str, Company] = {}
    for match in _NAMED.finditer(text):
        if not _MONTH.fullmatch(match["code"]):
            found.setdefault(match["code"], Company(match["name"], match["code"]))
    return list(found.values())
