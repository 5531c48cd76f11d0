"""Noise that any Korean news page may show."""

import re

from newsspider.noise import HeadingRule, LineRule, NodeRule, Rule

COPYRIGHT = (
    r"[<\[(【〈≪]*\s*(?=.{4,160}$)"
    r"(?:.{0,40}(?:저작권자|ⓒ|©|Copyrights?|\(c\)).{0,80}(?:무단|배포|금지|reserved|\.co\.kr|\.com).{0,60}"
    r"|.{0,50}무단\s?(?:전재|복제|배포|사용|도용)[^다]{0,30}(?:금지|불허)[^다]{0,15}"
    r"|(?:저작권자\s?[ⓒ©(:]|Copyrights?\b).{0,60})(?<!다\.)"
    r"|Copyrights?\s?(?:[©ⓒ]|\(c\)).{4,150}"
)

COPYRIGHT_TAIL = (
    r"\s*[<\[(【〈≪]\s*(?:저작권자|ⓒ|©|Copyright|무단)[^>\])】〉≫]*"
    r"(?:\([^)]*\)[^>\])】〉≫]*)?[>\])】〉≫]+\s*$"
)


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

COMMON_NOISE: tuple[Rule, ...] = (
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
    LineRule(
        name="photo-credit",
        pattern=r"(?!글\s?[·/ㆍ]?\s?사진)"
        r"[▲△◀▶■<\[(]?.{0,80}?[\[(<]?\s?(?:(?:사진|이미지)\s?(?:제공|출처)?\s?[=:ⓒ/]|그래픽\s?[=ⓒ/]|(?:자료|출처)\s?(?:제공)?\s?[=:ⓒ])"
        r".{1,40}[\])>]?(?<!다\.)"
        r"|(?!.*[▲△].*[▲△])[▲△◀▶].{2,100}[\[(/<].{1,20}(?:기자|연합뉴스|뉴시스|뉴스1|제공|캡처|AFP|AP|로이터)[\])>]?"
        r"|[▲△◀▶].{2,100}\s[©ⓒ]\s?[가-힣A-Za-z ]{1,20}|[\[(<].{2,20}\s제공[\])>]|[ⓒ©]\s?.{1,80}(?<!다\.)"
        r"|[#\[(<]\s?(?:사진|영상)\s?[_\])>]\s?.{0,20}(?:기자|DB|제공|연합|뉴스|뉴시스|캡처|캡쳐|공식|SNS|인스타그램|로이터|AFP|AP).{0,12}",
        why="captions and credits of pictures, printed as lines of the text",
        drops=(
            "[사진=연합뉴스]",
            "▲ 공장 내부 모습 (사진=회사 제공)",
            "서울 여의도 증권가. 사진제공=거래소",
            "사진=연합뉴스",
            "ⓒ 연합뉴스",
            "[사진]통신 DB",
            "#사진_ 정하람 기자",
        ),
        keeps=(
            "경찰은 사진을 증거로 냈다.",
            "자료: 한국은행이 낸 통계를 보면 물가는 내렸다.",
            "회사는 무료 체험을 제공했다.",
            "첫 달 무료 배송 제공",
            "△반도체 수출 △자동차 수출",
            "▲매출 3조원 (작년 2조원) ▲영업이익 2000억원 [기자단 제공]",
            "▲ 수출은 10조원 ⓒ 5조원을 기록",
            "[영상] 산업 지원책 확대",
            "Q. 자료/증빙은 무엇을 내야 하나?",
        ),
    ),
    LineRule(
        name="print-mark",
        pattern=r"start_block|end_block|/\*+|\*+/|<!--|-->|━+|─+|[-=_*]{3,}|\d{4}[A-Z]\d{2}\s?\S{0,10}",
        why="marks of the editing system and rules between parts",
        drops=("start_block", "━", "end_block", "0215A01 사고", "-----"),
        keeps=("△5.2%", "start_block은 편집 기호다.", "2026년 전망"),
    ),
    LineRule(
        name="page-time",
        pattern=r"(?:(?:기사입력|최종수정|입력|수정|승인|등록|최종|업데이트|발행|게재|송고)\s?:?\s?)++[\d\s.년월일:/()\-오전후월화수목금토일|]*",
        why="times of publication that stand beside the body",
        drops=(
            "입력 2025.07.17 10:23",
            "수정 2023.07.18 12:34:56",
            "입력2023-07-18 12:34:56",
            "입력 : 2025년 7월 17일",
        ),
        keeps=("입력 오류로 주문 300건이 취소됐다.", "2025년 7월 17일"),
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
        name="ombudsman",
        pattern=r".{0,40}(?:반론|정정|추후)[·,\s]?(?:반론|정정|추후)?[·,\s]?(?:추후)?\s?보도.{0,20}(?:청구|신청|요청)하실\s분은.{0,60}|고충처리인\s?[:：].{2,80}"
        r"|기사제공\s?[:：]?\s?[가-힣A-Za-z0-9]{2,12}",
        why="whom to complain to, and which house the text is from, below it",
        drops=(
            "본 방송의 기사에 대해 반론·정정·추후 보도를 청구하실 분은 아래로 연락 주시기 바랍니다.",
            "고충처리인 : 콘텐츠부장 ombudsman@example.com",
            "기사제공 통신사",
        ),
        keeps=(
            "회사는 정정 보도를 청구하겠다고 밝혔다.",
            "고충처리인 제도를 두는 언론사가 늘었다.",
            "기사 제공 서비스",
            "정정·반론 보도 청구를 신청하실 수 있는 기간은 3개월이다.",
        ),
    ),
    LineRule(
        name="player-hint",
        pattern=r"[※*\s]*(?:이미지|사진|화면|영상|재생\s?버튼)[을를]\s(?:누르|클릭하|터치하)시?면\s.{0,20}(?:볼|보실|재생할|이동할)\s수\s있습니다\.?",
        why="what a player or a picture says about itself",
        drops=("이미지를 누르면 영상을 볼 수 있습니다", "※ 사진을 클릭하시면 크게 보실 수 있습니다."),
        keeps=("화면을 누르면 결제가 끝나는 서비스를 볼 수 있게 된다.",),
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
    LineRule(
        name="hash-tags",
        pattern=r"(?:#[^\s#]+\s*)+",
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
        name="house-mark",
        pattern=r"[\[【<(][가-힣A-Za-z ]{0,8}(?:경제|경제TV|뉴스|일보|신문|방송|데일리|투데이)[\]】>)]"
        r"|연합뉴스|뉴시스|뉴스1|[\[(【][가-힣]{2,6}=[가-힣A-Za-z0-9]{0,8}(?:뉴스|뉴시스|뉴스1|일보|신문|경제|TV|데일리|통신)[\])】]"
        r"|[※*\s]*(?:이|본)\s기사는\s.{2,60}(?:에|에서|통해)\s(?:먼저\s)?(?:게재|보도|발행|출고|서비스|제공|송고)(?:된|한)\s(?:기사|글|콘텐츠)입니다\.?"
        r"|.{0,30}(?:서비스|구독|광고|제휴)\s?문의\s?[(:].{0,30}\d{3}.{0,10}",
        edge=True,
        why="the publisher's name above or below a text, and where the text was printed first",
        drops=("[서울경제]", "연합뉴스", "(서울=연합뉴스)", "이 기사는 본지 투자 채널에 게재된 기사입니다."),
        keeps=(
            "[앵커]",
            "[매출=영업이익]",
            "연합뉴스는 이날 이렇게 보도했다.",
            "이 기사는 허위로 보도된 기사입니다.",
            "광고 문의(계약) 건수 3배 증가",
        ),
    ),
    LineRule(
        name="not-ours",
        pattern=r"[※*◎▷▶■\s]*(?:(?:이|본|위|외부|해당)\s?)*(?:필자의?\s?|기고자의?\s?)?(?:칼럼|기고|기고문|글|콘텐츠|내용)[은는이가의]\s?.{0,60}"
        r"(?:본지|본보|본사|신문|편집\s?방향|편집\s?방침).{0,40}(?:다를\s수\s있습니다|무관합니다|일치하지\s않을\s수\s있습니다)\.?",
        edge=True,
        why="the house's word that a guest's column is not its own opinion",
        drops=(
            "※ 외부 필자의 칼럼은 본지의 편집 방향과 다를 수 있습니다.",
            "이 글은 본사의 견해와 무관합니다.",
        ),
        keeps=(
            "본 콘텐츠의 전망은 회사의 입장과 다를 수 있습니다.",
            "이 글은 본사의 견해를 물은 독자에게 답한 것이다.",
            "칼럼의 내용은 사실과 다를 수 있다.",
        ),
    ),
    LineRule(
        name="edge-link",
        pattern=r".{1,120}(?<!다\.)",
        linked=0.95,
        edge=True,
        why="a link above or below the text: an advertisement or another article",
        drops=("투자 세미나 무료 신청하기", "반도체 수출 사상 최대…하반기도 맑음"),
        keeps=("자세한 내용은 공시에서 볼 수 있다.", "회사는 이날 전자공시로 계약을 알렸다."),
    ),
    LineRule(
        name="report-us",
        pattern=r"(?:사진|영상|콘텐츠)\s?(?:구입|구매|이용)\s?문의\s?[:：].{0,60}|[▶▷※☎]\s?.{0,40}제보.{0,100}|[▶▷☞]\s?.{2,60}(?:하기|보기|받기|가기)|.{0,30}(?:생방송\s만나보기|앱\s다운\s?받기)|(?:[▶▷※☎■\s]*(?:['‘\"“]?당신의\s(?:제보|이야기)가.*|.*제보(?:하기|해\s?주세요|를\s?기다립니다|는|\s?:).{0,60}(?<!다\.)(?<!된다)))"
        r"|[▶▷*\s]*[\[<(【]?(?:카카오톡|전화|메일|이메일|홈페이지|사이트|페이스북|인스타그램|온라인|라인|유튜브)\s?[\])>】:]\s?"
        r"(?=.*(?:\d{2,4}-\d{3,4}|@|검색|http|www|\.com|\.kr|채널|친구|제보)).{0,60}"
        r"|[☞▶▷※]\s?.{0,30}(?:뉴스레터|구독).{0,20}(?:구독|신청|받아보)(?:하기|하세요|기)?.{0,40}"
        r"|[▶▷※]\s?.{0,30}(?:네이버|다음|카카오|유튜브).{0,20}(?:구독|채널\s?추가|친구\s?추가)(?:하기|하세요|해\s?주세요)?[.!]?"
        r"|.{0,30}(?:네이버|다음|카카오|유튜브).{0,20}(?:구독|채널\s?추가|친구\s?추가)\s?(?:하기|하세요|해\s?주세요)[.!]?",
        why="calls for tips and for subscriptions below the text",
        drops=(
            "※ '당신의 제보가 뉴스가 됩니다'",
            "▷ 전화 : 02-000-0000, 4444",
            "※신문은 여러분의 제보로 함께 세상을 바꿉니다. 모든 얘깃거리를 알려주세요.",
            "사이트 :https://example.kr/b71",
            "▶ 기자와 카톡 채팅하기▶ 신문 영상 구독하기",
            "☞신문 뉴스레터 H:730 구독하기. 검색창에 ‘신문 h730’을 쳐보세요.",
            "사진 구입 문의 : 포토데스크 02-000-0000",
            "[전화] 02-000-0000",
            "▶ 네이버에서 채널 구독하기",
        ),
        keeps=(
            "회사는 제보를 받고 조사에 나섰다.",
            "금융감독원 제보는 1332로 하면 된다",
            "[라인] 일본 상장 추진",
            "네이버, 월 4900원에 넷플릭스 구독",
            "네이버 채널 구독자가 늘었다.",
            "카카오톡 이용자는 4000만 명이다.",
        ),
    ),
    LineRule(
        name="copyright",
        pattern=COPYRIGHT,
        ends=True,
        why="the copyright line; what follows it is never the article",
        drops=(
            "[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]",
            "< 저작권자 ⓒ 서울경제, 무단 전재 및 재배포 금지 >",
            "<저작권자ⓒ서울경제,무단전재및재배포금지>",
            "[저작권자(c) 방송 무단전재 및 재배포 금지]",
            "ⓒ 신문 & example.com, 무단 전재 및 재배포 금지",
            "Copyright ⓒ 신문. All rights reserved.",
        ),
        keeps=(
            "무단 전재 금지 조항을 어긴 업체가 적발됐다.",
            "저작권자의 동의 없이 무단 배포한 혐의다.",
            "회사는 무단 사용을 금지하는 약관을 새로 마련했다.",
        ),
    ),
)
