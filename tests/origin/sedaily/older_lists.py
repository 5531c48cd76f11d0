"""Listings of sedaily that stood until January 2026, and a section page that only grows by a button."""

from collections.abc import Sequence
from datetime import date

from tests.origin.gold import address
from tests.origin.markup import NOTE, document, plain, simple_head
from tests.origin.newsroom import Newsroom
from tests.origin.sedaily.furniture import FOOTER, HEADER
from tests.origin.story import Story

PAGE_LENGTH = 20
CODES = {
    "GA": ("증권",),
    "GB": ("부동산",),
    "GC": ("경제", "금융", "경제·금융"),
    "GD": ("산업", "IT·과학"),
    "GE": ("정치",),
    "GF": ("국제",),
    "GG": ("오피니언",),
    "GH": ("문화·라이프", "문화·스포츠", "스포츠"),
    "GK": ("사회", "지역"),
    "GL": ("서경스타",),
    "XC": ("골프",),
}
"""Sections behind each code: the codes are known, which of today's sections belong to which is a guess."""

SECTION_PAGES = {"it": "IT·과학", "corporation": "산업"}
MORE = """
<button type="button" class="btn_more">더보기</button><script>
let page = 1;
document.querySelector(".btn_more").onclick = async event => {
  const answer = await fetch("/_CP/12?page=" + ++page + "&section=%s");
  const items = await answer.text();
  if (items.trim()) document.querySelector(".section-list").insertAdjacentHTML("beforeend", items);
  else event.target.remove();
};
</script>"""
"""The name of the fragment is that of a sister site."""

SCROLL = """
<script>
let page = 1, busy = false;
addEventListener("scroll", async () => {
  if (busy || innerHeight + scrollY < document.body.scrollHeight - 400) return;
  busy = true;
  const answer = await fetch("/_CP/12?page=" + ++page + "&section=%s");
  const items = await answer.text();
  document.querySelector(".section-list").insertAdjacentHTML("beforeend", items);
  busy = !items.trim();
});
</script>"""
"""The same list, if it grew by scrolling."""


def day_sitemap(day: date, newsroom: Newsroom) -> str:
    """Every article of one day."""
    entries = "".join(
        f"<url><loc>{address(story)}</loc><lastmod>{story.changed.isoformat()}</lastmod></url>"
        for story in newsroom.of_day(day)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{NOTE}'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    )


def section_list(code: str, number: int, newsroom: Newsroom) -> str:
    """Page `number` of a section, counted from 1; beyond the end, a page without articles."""
    return _list_page(newsroom.in_sections(CODES[code]), number)


def search_list(text: str, number: int, newsroom: Newsroom) -> str:
    """Page `number` of the stories whose title or text holds `text`."""
    return _list_page([s for s in newsroom.newest_first if text in s.title or text in s.text], number)


def _list_page(stories: Sequence[Story], number: int) -> str:
    shown = stories[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    items = "".join(
        f'<li><div class="article_tit"><a href="{address(story)}">{plain(story.title)}</a></div>'
        f'<div class="text_sub">{plain(story.text[:60])}</div>'
        f'<span class="date">{story.published:%Y.%m.%d}</span>'
        f'<span class="time">{story.published:%H:%M:%S}</span>'
        f'<span class="sec">{plain(story.section)}</span></li>'
        for story in shown
    )
    return _page("뉴스 목록", f'<ul class="sub_news_list">{items}</ul>')


def section_page(name: str, newsroom: Newsroom, script: str = MORE) -> str:
    """A section with its first 20 articles; `script` asks for the others."""
    items = section_fragment(name, 1, newsroom)
    picture = '<img src="/images/banner.png" alt=""><img src="https://ads.example.com/7.png" alt="">'
    style = '<style>.section-list li { height: 80px }</style><link rel="stylesheet" href="/css/page.css">'
    grows = script % name
    return _page("섹션", f'{style}{picture}<ul class="section-list">{items}</ul>{grows}')


def section_fragment(name: str, number: int, newsroom: Newsroom) -> str:
    """The items that the button brings; nothing beyond the end."""
    stories = newsroom.in_sections([SECTION_PAGES[name]])
    return "".join(
        f'<li><a href="{address(story)}">{plain(story.title)}</a></li>'
        for story in stories[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    )


def _page(name: str, main: str) -> str:
    return document(simple_head(name), f'{HEADER}<div id="container">{main}</div>{FOOTER}')
