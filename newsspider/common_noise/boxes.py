"""Boxes, buttons and widgets of a page: parts, reporters, the weather, comments, tools."""

from newsspider.common_noise.phrases import phrases
from newsspider.noise import HeadingRule, LineRule, NodeRule, Rule

_TOOLS = phrases(
    """
    페이스북, 트위터, 엑스, 카카오톡, 카카오 스토리, 네이버 블로그, 네이버 밴드, 밴드, 라인,
    텔레그램, 이메일, 메일, 카페, 블로그, 핀터레스트, 인스타그램, 유튜브, facebook, twitter, kakaotalk,
    kakaostory, kakao, naver, band, url 복사, url복사하기, 주소 복사, 링크 복사, 본문 복사, 공유, 공유하기,
    기사 공유, 기사 공유하기, sns 공유, sns 기사보내기, 스크랩, 스크랩하기, 기사 스크랩, 기사 스크랩하기,
    프린트, 프린트하기, 인쇄, 인쇄하기, 기사 인쇄, 북마크, 즐겨찾기, 글자 크기, 글씨 크기, 글자 크기 조절,
    글자 크기 설정, 글자 크기 변경, 글씨 크기 조절, 글씨 크기 설정, 글자 키우기, 글자 줄이기,
    글자 작게보기, 글자 크게보기, sns 보내기, 폰트, 설정,
    본문 글씨 키우기, 본문 글씨 줄이기, 본문 글자 크기, 작게, 보통, 크게, 아주 크게, 매우 크게, 가, 가+,
    가-, 가 +, 가 -, 뉴스 듣기, 기사 듣기, 본문 듣기, 음성 듣기, 음성으로 듣기, 다음 구독, 네이버 구독,
    다음 채널 구독, 네이버 채널 구독, 다음 뉴스 구독, 네이버 뉴스 구독, 채널 구독, 구독, 구독하기, 구독중,
    알림받기, 기사 제보, 제보하기, 기사 저장, 저장, 저장하기, 기사 목록, 기사 원문, 기사 번역, 기사 요약,
    좋아요, 싫어요, 훌륭해요, 슬퍼요, 화나요, 글쎄요, 힘내요, 응원해요, 축하해요, 놀라워요, 후속기사 원해요,
    선택하기, 이 기사 어때요?, 이 기사 어때요, 이 기사 어땠나요?, viewer,
    뷰어, 닫기, 열기, 더 보기, 펼치기, 접기, 이전, 다음,
    이전 기사, 다음 기사, 목록, 맨 위로, top, 크게 보기, 사진 크게 보기, 확대 보기, 사진 확대 보기,
    원본 보기, 사진 원본 보기, 이미지 크게 보기, 관련 사진 보기, 큰 사진 보기,
    이미지 확대 보기, 확대, 이미지 확대, 사진 확대, 댓글,
    댓글 쓰기, 댓글 달기, 댓글 보기, 추천, 추천하기, 홈, 로그인, 회원가입, 전체메뉴, 검색, 메뉴, 오류 신고,
    기자 페이지, 기자 구독, 기자의 다른 기사, 기자 프로필, 프로필, 구독자, 응원수, 태그, tag, tags, 키워드,
    뉴스레터, 구독 신청, 신청하기, 뉴스레터 구독하기, 뉴스레터 신청, 바로가기, 이전 글,
    다음 글, 목록 보기, 다른 기사 보기, 광고, advertisement, ad, sponsored"""
)
_REPORTERS = ("reporter", "journalist")
_BOXES = ("area", "box", "wrap", "info", "profile", "card", "layer")

TOOLS = LineRule(
    name="tools",
    pattern=rf"(?=.{{1,60}}$)(?:(?>{_TOOLS})(?:\s?\(\d{{1,5}}\))?+[\s,|/·]*+)++|\(\d+\)|[-–—\s]+광고[-–—\s]+",
    why="share, font, print, listen and subscribe buttons, picture viewers",
    drops=(
        "페이스북 트위터 카카오톡",
        "뉴스 듣기",
        "글자 크기",
        "다음 채널구독",
        "viewer",
        "가 가",
        "URL복사",
        "- 광고 -",
    ),
    keeps=(
        "카카오톡이 먹통이 됐다.",
        "네이버와 카카오",
        "유튜브 구독자 100만",
        "삼성전자",
        "글자 크기를 키운 신제품",
        "30 40대",
        "카카오톡 4550",
    ),
)

