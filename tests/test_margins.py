"""The edges of a text by the form of its lines: what goes, and what an article may end or begin with."""

import pytest
from lxml.html import fromstring

from newsspider.margins import drop_margins
from newsspider.text import Line, page_lines, text_lines

PLAIN = [
    "한빛전자가 평택에 새 반도체 공장을 짓는다고 17일 밝혔다.",
    "회사는 2027년부터 전력 반도체를 이곳에서 만든다는 계획이다.",
    "“앞으로도 최선을 다하겠습니다.” 대표는 이렇게 말했다.",
    "증권가는 이번 투자로 회사의 매출이 20% 넘게 늘어날 것으로 내다본다.",
    "주가는 이날 3.2% 오른 채 거래를 마쳤다.",
]
SPOKEN = [
    "[앵커]",
    "한빛전자가 평택에 새 반도체 공장을 짓습니다.",
    "산업부 기자가 보도합니다.",
    "[기자]",
    "회사는 2027년부터 이곳에서 전력 반도체를 만들 계획입니다.",
]


def left(*texts: str) -> list[str]:
    return [line.text for line in drop_margins([Line(text) for text in texts])[0]]


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("house-voice", ["이 서비스는 기계가 읽어 드리는 것으로 실제와 다를 수 있습니다."]),
        ("house-voice", ["독자 여러분의 많은 관심 부탁드립니다", "가나경제의 약속", "서울 중구 나다로 1"]),
        ("house-voice", ["매주 화요일 새 소식을 들고 찾아갑니다.", "한빛의 눈"]),
        ("below-text", ["한빛경제를 친구로"]),
        ("below-text", ["글자 크게", "인쇄", "스크랩"]),
        ("below-text", ["72", "0 | 3"]),
        ("below-text", ["금리 동결에 시장 안도", "나라은행 실적 맑음"]),
        ("below-text", ["※ 한빛경제 앱 내려받는 곳"]),
    ],
)
def test_goes_below(rule: str, lines: list[str]) -> None:
    kept, counts = drop_margins([Line(text) for text in [*PLAIN, *lines]])
    assert [line.text for line in kept] == PLAIN
    assert counts == {rule: len(lines)}


@pytest.mark.parametrize(
    "lines",
    [
        ["편집자주", "매주 화요일, 공장이 있는 도시를 찾아갑니다."],
        ["화면을 누르면 기사를 소리로 들을 수 있습니다."],
        ["[머니포커스]"],
    ],
)
def test_goes_above(lines: list[str]) -> None:
    assert left(*lines, *PLAIN) == PLAIN


@pytest.mark.parametrize(
    "lines",
    [
        ["△부사장 홍길동 △전무 김철수"],
        ["◇ 한빛전자", "승진", "△전무 김철수"],
        ["1. 반도체 2. 전지"],
        ["홍길동 / 한빛전자 대표"],
        ["일시: 7월 17일 오후 2시", "장소: 평택시청 대강당"],
        ["문의 02-000-0000"],
        ["2026년 7월 17일", "한빛전자 노동조합"],
        ["▷ 상무 김철수", "▷ 상무 이영희"],
        ["매출액 1조2000억원", "당기순이익 800억원"],
        ["LTV: 집값에 견준 대출의 비율"],
        ["누가 책임질 것인가?"],
        ["홍길동 가나시장"],
        ["[정정] 17일자 기사의 1조원은 1000억원의 오기이므로 바로잡습니다."],
        ["삼가 고인의 명복을 빕니다."],
        ["나라은행 김하늘", *(f"{name} 지점 새 지점장" for name in ("평택", "수원", "안양", "원주", "강릉"))],
        ["회사는 이 공장에서 한 해에 웨이퍼 12만 장을 만든다"],
        ["했다."],
        ["공장은 2027년에 문을 연다.안소윤 기자 a@b.com"],
        ["다음 계획", "공장은 2027년에 문을 연다./안소윤 기자 a@b.com"],
        ["“우리는 멈추지 않는다”"],
        ["“고객의 신뢰를 받는 기업이 되겠습니다.”"],
    ],
)
def test_stays_below(lines: list[str]) -> None:
    assert left(*PLAIN, *lines) == [*PLAIN, *lines]


@pytest.mark.parametrize("lines", [["공장을 짓는 까닭"], ["“함께 갑니다.”"], ["지금 사도 되나요?"]])
def test_stays_above(lines: list[str]) -> None:
    assert left(*lines, *PLAIN) == [*lines, *PLAIN]


def test_what_stands_above_a_signed_opening_goes() -> None:
    signed = f"[가나경제 정하람 기자] {PLAIN[0]}"
    assert left("오늘의 현장", "72", signed, *PLAIN[1:]) == [signed, *PLAIN[1:]]
    assert left("오늘의 현장", "한빛이 온다", "정하람 논설위원", *PLAIN) == ["정하람 논설위원", *PLAIN]


