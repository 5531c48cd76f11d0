"""Other articles around a text: boxes of headlines, links between paragraphs."""

from newsspider.common_noise.phrases import phrases
from newsspider.noise import HeadingRule, LineRule, NodeRule, Rule

_WHICH = phrases(
    """
    관련, 연관, 추천, 인기, 최신, 실시간, 주요, 많이, 많이 본, 많이 읽은, 본, 가장, 함께, 함께 본, 볼만한,
    보면 좋은, 볼 만한, 좋아할, 좋아할만한, 좋아할 만한, 당신이, 당신을 위한, 관심 있을만한,
    관심 있을 만한, 관심 가질만한, 관심 가질 만한, 독자들의, 이 기사와, 이 기사의, 이 뉴스와, 이 뉴스의,
    이 시각, 오늘의, 지금 뜨는, 핫, hot, best, 베스트, top, 주간, 일간, 랭킹, 급상승, 분야별, 에디터,
    에디터의, 편집자, 화제의, 포토, 헤드라인, 다른, 이 기자의, 이 기자의 다른, 섹션, 종합, 속보"""
)
_WHAT = phrases(
    "뉴스, 기사, 콘텐츠, 컨텐츠, 영상, 이슈, 핫이슈, 클릭, pick, 픽, 키워드, 종목, 랭킹, 인기, top"
)
_OTHER_ARTICLES = rf"(?:(?:{_WHICH})\s?)++(?:{_WHAT})"
_HEADINGS = phrases(
    """
    관련, 관련 기사, 베스트, best, hot, 핫클릭, 기획/취재, 기획 / 취재, 기획·취재, 뉴스 랭킹, 헤드라인,
    이슈 키워드, 다른 기사 보기, 이 기사를 추천합니다, 이 기사가 좋으셨다면, 이어보기, 에디터 추천,
    에디터 픽, 편집자 추천, 실시간 인기"""
)

RELATED: tuple[Rule, ...] = (
    NodeRule(
        name="related-box",
        css="div, section, ul, ol, dl, table",
        named=r"(?:[a-z]+[-_])*relat(?:e|ed|ion|ive)?(?:[-_][a-z]+)*",
        linked=0.9,
        why="headlines of other articles between paragraphs, in a box that is called so",
        drops=("<div class='relation_in'><p><a href='/1'>6년 단기임대 부활하나</a></p></div>",),
        keeps=(
            "<div class='related'>회사는 <a href='/1'>공시</a>를 냈다.</div>",
            "<ul class='list'><li><a href='/1'>1분기 보고서</a></li><li><a href='/2'>2분기</a></li></ul>",
            "<div class='related'><p>회사는 <a href='/1'>올해 하반기 실적과 내년 전망을 담은 보고서 한 권과"
            " 그 부록 두 권</a>을 17일 공시했다.</p></div>",
            "<div class='correlation'><p><a href='/1'>상관관계 표</a></p></div>",
        ),
    ),
    HeadingRule(
        name="related",
        pattern=rf"(?:{_OTHER_ARTICLES}|{_HEADINGS})(?:\s?(?:더\s?보기|목록|top\s?\d*|\d+))?!?",
        why="boxes of other articles' headlines, inside and below the body",
        drops=(
            "관련뉴스\n- 국제선 이용객 증가…노선 회복\n- [부동산 캘린더] 내주 5천 가구 분양",
            "주간 TOP뉴스\n1대표이사 취임\n2수출 증가세",
            "[관련기사]\n금리 동결…시장 안도",
            "주요뉴스",
            "많이 본 뉴스\n1 반도체 강세",
            "실시간 인기기사",
            "독자들의 PICK!",
            "당신이 좋아할만한 기사",
            "이 기사와 함께 많이 본 뉴스",
            "관련 종목\n한빛전자",
            "이 기사의 관련기사\n금리 동결…시장 안도",
            "당신이 관심 있을만한 이슈",
        ),
        keeps=(
            "주요뉴스를 종합하면 시장은 금리 인하를 기대하고 있다.",
            "관련뉴스가 나온 뒤 주가는 5% 올랐다.",
            "관련 기사\n이날 나온 기사는 사실과 다르다고 회사는 밝혔다.",
            "주요 이슈\n이날 시장의 관심은 금리였다.",
            "헤드라인 물가보다 근원 물가가 중요하다고 한은은 설명했다.",
        ),
    ),
    HeadingRule(
        name="series-order",
        pattern=r"(?:기사\s?게재|글\s?싣는|싣는|연재)\s?순서",
        why="the headlines of the other parts of a series",
        drops=("◆기사 게재 순서\n(1) 새벽배송 철수 도미노\n(2) 적자 배송 누가 끝낼까", "<글 싣는 순서>"),
        keeps=(
            "글 싣는 순서는 편집부가 정한다고 밝혔다.",
            "게재 순서\n논문은 접수한 차례로 실린다고 학회는 밝혔다.",
        ),
    ),
    LineRule(
        name="linked-headline",
        pattern=r"[·•ㆍ▶▷☞-]\s?.{14,120}(?<!다\.)",
        linked=0.9,
        why="a headline of another article behind a dot, between paragraphs",
        drops=("· [글로벌비즈] 호주 광산업체, 감산 선언…리튬값 바닥 다지나",),
        keeps=("· 환경영향평가서", "· 회사는 공시에서 이렇게 밝혔다."),
    ),
    LineRule(
        name="related-link",
        pattern=r"[▶▷☞■◆●※*\-\s]*[\[<【(]?\s*(?:관련|연관|추천|함께\s?볼)\s?(?:기사|뉴스|영상)\s?(?:[\]>】):]|보기|[A-Z]?\d{1,2}(?:[·,]\d{1,2})?면).{0,120}"
        r"|(?:이전|다음)\s?(?:글|기사)(?!.*다\.$)(?:\s.{4,120}|.{4,120}(?:이전|다음)\s?(?:글|기사).{4,120})|.{2,16}의?\s다른\s?기사(?:\s?더)?(?:\s?보기)?",
        why="a link to another article between paragraphs",
        drops=(
            "▶관련기사: 금리 동결…시장 안도",
            "[관련기사] 반도체 수출 증가",
            "<관련기사 4면>",
            "이전기사 코스피 하락",
            "정하람의 다른 기사 더보기",
        ),
        keeps=(
            "다음 글은 독자가 보냈다.",
            "회사는 다른 기사에도 답했다.",
            "관련 기사에서 밝힌 대로 회사는 공장을 짓는다.",
            "관련뉴스가 나온 뒤 주가는 올랐다.",
        ),
    ),
    LineRule(
        name="related-in-line",
        pattern=rf"[▶▷☞■◆●※*\-\s\[<【(]*(?:{_OTHER_ARTICLES}).{{4,250}}(?<!다\.)",
        linked=0.5,
        why="a box of other articles' headlines that the page runs together into one line",
        drops=("함께 보면 좋은 기사금리 동결…시장 안도반도체 수출 증가",),
        keeps=("관련 기사에서 밝힌 대로 회사는 공장을 짓는다.",),
    ),
    LineRule(
        name="bare-link",
        pattern=r"(?:https?://|www\.)\S+",
        linked=0.9,
        why="the address of another article as a line of its own",
        drops=("https://news.example.com/articleView.html?idxno=4296491",),
        keeps=("https://news.example.com/1 에서 볼 수 있다.",),
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
)
