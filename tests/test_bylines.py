"""Bylines are read and cut off; sentences that look a little like one stay."""

import re

import pytest

from newsspider.bylines.edges import take_bylines
from newsspider.bylines.signatures import with_roles
from newsspider.bylines.vocabulary import MARK, ROLE
from newsspider.items import Author
from newsspider.text import Line

BODY = [f"{number}번째 문단은 회사의 실적을 다룬다." for number in range(1, 10)]


def signed(first: str = BODY[0], last: str = BODY[-1]) -> tuple[str, str, list[Author]]:
    """First and last line that are left of an article between `first` and `last`, and its authors."""
    result = take_bylines([first, *BODY[1:-1], last])
    return result.texts[0], result.texts[-1], list(result.authors)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("[서울경제TV=이수빈 인턴기자] ", Author("이수빈", "인턴기자")),
        ("[서울경제TV=김혜영기자] ", Author("김혜영", "기자")),
        ("[서울경제TV 김혜영 기자] ", Author("김혜영", "기자")),
        ("(서울=연합뉴스) 홍길동 기자 = ", Author("홍길동", "기자")),
        ("【세종=뉴시스】홍길동 기자 = ", Author("홍길동", "기자")),
        ("[OSEN=대전, 홍길동 기자] ", Author("홍길동", "기자")),
    ],
)
def test_head(head: str, author: Author) -> None:
    assert signed(first=head + BODY[0]) == (BODY[0], BODY[-1], [author])


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("/q00006@sedaily.com", [Author(email="q00006@sedaily.com")]),
        ("/이태규기자 classic@sedaily.com", [Author("이태규", "기자", "classic@sedaily.com")]),
        (" /세종=홍길동 기자 A@b.com", [Author("홍길동", "기자", "a@b.com")]),
        (" 윤민혁 기자", [Author("윤민혁", "기자")]),
        ("/서경뉴스봇 newsbot@sedaily.com", [Author("서경뉴스봇", "", "newsbot@sedaily.com")]),
    ],
)
def test_glued_to_the_last_sentence(tail: str, authors: list[Author]) -> None:
    assert signed(last=BODY[-1] + tail) == (BODY[0], BODY[-1], authors)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("/이태규기자 classic@sedaily.com", [Author("이태규", "기자", "classic@sedaily.com")]),
        ("오철수기자", [Author("오철수", "기자")]),
        ("홍길동·김철수 기자 a@b.com", [Author("홍길동", "기자", "a@b.com"), Author("김철수", "기자")]),
        (
            "홍길동 기자 a@b.com 김철수 기자 c@d.com",
            [Author("홍길동", "기자", "a@b.com"), Author("김철수", "기자", "c@d.com")],
        ),
        ("홍길동 기자(abc@d.com)", [Author("홍길동", "기자", "abc@d.com")]),
        ("글·사진=홍길동 선임기자 a@b.co.kr", [Author("홍길동", "선임기자", "a@b.co.kr")]),
        ("/뉴욕=김영필 특파원 susopa@sedaily.com", [Author("김영필", "특파원", "susopa@sedaily.com")]),
        ("정상범 논설위원", [Author("정상범", "논설위원")]),
        ("김OO 기자", [Author("김OO", "기자")]),
        ("이남경 MK스포츠 기자", [Author("이남경", "기자")]),
        ("서울경제TV 공리안 기자", [Author("공리안", "기자")]),
        ("YTN 나혜인 (hyein@ytn.co.kr)", [Author("나혜인", "", "hyein@ytn.co.kr")]),
        ("MBN뉴스 안진우입니다. [a@mbn.co.kr]", [Author("안진우", "", "a@mbn.co.kr")]),
        ("서경뉴스봇(newsbot@sedaily.com)", [Author("서경뉴스봇", "", "newsbot@sedaily.com")]),
        ("abc@d.com", [Author(email="abc@d.com")]),
        ("박노준 / 사진제공 한빛소속사", [Author("박노준")]),
        ("[영상촬영 김경진 / 영상편집 이한얼]", []),
        ("영상취재 : 안동균 기자", []),
    ],
)
def test_a_line_of_its_own(line: str, authors: list[Author]) -> None:
    assert signed(last=line) == (BODY[0], BODY[-2], authors)


