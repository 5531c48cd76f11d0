"""Listings of sedaily: day archive, front page, feeds and the news sitemap."""

from datetime import date
from email.utils import format_datetime

from tests.origin.gold import address
from tests.origin.markup import NOTE, document, links, plain, simple_head
from tests.origin.newsroom import Newsroom
from tests.origin.sedaily.furniture import FOOTER, HEADER
from tests.origin.story import Story

FEEDS = {
    "finance": ("증권", "금융", "경제·금융"),
    "realestate": ("부동산",),
    "economy": ("경제", "경제·금융"),
    "politics": ("정치",),
    "society": ("사회", "지역"),
    "international": ("국제",),
    "it": ("IT·과학",),
    "opinion": ("오피니언",),
    "life": ("문화·라이프", "문화·스포츠"),
    "sports": ("스포츠",),
    "entertainment": ("서경스타",),
}
"""Sections behind each feed: the feeds are known, what belongs to which is a guess."""

FEED_LENGTH = 50
SITEMAP_LENGTH = 10


def archive_page(day: date, newsroom: Newsroom) -> str:
    """One day's articles in `ul.article-list`, and beside them links that are traps."""
    stories = newsroom.of_day(day)
    items = "".join(
        f'<li><h2 class="headline"><a href="{_listed(place, story)}">{plain(story.title)}</a></h2>'
        f'<p>{plain(story.text[:60])}</p><span class="date">{story.published:%Y.%m.%d %H:%M}</span></li>'
        for place, story in enumerate(stories)
    )
    return _page(
        f"{day:%Y년 %m월 %d일} 기사",
        f'<ul class="article-list">{items}</ul>' if items else "<p>기사가 없습니다.</p>",
        f'<div class="aside"><h3>많이 본 뉴스</h3>{links(_traps(day, newsroom))}</div>',
    )


def home_page(newsroom: Newsroom) -> str:
    """The front page: the newest stories and a way into the archive."""
    newest = newsroom.newest_first[:20]
    return _page("서울경제", links([(address(s), s.title) for s in newest]), "")


def feed(name: str, newsroom: Newsroom) -> str:
    """RSS 2.0 of a section, or of everything for `newsall`."""
    stories = newsroom.newest_first if name == "newsall" else newsroom.in_sections(FEEDS[name])
    items = "".join(
        f"<item><title>{plain(s.title)}</title><link>{address(s)}?ref=rss</link>"
        f"<description>{plain(s.text[:80])}</description>"
        f"<pubDate>{format_datetime(s.published)}</pubDate></item>"
        for s in stories[:FEED_LENGTH]
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{NOTE}<rss version="2.0"><channel>'
        f"<title>서울경제 {name}</title>"
        f"<link>https://www.sedaily.com/</link><description>{name}</description>{items}</channel></rss>"
    )


def news_sitemap(newsroom: Newsroom) -> str:
    """The Google News sitemap of the newest stories."""
    entries = "".join(
        f"<url><loc>{address(s)}</loc><news:news><news:publication><news:name>서울경제</news:name>"
        "<news:language>ko</news:language></news:publication>"
        f"<news:publication_date>{s.published.isoformat()}</news:publication_date>"
        f"<news:title>{plain(s.title)}</news:title></news:news></url>"
        for s in newsroom.newest_first[:SITEMAP_LENGTH]
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{NOTE}'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    )


def _listed(place: int, story: Story) -> str:
    """Every third link of the archive carries a tail that is no part of the article's identity."""
    return address(story) + ("", "?ref=archive", "#cb")[place % 3]


def _traps(day: date, newsroom: Newsroom) -> list[tuple[str, str]]:
    """The day's stories under other hosts and spellings, and stories of other days."""
    path = {"2016": "NewsView", "2020": "NewsView", "2026": "article"}
    spellings = (
        "https://m.sedaily.com/{}/{}",
        "https://dev.sedaily.com/{}/{}",
        "https://www.sedaily.com/{}/{}?ref=naver",
        "https://sedaily.com/{}/{}#cb",
    )
    pairs: list[tuple[str, str]] = []
    for form, story in zip(spellings, newsroom.of_day(day), strict=False):
        pairs.append((form.format(path[story.layout], story.id), story.title))
    pairs += [(f"/NewsVIew/{s.id}", s.title) for s in newsroom.of_day(day) if path[s.layout] == "NewsView"][
        :2
    ]
    others = [s for s in newsroom.newest_first[:12] if s.published.date() != day]
    return pairs + [(address(s), s.title) for s in others[:5]] + [("https://signal.sedaily.com/", "시그널")]


def _page(name: str, main: str, aside: str) -> str:
    return document(simple_head(name), f'{HEADER}<div id="container">{main}{aside}</div>{FOOTER}')
