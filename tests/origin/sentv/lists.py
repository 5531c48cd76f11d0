"""Listings of sentv: everything, one day, one category, in pages of five."""

from collections.abc import Sequence

from tests.origin.gold import address
from tests.origin.markup import document, links, plain, simple_head
from tests.origin.newsroom import Newsroom
from tests.origin.sentv.furniture import FOOTER, HEADER
from tests.origin.story import Story

PAGE_LENGTH = 5


def list_page(list_id: str, number: int, stories: Sequence[Story], newsroom: Newsroom) -> str:
    """Page `number` of a list, counted from 1; beyond the end, the last page again."""
    last = max(1, -(-len(stories) // PAGE_LENGTH))
    number = min(number, last)
    shown = stories[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    items = "".join(_item(story) for story in shown)
    window = range(max(1, number - 4), min(last, number + 5) + 1)
    pager = "".join(f'<a href="/article/list/{list_id}?page={n}">{n}</a>' for n in window)
    top = links([(address(s), s.title) for s in newsroom.newest_first[:10]], numbered=True)
    main = f"<div>{items or '<p>기사가 없습니다.</p>'}</div><div>{pager}</div>"
    return _page(f"{main}<div><strong>주간 TOP뉴스</strong>{top}</div>")


def home_page(newsroom: Newsroom) -> str:
    """The front page: the newest stories."""
    return _page("".join(_item(story) for story in newsroom.newest_first[:20]))


def _item(story: Story) -> str:
    link = address(story).removeprefix("https://www.sentv.co.kr")
    return (
        f'<div><a href="{link}"><img src="/images/blank.png" alt=""></a>'
        f'<a href="{link}">{plain(story.title)}</a>'
        f"<p>{plain(story.text[:80])}</p><span>{story.published:%Y-%m-%d %H:%M}</span></div>"
    )


def _page(main: str) -> str:
    return document(simple_head("서울경제TV"), f"{HEADER}<div>{main}</div>{FOOTER}")