@pytest.mark.parametrize(
    "line",
    [
        "문의는 'help@corp.com'으로 하면 된다.",
        "그는 이 사건을 처음 보도한 기자였다.",
        "홍길동 기자가 취재했습니다.",
        "나혜인 기자!",
        "[앵커]",
        "[기자]",
        "홍길동 회장",
        "사진을 찍은 사람은 김철수 기자다.",
    ],
)
def test_not_a_byline(line: str) -> None:
    assert signed(last=line) == (BODY[0], line, [])
    assert signed(first=line) == (line, BODY[-1], [])


def test_an_address_at_the_end_belongs_to_the_name_at_the_head() -> None:
    result = signed("[서울경제TV=이수빈 인턴기자] " + BODY[0], BODY[-1] + "/q00006@sedaily.com")
    assert result == (BODY[0], BODY[-1], [Author("이수빈", "인턴기자", "q00006@sedaily.com")])


def test_one_address_behind_several_names_is_given_once() -> None:
    line = "우하늘, 세종=정바다, 박구름 기자 a@b.com"
    authors = [Author("우하늘", "기자", "a@b.com"), Author("정바다", "기자"), Author("박구름", "기자")]
    assert with_roles(signed(last=line)[2], [Line(line)]) == authors


def test_a_name_in_the_middle_of_the_text_stays() -> None:
    lines = [*BODY[:5], "윤민혁 기자", *BODY[5:]]
    assert list(take_bylines(lines).texts) == lines


SAID = [
    "한빛전자가 평택에 새 반도체 공장을 짓는다고 17일 밝혔다.",
    "회사는 2027년부터 전력 반도체를 이곳에서 만든다는 계획이다.",
    "증권가는 이번 투자로 회사의 매출이 20% 넘게 늘어날 것으로 내다본다.",
]


@pytest.mark.parametrize(
    "texts",
    [
        [SAID[0], "신임 대표이사", "홍길동 가나전자 대표", "김철수 나다전자 대표"],
        [*SAID, "홍길동 부장", "그는 20년간 일했다.", "김철수 센터장", "그는 떠난다고 말했다.", *SAID],
        [*SAID, "영상 콘텐츠 수출 10억 달러", SAID[1]],
        ["[인사] 한빛전자", "홍길동 부장", "김철수 팀장", "이영희 센터장"],
        [SAID[0], "승진자는 모두 3명이다. 홍길동 부장 김철수 차장 이영희 팀장"],
        [SAID[0], "문의 help@hanbit.co.kr", "◇모집 분야", "연구개발 00명", "생산 00명"],
    ],
)
def test_lines_that_only_look_like_bylines_stay(texts: list[str]) -> None:
    signed = take_bylines(texts)
    assert list(signed.texts) == texts
    assert signed.authors == ()


