"""Boxes, buttons and widgets of a page: other articles, the weather, comments, tools."""

import re

from newsspider.noise import HeadingRule, LineRule, NodeRule, Rule


def _phrases(text: str) -> str:
    """An expression for the longest of the phrases in `text`; commas part them, blanks may be absent."""
    phrases = sorted((" ".join(phrase.split()) for phrase in text.split(",")), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s?") for phrase in phrases)


_TOOLS = _phrases(
    """
    페이스북, 트위터, 엑스, 카카오톡, 카카오스토리, 카카오 스토리, 네이버 블로그, 네이버 밴드, 밴드, 라인,
    텔레그램, 이메일, 메일, 카페, 블로그, 핀터레스트, 인스타그램, 유튜브, facebook, twitter, kakaotalk,
    kakaostory, kakao, naver, band, url 복사, url복사하기, 주소 복사, 링크 복사, 본문 복사, 공유,
    공유하기, 기사 공유, 기사 공유하기, sns 공유, sns 기사보내기, 스크랩, 스크랩하기, 기사 스크랩,
    기사 스크랩하기, 프린트, 프린트하기, 인쇄, 인쇄하기, 기사 인쇄, 북마크, 즐겨찾기, 글자 크기,
    글씨 크기, 글자 크기 조절, 글자 크기 설정, 글자 크기 변경, 글씨 크기 조절, 글씨 크기 설정,
    글자 키우기, 글자 줄이기, 본문 글씨 키우기, 본문 글씨 줄이기, 본문 글자 크기, 작게, 보통, 크게,
    아주 크게, 매우 크게, 가, 가+, 가-, 가 +, 가 -, 뉴스 듣기, 기사 듣기, 본문 듣기, 음성 듣기,
    음성으로 듣기, 다음 구독, 네이버 구독, 다음 채널 구독, 네이버 채널 구독, 다음 뉴스 구독,
    네이버 뉴스 구독, 채널 구독, 구독, 구독하기, 구독중, 알림받기, 기사 제보, 제보하기, 기사 저장,
    기사 목록, 기사 원문, 기사 번역, 기사 요약, 좋아요, 싫어요, 훌륭해요, 슬퍼요, 화나요, 글쎄요, 힘내요,
    응원해요, 축하해요, 놀라워요, 후속기사 원해요, 선택하기, 이 기사 어때요?,
    이 기사 어때요,
    viewer, 뷰어, 닫기, 열기, 더보기, 더 보기, 펼치기, 접기, 이전, 다음, 이전 기사, 다음 기사, 목록,
    맨위로, 맨 위로, top, 크게 보기, 사진 크게 보기, 확대 보기, 사진 확대 보기, 원본 보기, 사진 원본 보기,
    이미지 크게 보기, 이미지 확대 보기, 확대, 이미지 확대, 사진 확대, 댓글, 댓글 쓰기, 댓글 달기,
    댓글 보기, 추천, 추천하기, 홈, 로그인, 회원가입, 전체메뉴, 검색, 메뉴, 오류 신고, 기자 페이지,
    기자 구독, 기자의 다른 기사, 광고, advertisement, ad, sponsored"""
)
_OTHER_ARTICLES = _phrases(
    """
    관련, 관련 뉴스, 관련 기사, 관련 콘텐츠, 관련 영상, 연관 뉴스, 연관 기사, 이 기사와 관련 기사,
    함께 본 뉴스, 함께 본 기사, 이 기사와 함께 본 기사, 함께 보면 좋은 기사, 함께 볼만한 기사, 추천 뉴스,
    추천 기사, 추천 콘텐츠, 추천 영상, 인기 뉴스, 인기 기사, 인기 콘텐츠, 최신 뉴스, 최신 기사,
    실시간 뉴스, 실시간 인기, 실시간 인기 뉴스, 실시간 이슈, 많이 본 뉴스, 많이 본 기사, 많이 읽은 뉴스,
    많이 읽은 기사, 가장 많이 본 뉴스, 많이 본 기사 더보기, 주요 뉴스, 주요 기사, 이 시각 뉴스,
    이 시각 주요뉴스, 이 시각 많이 본 뉴스, 오늘의 뉴스, 오늘의 주요뉴스, 오늘의 핫 뉴스, 오늘의 핫이슈,
    핫 뉴스, 핫 이슈, 핫클릭, 베스트 뉴스, 베스트 기사, best, hot, top 뉴스, 주간 top 뉴스, 일간 top 뉴스,
    기획/취재, 기획 / 취재, 기획·취재, 랭킹 뉴스, 뉴스 랭킹, 헤드라인, 헤드라인 뉴스, 이슈 키워드,
    에디터 추천, 에디터 픽, 편집자 추천, 화제의 뉴스, 포토 뉴스, 분야별 뉴스, 분야별 많이 본 뉴스,
    분야별 추천 뉴스, 다른 기사 보기, 이 기자의 다른 기사, 이 기사를 추천합니다"""
)

_TOLD_APART = "|".join(phrase for phrase in _OTHER_ARTICLES.split("|") if r"\s?" in phrase)
_REPORTERS = ("reporter", "journalist")
_BOXES = ("area", "box", "wrap", "info", "profile", "card", "layer")

BOXES: tuple[Rule, ...] = (
    NodeRule(
        name="page-parts",
        css="nav, aside, footer, button, form:not(:has(p)):not(:has(br)),"
        " [role=navigation], [role=complementary]",
        why="parts that HTML itself names as not the content",
        drops=("<aside><a href='/1'>다른 기사</a></aside>", "<button>글자 크기</button>"),
        keeps=(
            "<section>코스피가 올랐다.</section>",
            "<form><p>한 장이 다 양식인 옛 쪽이다.</p></form>",
            "<p>aside라는 말은 방백을 뜻한다.</p>",
        ),
    ),
    NodeRule(
        name="reporter-box",
        css=", ".join(f".{who}{join}{box}" for who in _REPORTERS for join in "_-" for box in _BOXES),
        why="the reporter's picture, address, word on himself and other articles",
        drops=("<div class='reporter_area'>정하람 기자 a@example.com 경제를 담당합니다.</div>",),
        keeps=(
            "<p>reporter_area는 변수 이름이다.</p>",
            "<div class='reporter_view'>기자가 쓴 본문이다.</div>",
        ),
    ),
    HeadingRule(
        name="related",
        pattern=rf"(?:{_OTHER_ARTICLES})(?:\s?(?:더\s?보기|목록|top\s?\d*|\d+))?",
        why="boxes of other articles' headlines, inside and below the body",
        drops=(
            "관련뉴스\n- 국제선 이용객 증가…노선 회복\n- [부동산 캘린더] 내주 5천 가구 분양",
            "주간 TOP뉴스\n1대표이사 취임\n2수출 증가세",
            "[관련기사]\n금리 동결…시장 안도",
            "주요뉴스",
            "많이 본 뉴스\n1 반도체 강세",
        ),
        keeps=(
            "주요뉴스를 종합하면 시장은 금리 인하를 기대하고 있다.",
            "관련뉴스가 나온 뒤 주가는 5% 올랐다.",
            "관련 기사\n이날 나온 기사는 사실과 다르다고 회사는 밝혔다.",
            "헤드라인 물가보다 근원 물가가 중요하다고 한은은 설명했다.",
        ),
    ),
    LineRule(
        name="related-link",
        pattern=r"[▶▷☞■◆●※*\-\s]*[\[<【(]?\s*(?:관련|연관|추천|함께\s?볼)\s?(?:기사|뉴스|영상)\s?(?:[\]>】):]|보기).{0,120}",
        why="a link to another article between paragraphs",
        drops=("▶관련기사: 금리 동결…시장 안도", "[관련기사] 반도체 수출 증가"),
        keeps=("관련 기사에서 밝힌 대로 회사는 공장을 짓는다.", "관련뉴스가 나온 뒤 주가는 올랐다."),
    ),
    LineRule(
        name="related-in-line",
        pattern=rf"[▶▷☞■◆●※*\-\s\[<【(]*(?:{_TOLD_APART}).{{4,250}}(?<!다\.)",
        linked=0.5,
        why="a box of other articles' headlines that the page runs together into one line",
        drops=("함께 보면 좋은 기사금리 동결…시장 안도반도체 수출 증가",),
        keeps=("관련 기사에서 밝힌 대로 회사는 공장을 짓는다.",),
    ),
    LineRule(
        name="more-link",
        pattern=r".{0,30}(?:다른\s?(?:글|기사|칼럼|영상)|전체\s?(?:글|기사)|시리즈|연재|기사\s?원문)\s?(?:더\s?)?보기\W*",
        linked=0.9,
        why="a link to more of a series or of a writer between paragraphs",
        drops=("세상읽기 다른 글 보기", "연재 보기"),
        keeps=("기사 원문에서 볼 수 있다.", "다른 글을 보면 사정이 다르다."),
    ),
    LineRule(
        name="link-mark",
        pattern=r"[▶▷☞►\[<].{4,120}",
        linked=0.8,
        why="a marked link between paragraphs: an advertisement or another article",
        drops=("▶ 오늘의 추천주 받기", "[실시간] 지금 뜨는 종목"),
        keeps=("코스피가 3000선을 넘었다.", "반도체 업황이 살아나고 있다."),
    ),
    HeadingRule(
        name="weather",
        pattern=r"오늘의\s?날씨|날씨|(?:현재|지역별|전국)\s?날씨",
        why="the weather widget: a place, a temperature, a chance of rain",
        drops=("오늘의 날씨\n마포구 상암동℃\n강수확률 %",),
        keeps=(
            "오늘의 날씨 정보를 제공하는 업체가 상장한다.",
            "날씨\n올여름 폭염으로 빙과 매출이 30% 늘었다.",
        ),
    ),
    HeadingRule(
        name="comments",
        pattern=r"댓글(?:\s?\(?\d*\)?)?|댓글\s?(?:쓰기|운영\s?정책|목록)|전체\s?댓글(?:\s?\d+)?|의견\s?(?:쓰기|남기기)",
        why="readers' comments and their form",
        drops=("댓글\n(0)", "댓글 3\n등록순\n최신순"),
        keeps=("댓글 조작 의혹에 회사는 선을 그었다.", "댓글\n이날 공개된 댓글은 200개가 넘었다."),
    ),
    LineRule(
        name="weather-line",
        pattern=r"(?:\S+[구시군]\s)?\S{1,8}[동읍면]?\s?-?\d*(?:\.\d)?\s?℃|강수\s?확률\s?\d*\s?%|미세먼지\s?(?:좋음|보통|나쁨|매우나쁨)",
        why="figures of the weather widget without their heading",
        drops=("마포구 상암동℃", "강수확률 %", "강수확률 30%", "서울 23.5℃"),
        keeps=(
            "이날 서울의 낮 최고기온은 33℃로 올해 들어 가장 높았다.",
            "강수확률 30%라는 예보에 매출이 줄었다.",
        ),
    ),
    LineRule(
        name="tools",
        pattern=rf"(?=.{{1,60}}$)(?:(?>{_TOOLS})(?:\s?\(?\d{{1,5}}\)?)?+[\s,|/·]*+)++|\(\d+\)",
        why="share, font, print, listen and subscribe buttons, picture viewers",
        drops=(
            "페이스북 트위터 카카오톡",
            "뉴스 듣기",
            "글자 크기",
            "다음 채널구독",
            "viewer",
            "가 가",
            "URL복사",
        ),
        keeps=(
            "카카오톡이 먹통이 됐다.",
            "네이버와 카카오",
            "유튜브 구독자 100만",
            "삼성전자",
            "글자 크기를 키운 신제품",
        ),
    ),
)
