"""Article pages of sentv: the layout until 2023 and two guesses at the present one.

Documented: the article addresses, `#newsView` and `span.date` until 2023, the order and headings of what
surrounds an article. Everything else is invented: 2024 follows what other sites on the same content system
share, unknown gives a reader nothing but the text and one `<meta>`.
"""

import json

from tests.origin.gold import address
from tests.origin.markup import body_lines, document, head, plain, simple_head, title, words
from tests.origin.newsroom import Newsroom
from tests.origin.sentv.furniture import FOOTER, HEADER, HOST, SHARE, after_article, notice, section_link
from tests.origin.story import Photo, Story

SITE_NAME = " | 서울경제TV"
GONE = '<script>alert("삭제된 기사입니다.");history.back();</script>'


def article_page(story: Story, newsroom: Newsroom) -> str:
    """The page of a story."""
    render = {"2023": _page_2023, "2024": _page_2024, "unknown": _page_unknown}[story.layout]
    head_html, main = render(story, newsroom)
    return document(head_html, f"{HEADER}\n<div>{main}</div>\n{FOOTER}")


def missing_page() -> str:
    """What the site answers, with status 200, for an article that it does not have."""
    return document(simple_head("서울경제TV"), GONE)


def _source(photo: Photo, variant: str = "") -> str:
    """The address as the page holds it: relative to the host, sometimes a size variant."""
    local = photo.url.removeprefix(HOST)
    return local.replace(".jpg", variant + ".jpg") if variant else local


def _page_2023(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    dates = f'<span class="date">입력 {story.published:%Y-%m-%d %H:%M:%S}</span>'
    if story.modified:
        dates += f'<span class="date">수정 {story.modified:%Y-%m-%d %H:%M:%S}</span>'
    figures = "".join(
        f'<div class="img-box"><img src="{photo.url}" alt="">'
        f'<p class="caption">{plain(photo.printed)}</p></div>'
        for photo in story.images
    )
    lines = "<br><br>\n".join(line for _, line in body_lines(story))
    main = (
        f'<div class="location"><a href="/">홈</a> &gt; <a href="/news">{plain(story.section)}</a></div>'
        f'<h1 class="news-title">{title(story)}</h1>'
        f'<h2 class="news-subtitle">{"<br>".join(words(story, t) for t in story.subtitle.splitlines())}</h2>'
        f'<div class="util-area">{dates}{SHARE}</div>\n'
        f'<div id="newsView">{figures}{lines}<br><br>{notice(story)}</div>\n{after_article(story, newsroom)}'
    )
    return head(story, SITE_NAME), main


def _linked_data(story: Story) -> str:
    """JSON-LD as such sites write it: a blank before the zone, and a raw newline in the description."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": address(story),
        "headline": story.title_prefix + story.title,
        "alternativeHeadline": story.subtitle,
        "description": "@lead@",
        "articleSection": story.section,
        "datePublished": f"{story.published:%Y-%m-%d %H:%M:%S%z}",
        "author": [{"@type": "Person", "name": f"{a.name} {a.role}".strip()} for a in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": "서울경제TV"},
        "image": [photo.url for photo in story.images],
    }
    if story.modified:
        data["dateModified"] = f"{story.modified:%Y-%m-%d %H:%M:%S%z}"
    lead = json.dumps(story.text[:120], ensure_ascii=False)[1:-1].replace("\\n", "\n")
    return json.dumps(data, ensure_ascii=False).replace("@lead@", lead)


def _page_2024(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    figures = "".join(
        f'<figure><img src="{_source(photo, ".800x.0")}" alt="">'
        f"<figcaption>{plain(photo.printed)}</figcaption></figure>"
        for photo in story.images
    )
    blocks = "".join(
        f"<p><strong>{line}</strong></p>" if heading else f"<p>{line}</p>"
        for heading, line in body_lines(story)
    )
    below = "<br>".join(words(story, t) for t in story.subtitle.splitlines())
    main = (
        f'<div class="view_location"><a href="/">홈</a>{section_link(story)}</div>'
        f'<h1 class="view_title">{title(story)}</h1>{f"<h2>{below}</h2>" if below else ""}'
        f'<div class="view_info">입력 {story.published:%Y-%m-%d %H:%M}</div>{SHARE}\n'
        f'<div id="article_body">{figures}{blocks}<div class="copyright">{plain(story.copyright)}</div>'
        f"{after_article(story, newsroom)}</div>"
    )
    return head(story, SITE_NAME, f'<script type="application/ld+json">{_linked_data(story)}</script>'), main


def _page_unknown(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    meta = f'<meta name="article:published_time" content="{story.published.isoformat()}">'
    if story.modified:
        meta += f'<meta name="article:modified_time" content="{story.modified.isoformat()}">'
    pictures = "".join(
        f'<div><img src="{_source(photo)}" alt=""><div>{plain(photo.printed)}</div></div>'
        for photo in story.images
    )
    lines = "<br><br>\n".join(f"<b>{line}</b>" if heading else line for heading, line in body_lines(story))
    below = "<br>".join(words(story, t) for t in story.subtitle.splitlines())
    main = (
        f'<div><a href="/">홈</a> &gt; {section_link(story)}</div>'
        f"<div><h2>{title(story)}</h2>{f'<h3>{below}</h3>' if below else ''}</div>"
        f"<div>입력 {story.published:%Y.%m.%d %H:%M}</div>{SHARE}\n"
        f"<div>{pictures}{lines}<br><br>{notice(story)}{after_article(story, newsroom)}</div>"
    )
    return head(story, SITE_NAME, meta), main
