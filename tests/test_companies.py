"""Companies with their code, and numbers that only look like one."""

import pytest

from newsspider.companies import companies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("삼성전자(005930)는 올랐다.", [("삼성전자", "005930")]),
        ("삼성전자[005930]는 올랐다.", [("삼성전자", "005930")]),
        ("에코프로(KQ:086520)와 SK하이닉스(000660.KS)", [("에코프로", "086520"), ("SK하이닉스", "000660")]),
        ("네이버(035420·NAVER)", [("네이버", "035420")]),
        ("LG에너지솔루션 <373220>", [("LG에너지솔루션", "373220")]),
        ("한빛소재(207510)와 다솜중공업(208110)", [("한빛소재", "207510"), ("다솜중공업", "208110")]),
        ("우선주(00104K)와 새내기주(0126Z0)", [("우선주", "00104K"), ("새내기주", "0126Z0")]),
        ("삼성전자(005930)가 오르자 삼성전자(005930) 투자자가 늘었다.", [("삼성전자", "005930")]),
    ],
)
def test_a_code_names_a_company(text: str, named: list[tuple[str, str]]) -> None:
    assert [(company.name, company.code) for company in companies(text)] == named


@pytest.mark.parametrize(
    "text",
    [
        "지난해 7월(202507)부터 시행됐다.",
        "올해 2분기(202506) 실적이다.",
        "매출(500000)이 늘었다.",
        "수량(500000)개를 샀다.",
        "우편번호(031420)를 적는다.",
        "문의는 전화(021234)로 한다.",
        "인구(123456)명이 산다.",
        "홍길동(34)씨와 회사(12345)는",
        "2025(005930)",
        "종목코드 005930",
        "(1234567)",
    ],
)
def test_not_a_code(text: str) -> None:
    assert companies(text) == []