BOXES: tuple[Rule, ...] = (
    LineRule(
        name="tool-counts",
        pattern=rf"(?=.{{1,60}}$)(?:\d{{1,5}}\s)*(?:(?>{_TOOLS})(?:\s?\d{{1,5}})?+[\s,|/·]*+)++",
        edge=True,
        why="the same with how often; within a text this is the row of a table",
        drops=("0 0 공유 저장", "좋아요 4", "댓글 0"),
        keeps=("카카오톡 이용자 4550만", "30 40대"),
    ),
    NodeRule(
        name="page-parts",
        css="nav, aside, footer, button, form:not(:has(p)):not(:has(br)),"
        " [role=navigation], [role=complementary]",
        why="parts that HTML itself names as not the content",
        drops=("<aside><a href='/1'>다른 기사</a></aside>", "<button>글자 크기</button>"),
        keeps=(
            "<section>코스피가 올랐다.</section>",
            "<ul><li><a href='/1'>1분기 보고서</a></li><li><a href='/2'>2분기 보고서</a></li></ul>",
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
        name="summary",
        pattern=r"(?:AI|인공지능|자동)?\s?(?:뉴스|기사)?\s?(?:세\s?줄|3줄|핵심|자동)?\s?(?:요약|브리핑)(?:\s?보기)?(?:\s?(?:AI|beta))?",
        until=r"(?:요약|AI|인공지능).{0,40}(?:생성|작성|제공|추출|다를\s수|않을\s수|정확하지)|전체\s?맥락을\s이해하기",
        why="a summary that a machine made, above the article, closed by a word on how it was made",
        drops=("AI 요약\n대책이 나왔다는 요약이다.\n본 요약은 AI가 기사 본문을 바탕으로 생성했습니다.",),
        keeps=(
            "요약\n대책이 나왔다는 내용이다.\n회사는 계획을 밝혔다.",
            "AI가 요약을 생성했다고 회사는 밝혔다.",
        ),
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
        ends=True,
        why="readers' comments and their form",
        drops=("댓글\n(0)", "댓글 3\n등록순\n최신순", "댓글 1\nabc***"),
        keeps=("댓글 조작 의혹에 회사는 선을 그었다.", "댓글\n이날 공개된 댓글은 200개가 넘었다."),
    ),
    HeadingRule(
        name="tips",
        pattern=r"제보하기|(?:뉴스|기사)\s?제보(?:하기)?|제보\s?(?:안내|방법)",
        ends=True,
        why="how to send a broadcaster tips; other articles and comments follow it",
        drops=("■ 제보하기\n▷ 카카오톡 : 'KBS제보' 검색, 채널 추가\n▷ 전화 : 02-000-0000",),
        keeps=("뉴스 제보\n회사는 제보 두 건을 조사하고 있다.", "제보하기 어려운 회사"),
    ),
    LineRule(
        name="weather-line",
        pattern=r"(?:\S+[구시군]\s)?\S{1,8}[동읍면]?\s?-?\d*(?:\.\d)?\s?℃|강수\s?확률\s?\d*\s?%|미세먼지\s?(?:좋음|보통|나쁨|매우나쁨)",
        edge=True,
        why="figures of the weather widget without their heading",
        drops=("마포구 상암동℃", "강수확률 %", "강수확률 30%", "서울 23.5℃"),
        keeps=(
            "이날 서울의 낮 최고기온은 33℃로 올해 들어 가장 높았다.",
            "강수확률 30%라는 예보에 매출이 줄었다.",
        ),
    ),
    LineRule(
        name="hints",
        pattern=r"(?:글자\s?크기\s?설정\s)?(?:파란\s?원을\s좌우로|(?:기사\s)?URL이\s복사|이\s글자\s?크기로\s변경|가나다라마바사|기사를\s끝까지\s읽으셨나요|기사추천은\s24시간"
        r"|이\s기사에\s대해\s어떻게|구독하시면\s더\s많은|로그인\s후\s댓글|비밀번호를\s입력하|삭제한\s댓글은|그래도\s삭제하시겠|댓글을\s입력해"
        r"|\(예시\)\s가장\s빠른|추천을\s취소하|이미\s추천하셨|글자\s?크기[가를]\s(?:변경|조절)|이\s기사의\s댓글|댓글\s정책|동영상\s뉴스를\s보시려면|읽어주기\s기능은|브라우저에서만\s사용"
        r"|음성으로\s듣기|자동요약\s기사\s제목|기사의?\s(?:본문|내용)을\s요약).{0,160}|\d{1,4}/\d{3,4}",
        why="what a page says of its own buttons and forms",
        drops=(
            "파란원을 좌우로 움직이시면 글자크기가 변경 됩니다.",
            "가나다라마바사",
            "기사 URL이 복사되었습니다",
            "읽어주기 기능은 크롬기반의",
            "브라우저에서만 사용하실 수 있습니다.",
            "삭제한 댓글은 다시 복구할 수 없습니다.",
            "0/300",
        ),
        keeps=(
            "글자 크기를 키운 신제품이 나왔다.",
            "3/4분기",
            "비밀번호를 바꾸라고 은행은 알렸다.",
            "책을 읽어주기 시작했다.",
        ),
    ),
    TOOLS,
)
