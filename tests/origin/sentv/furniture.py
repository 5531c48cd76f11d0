"""What stands around an article of sentv and is not the article, in the order the site prints it."""

from tests.origin.gold import address
from tests.origin.markup import links, plain
from tests.origin.newsroom import STRAY_HEADLINES, Newsroom
from tests.origin.story import Story

HOST = "https://www.sentv.co.kr"
EVERYTHING = "sentv000000000"
CATEGORIES = {
    "증권": "sentv001000000",
    "부동산": "sentv002000000",
    "금융": "sentv003000000",
    "경제": "sentv004000000",
    "산업": "sentv005000000",
    "IT·과학": "sentv006000000",
    "정치": "sentv007000000",
    "사회": "sentv008000000",
    "지역": "sentv009000000",
    "국제": "sentv010000000",
    "문화·라이프": "sentv011000000",
    "스포츠": "sentv012000000",
    "오피니언": "sentv013000000",
}
"""Invented codes in the form that the content system of the site uses."""

HEADER = (
    '<div><a href="/"><img src="/images/logo.png" alt="서울경제TV"></a><a href="/live">ON AIR</a>'
    + "".join(f'<a href="/article/list/{code}">{name}</a>' for name, code in CATEGORIES.items())
    + '<a href="/article/search?searchText=%EC%A3%BC%EA%B0%80">검색</a></div>'
)
SHARE = (
    "<div><button>글자 크기</button><button>가</button><button>뉴스 듣기</button><button>공유하기</button>"
    "<button>페이스북</button><button>카카오톡</button><button>인쇄</button></div>"
)
FOOTER = (
    "<div><p>(주)서울경제티브이 | 서울시 마포구 매봉산로 | 대표번호 02-0000-0000 | 등록번호 서울 아00000</p>"
    "<p>본 사이트의 모든 저작물은 저작권법의 보호를 받습니다.</p>"
    "<p>회사소개 | 광고문의 | 개인정보처리방침</p></div>"
)
WEATHER = (
    "<div><strong>오늘의 날씨</strong><p>마포구 상암동<span></span>℃</p><p>강수확률 <span></span>%</p></div>"
)


def neighbours(story: Story, newsroom: Newsroom) -> list[tuple[str, str]]:
    """Ten links: other stories of the site, filled up with headlines that lead to no story."""
    real = [(address(other), other.title) for other in newsroom.beside(story)]
    strays = [(f"{HOST}/article/view/sentv2025010199{n:02d}", text) for n, text in enumerate(STRAY_HEADLINES)]
    return (real + strays)[:10]


def section_link(story: Story) -> str:
    """The way back to the story's section, or to everything for a section without a list."""
    return f'<a href="/article/list/{CATEGORIES.get(story.section, EVERYTHING)}">{plain(story.section)}</a>'


def notice(story: Story) -> str:
    """The copyright line."""
    return f"<p>{plain(story.copyright)}</p>"


def after_article(story: Story, newsroom: Newsroom) -> str:
    """Related news, top news, weather, features, the week's ten and comments: what follows every article."""
    pairs = neighbours(story, newsroom)
    sectioned = [
        (link.replace("/article/view/", "/economy/article/view/"), text) for link, text in pairs[::-1]
    ]
    return (
        f"<div><strong>관련뉴스</strong>{links(pairs)}</div><div><strong>주요뉴스</strong></div>{WEATHER}"
        "<div><strong>기획/취재</strong>"
        '<a href="/article/list/sentv_S001000000">산단의 밤, 산단의 낮</a></div>'
        f"<div><strong>주간 TOP뉴스</strong>{links(sectioned, numbered=True)}</div>"
        '<div><strong>댓글</strong><p>(0)</p><textarea placeholder="댓글을 남겨주세요"></textarea></div>'
        '<div><a href="https://ads.example.com/1">'
        '<img src="/data/sentv/upload/save/banner/1.jpg" alt=""></a></div>'
    )
