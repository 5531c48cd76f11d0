"""What stands around an article of sedaily and is not the article."""

from tests.origin.gold import address
from tests.origin.markup import links
from tests.origin.newsroom import STRAY_HEADLINES, Newsroom
from tests.origin.story import Story

HOST = "https://www.sedaily.com"
MENU = (
    "경제",
    "금융",
    "증권",
    "부동산",
    "산업",
    "IT·과학",
    "정치",
    "사회",
    "국제",
    "문화·라이프",
    "오피니언",
)
SHARE = (
    '<div class="view_util"><button>뉴스 듣기</button><button>글자 크기</button><a href="#cb">댓글 0</a>'
    "<button>공유</button><button>다음 채널구독</button><button>네이버 채널구독</button></div>"
)
HEADER = (
    '<div id="header"><h1 class="logo"><a href="/">서울경제</a></h1><ul class="gnb">'
    + "".join(f'<li><a href="/section/{number}">{name}</a></li>' for number, name in enumerate(MENU))
    + '</ul><form action="/Search"><input name="scText"><button>검색</button></form></div>'
)
FOOTER = (
    '<div id="footer"><p>서울특별시 종로구 율곡로 | 대표전화 02-000-0000 | 등록번호 서울 가00000</p>'
    "<p>서울경제의 모든 콘텐트는 저작권법의 보호를 받는 바, 무단 전재·복사·배포 등을 금합니다.</p>"
    "<p>이용약관 | 개인정보처리방침 | 청소년보호정책</p></div>"
)
AD = (
    '<div class="sub_ad_banner7"><a href="https://ads.example.com/7">추천 투자 세미나 무료 신청하기</a></div>'
)


def neighbours(story: Story, newsroom: Newsroom) -> list[tuple[str, str]]:
    """Ten links: other stories of the site, filled up with headlines that lead to no story."""
    real = [(address(other), other.title) for other in newsroom.beside(story)]
    strays = [(f"{HOST}/NewsView/2ZZZZZZZ{n:02d}", headline) for n, headline in enumerate(STRAY_HEADLINES)]
    return (real + strays)[:10]


def related(story: Story, newsroom: Newsroom) -> str:
    """The box of related news that older layouts put inside the body."""
    return f'<div class="art_rel"><strong>관련기사</strong>{links(neighbours(story, newsroom)[:4])}</div>'


def aside(story: Story, newsroom: Newsroom) -> str:
    """The right column: what others read, with the same stories under other spellings of their address."""
    pairs = neighbours(story, newsroom)
    twins = [
        (f"https://m.sedaily.com/NewsView/{story.id}", "모바일로 보기"),
        (f"https://m.sedaily.com/NewsViewAmp/{story.id}", "AMP"),
    ]
    return (
        f'<div class="con_right"><h3>관련뉴스</h3>{links(pairs)}<h3>주요뉴스</h3>{links(pairs[:5])}'
        f"<h3>많이 본 뉴스</h3>{links(pairs[::-1], numbered=True)}{links(twins)}"
        '<div id="dablewidget_abc123">당신이 좋아할 만한 콘텐츠</div><h3>댓글</h3><p>(0)</p></div>'
    )