SIGNATURES = """
홍길동 기자 hong@ : 홍길동/기자
홍보람 기자 : 홍보람/기자
주소연 기자 a@b.com : 주소연/기자
[홍길동 기자 / hong@abc.com] : 홍길동/기자
기자 홍길동 hong@abc.com : 홍길동/기자
홍길동(hong@abc.com) 기자 : 홍길동/기자
김 구 기자 : 김 구/기자
홍길동 기자 다른 기사 보기 : 홍길동/기자
홍길동 기자의 기사 더보기 : 홍길동/기자
홍길동기자(경제부) : 홍길동/기자
박상우 경제부 기자 : 박상우/기자
홍길동 산업1부 차장 : 홍길동/산업1부 차장
홍길동 경제부장 : 홍길동/경제부장
홍길동 중기부장 hong@abc.com : 홍길동/중기부장
세종=홍길동·서울=김철수 기자 : 홍길동/기자 김철수/기자
남양주·양평=홍길동 기자 : 홍길동/기자
부산=홍길동 기자, 창원=김철수 기자 : 홍길동/기자 김철수/기자
베이징|홍길동 특파원 hong@abc.com : 홍길동/특파원
수원/ 홍길동 기자 hong@abc.com : 홍길동/기자
대전·충남 홍길동 기자 : 홍길동/기자
취재=홍길동 기자 | 편집=김철수 기자 : 홍길동/기자
글 홍길동 기자 사진 김철수 기자 : 홍길동/기자
글 홍길동 사진 김철수 : 홍길동/
정리 | 홍길동 기자 : 홍길동/기자
글쓴이 홍길동 : 홍길동/
작성자 홍길동 : 홍길동/
가나뉴스 홍길동 기자hong@abc.com : 홍길동/기자
도한결 마루하 기자 : 도한결/기자 마루하/기자
[스포츠서울 | 홍길동 기자] hong@abc.com : 홍길동/기자
홍길동 기자 hong@abc.com 외 1명 : 홍길동/기자
◎공감언론 뉴시스 [email protected] :
서울 홍길동 기자 hong@abc.com / 사진 = 연합뉴스 : 홍길동/기자
가나일보 / 홍길동 전문기자(법무법인 나라 변호사) : 홍길동/전문기자
홍길동 기자 / 한빛대 경제학과 3학년 : 홍길동/기자
온라인뉴스팀 :
[디지털뉴스국] :
편집=홍길동 기자 :
사진 홍길동 기자 :
촬영기자:홍길동 김철수/영상편집:이영희/그래픽:박민수 :
영상취재: 홍길동, 영상편집: 김철수 :
도움말=홍길동 한국대병원 교수 :
홍길동 KB증권 연구원 : 홍길동/연구원
홍길동 | 한국대 교수 : 홍길동/교수
[홍길동 한국대 경제학과 교수] : 홍길동/교수
<홍길동 나라은행 연구위원> : 홍길동/연구위원
홍길동 한국대 경영학과 교수 hong@abc.com : 홍길동/교수
"""


@pytest.mark.parametrize("case", SIGNATURES.strip().split("\n"))
def test_signatures(case: str) -> None:
    line, _, wanted = case.rpartition(" :")
    result = take_bylines([*BODY, line])
    assert list(result.texts) == BODY
    assert " ".join(f"{author.name}/{author.role}" for author in result.authors) == wanted.strip()


def test_columnist_above_the_text() -> None:
    result = take_bylines(["홍길동 한국대 경제학과 교수", *BODY])
    assert (list(result.texts), result.authors) == (BODY, (Author("홍길동", "교수"),))


def test_office_of_a_guest() -> None:
    told = ["홍길동 소방청장 직무대행", *BODY]
    assert list(take_bylines(told).texts) == told
    assert take_bylines(told, guest=True).authors == (Author("홍길동", "소방청장 직무대행"),)


def test_speakers_of_a_panel_are_no_columnists() -> None:
    told = ["홍길동 한국대 경제학과 교수", *BODY, "김보람 나라은행 연구위원"]
    assert list(take_bylines(told).texts) == told


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("(서울=연합뉴스) 홍길동 김철수 기자 = ", ["홍길동", "김철수"]),
        ("(세종·서울=뉴스1) 홍길동 기자,김철수 기자 = ", ["홍길동", "김철수"]),
        ("[파이낸셜뉴스 세종=홍길동 기자] ", ["홍길동"]),
        ("[아무데나] 홍길동 기자 = ", ["홍길동"]),
        ("아시아투데이 홍길동 기자(세종) = ", ["홍길동"]),
        ("홍길동 기자 = ", ["홍길동"]),
        ("[가나비즈 홍길동] ", ["홍길동"]),
        ("가나위크=홍길동 기자 ", ["홍길동"]),
        ("글=가나투데이 홍길동 기자·정리=김철수 기자·사진=이영희 기자 ", ["홍길동", "김철수"]),
        ("[서울=뉴시스]", []),
        ("가나일보 서울포커스 홍길동 기자 | ", ["홍길동"]),
    ],
)
def test_heads_of_houses_that_no_rule_knows(head: str, names: list[str]) -> None:
    result = take_bylines([head + BODY[0], *BODY[1:]])
    assert list(result.texts) == BODY
    assert [author.name for author in result.authors] == names


