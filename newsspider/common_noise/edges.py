"""What stands above and below a text: marks of the editing system, times, keywords, links."""

from newsspider.dates import CLOCK, DAY
from newsspider.noise import LineRule, Rule

EDGES: tuple[Rule, ...] = (
    LineRule(
        name="print-mark",
        pattern=r"<<.{2,60}(?:추가|보완|수정|변경|반영|교체).{0,6}>>|start_block|end_block|/\*+|\*+/|<!--|-->|━+|─+|[-=_*]{3,}|\d{4}[A-Z]\d{2}\s?\S{0,10}",
        why="marks of the editing system and rules between parts",
        drops=("<<총재의 설명 내용 추가.>>", "start_block", "━", "end_block", "0215A01 사고", "-----"),
        keeps=("△5.2%", "start_block은 편집 기호다.", "2026년 전망"),
    ),
    LineRule(
        name="page-time",
        pattern=r"(?:(?:(?:기사입력|최종수정|입력|수정|승인|등록|최종|업데이트|발행|게재|송고)(?:일시?)?\s?:?\s?)++[\d\s.년월일시분:/()\-오전후월화수목금토일|]*)+"
        r"|(?:19|20)\d\d[\d\s.년월일시분초:/()\-오전후]{6,24}(?:송고|입력|수정|등록|승인|게재|발행)",
        why="times of publication that stand beside the body",
        drops=(
            "입력 2025.07.17 10:23",
            "수정 2023.07.18 12:34:56",
            "입력2023-07-18 12:34:56",
            "입력 : 2025년 7월 17일",
            "승인 2025-07-17 15:11 | 수정 2025-07-17 15:11",
            "2025/07/17 10:23 송고",
        ),
        keeps=("입력 오류로 주문 300건이 취소됐다.", "2025년 7월 17일"),
    ),
    LineRule(
        name="bare-time",
        pattern=rf"{DAY}\s{CLOCK}",
        edge=True,
        why="the same without a word; within a text it heads a part of a chronicle",
        drops=("2025년 7월 17일 10시 23분",),
        keeps=("2025년 7월 17일", "2025년 7월 17일 10시 23분에 정전이 났다."),
    ),
    LineRule(
        name="hash-tags",
        pattern=r"(?:(?:tags?|태그|키워드)[\s:]*)?(?:#[^\s#]+[\s,]*)+",
        why="keywords below the text",
        drops=("#반도체 #수출", "#한빛전자"),
        keeps=("#1 공장은 평택에 있다.", "C# 개발자를 뽑는다."),
    ),
    LineRule(
        name="end-mark",
        pattern=r"[\[(<]?\s?끝\s?[\])>]?\.?|.{0,10}배너(?:\s?광고)?",
        why="the mark of a wire story's end, and labels of banners",
        drops=("(끝)", "<끝>", "본문배너"),
        keeps=("끝내 합의하지 못했다.", "배너 광고 단가가 올랐다."),
    ),
    LineRule(
        name="edge-link",
        pattern=r"(?!.{2,20}\s?(?:기자|특파원)$|\S+@\S+$).{1,120}(?<!다\.)",
        linked=0.95,
        edge=True,
        why="a link above or below the text: an advertisement or another article",
        drops=("투자 세미나 무료 신청하기", "반도체 수출 사상 최대…하반기도 맑음"),
        keeps=(
            "자세한 내용은 공시에서 볼 수 있다.",
            "회사는 이날 전자공시로 계약을 알렸다.",
            "정하람 기자",
            "a@b.com",
        ),
    ),
)