def test_heading_of_the_first_part_stands_above_a_signed_opening() -> None:
    signed = f"[가나경제 정하람 기자] {PLAIN[0]}"
    told = ["◆ 내년에 짓는다", signed, *PLAIN[1:], "◆ 2천명을 뽑는다", PLAIN[0]]
    assert left("오늘의 현장", *told) == told


def test_marks_that_part_a_text_stay() -> None:
    parts = ["<한빛전자>", *PLAIN[:2], "<나라은행>", *PLAIN[2:]]
    assert left(*parts) == parts


def test_a_spoken_text_is_not_the_houses_voice() -> None:
    assert left("[경제현장]", *SPOKEN) == SPOKEN


def test_a_text_that_turns_polite_stays_whole() -> None:
    letter = [*PLAIN, *("그래서 다시 부탁을 드립니다. 공장은 사람이 짓는 것입니다." for _ in range(6))]
    assert left(*letter) == letter


def test_a_table_below_the_text_stays() -> None:
    rows = "<table><tr><td>구분</td><td>매출</td></tr><tr><td>한빛</td><td>늘었음</td></tr></table>"
    lines = page_lines(fromstring(f"<div>{''.join(f'<p>{text}</p>' for text in PLAIN)}{rows}</div>"))
    assert drop_margins(lines)[0] == lines


def test_bylines_stay_for_who_reads_them() -> None:
    below = ["안소윤 기자 a@b.com", "▲ 배우 홍길동 새 드라마 출연", "▲ 가수 김철수 전국 공연"]
    assert left(*PLAIN, *below) == [*PLAIN, below[0]]
    columnist = "홍길동 한국대 경제학과 교수"
    assert left(*PLAIN, columnist, "한빛경제를 친구로") == [*PLAIN, columnist]
    assert left(*PLAIN, "나라뉴스 정하람입니다.") == [*PLAIN, "나라뉴스 정하람입니다."]
    assert left("【평택=정하람】", *PLAIN) == ["【평택=정하람】", *PLAIN]


def test_sentences_below_a_byline_with_an_address_go_from_a_polite_text_too() -> None:
    told = [*SPOKEN, *SPOKEN[1:], *SPOKEN[1:], "안소윤 기자 a@b.com"]
    assert left(*told, "이 기사는 윤리강령에 따라 산업부장이 확인했습니다.") == told
    assert left("안소윤 기자 a@b.com", *SPOKEN) == ["안소윤 기자 a@b.com", *SPOKEN]


def test_a_box_of_sentences_below_the_byline_stays() -> None:
    told = [
        *PLAIN,
        *PLAIN,
        *PLAIN,
        "안소윤 기자 a@b.com",
        "<기사 속 기사>",
        "① 계좌의 예금주를 먼저 본다.",
        "② 확약의 기한을 꼭 따진다.",
    ]
    assert left(*told) == told


def test_sentences_between_the_bylines_of_a_series_stay() -> None:
    told = [
        *PLAIN * 3,
        "정하람 기자 a@b.com",
        "이천에서는 나라은행이 전산 센터를 넓힌다.",
        "윤별 기자 b@b.com",
    ]
    assert left(*told) == told
    told = [*PLAIN * 3, "정하람 기자 a@b.com", "[바로잡습니다] 17일자 1조원은 1000억원이기에 바로잡는다."]
    assert left(*told) == told


def test_a_text_in_which_every_sentence_looks_like_the_house_s_stays() -> None:
    told = ["회사는 공장을 짓는다고 밝혔다(관련 기사를 봐 주시기 바랍니다.)"] * 4
    assert left(*told) == told


@pytest.mark.parametrize("heading", ["◇전력 반도체", "■ 용어설명", "* 전력 반도체란"])
def test_what_explains_a_word_below_the_byline_stays(heading: str) -> None:
    told = [*PLAIN, *PLAIN, "안소윤 기자 a@b.com", heading, "전기를 바꾸고 다스리는 반도체다."]
    assert left(*told) == told


def test_what_stands_above_the_time_of_publication_goes_with_it() -> None:
    assert left("속보", "발행일: 2026-03-09 | 기자 정하람 | 읽는 시간 6분", *PLAIN) == PLAIN
    dated = "등록 2026년 3월 9일부터 새 규정이 적용된다."
    assert left("공장", dated, *PLAIN) == ["공장", dated, *PLAIN]


def test_a_notice_with_hardly_a_sentence_is_not_judged() -> None:
    lines = text_lines("[인사] 한빛전자\n김철수 전무\n다음 달 1일 자로 일한다.\n나라은행 본점")
    assert drop_margins(lines) == (lines, {})