@pytest.mark.parametrize(
    "mark",
    [
        "[단독] ",
        "[비즈=인사] ",
        "[산업부] ",
        "<한국경제> ",
        "[A사] ",
        "[IT현장] ",
        "[한빛전자=005930] ",
        "(주)한빛은 ",
    ],
)
def test_other_marks_at_the_head_stay(mark: str) -> None:
    assert take_bylines([mark + BODY[0], *BODY[1:]]).texts[0] == mark + BODY[0]


@pytest.mark.parametrize("line", ["<홍길동>", "홍길동 한빛은행 부총재"])
def test_name_that_the_page_gives_elsewhere(line: str) -> None:
    assert list(take_bylines([*BODY, line]).texts) == [*BODY, line]
    assert list(take_bylines([*BODY, line], known={"홍길동"}).texts) == BODY


NO_SIGNATURES = """
경제부장 홍길동
▲ 경제부장 홍길동
한국경제신문 편집국장 홍길동
기자 출신 CEO의 도전
이수빈 기자의 눈
글 쓰는 기자
취재 경쟁 과열
인턴 채용 확대
영상 편집 기술
사진 촬영 금지
자료 제출 거부
정리해고 규모 300명
작성 방법
문의: help@corp.com
제보 hong@abc.com
“help@corp.com”
홍길동 전 KBS 앵커
이재용 삼성전자 회장
▶ 인터뷰 : 홍길동 / 평택시 시민
글로벌 기자회견
수석연구위원 홍길동
작가 홍길동
본지 논설위원
박민수 자문위원
[인터뷰] 김철수 한빛증권 연구위원
출연: 이영희 한빛증권 연구위원
핵심은 AI 인재입니다.
추천주는 LG 전자입니다.
▷사회=김철수 경제부장
패널 : 김철수 기자, 이영희 기자
담당자: 김철수 매니저, kim@hanbit.com
보도자료 문의: 김철수 팀장 kim@hanbit.com
김철수 한빛신문 기자 부친상
이달의 기자
정치 기사를 쓰는 AI 기자
◆나라일보
디지털 금융팀
산업용로봇
영상
자료 제공
온라인 판매 급증
"""


@pytest.mark.parametrize("line", NO_SIGNATURES.strip().split("\n"))
def test_no_signatures(line: str) -> None:
    for texts in ([*BODY, line], [line, *BODY]):
        result = take_bylines(texts)
        assert list(result.texts) == texts
        assert result.authors == ()


@pytest.mark.parametrize(
    "line",
    [
        line.rpartition(" :")[0]
        for line in SIGNATURES.strip().split("\n")
        if not re.search("연구원|교수", line)  # columnists are read by a form of their own
    ],
)
def test_every_signature_has_a_mark(line: str) -> None:
    assert MARK.search(line)


@pytest.mark.parametrize(
    "role",
    [
        "기자",
        "선임기자",
        "특파원",
        "논설위원",
        "경제부장",
        "에디터",
        "앵커",
        "PD",
        "칼럼니스트",
        "인턴",
        "캐스터",
        "고문",
    ],
)
def test_every_role_has_a_mark(role: str) -> None:
    assert re.fullmatch(ROLE, role)
    assert MARK.search(f"홍길동 {role}")
