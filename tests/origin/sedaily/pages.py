"""Article pages of sedaily in the layouts of 2016, 2020 and 2026.

Documented: the article address, the body element, title, dates, summary and the noise classes of each layout.
Invented: where bylines stand in 2016 and 2026, the sub-headline of 2026, keywords, boxes beside the text.
"""

from tests.origin.markup import body_lines, document, head, plain, simple_head, title, words
from tests.origin.newsroom import Newsroom
from tests.origin.sedaily.furniture import AD, FOOTER, HEADER, SHARE, aside, related
from tests.origin.story import Photo, Story

SITE_NAME = " | 서울경제"


def article_page(story: Story, newsroom: Newsroom) -> str:
    """The page of a story."""
    render = {"2016": _page_2016, "2020": _page_2020, "2026": _page_2026}[story.layout]
    head_html, main = render(story, newsroom)
    body = f'{HEADER}\n<div id="container">{main}\n{aside(story, newsroom)}</div>\n{FOOTER}'
    return document(head_html, body)


def missing_page() -> str:
    """What the site answers, with status 200, for an article that it does not have."""
    notice = '<div class="no_article"><p>등록된 기사가 없습니다</p><a href="/">홈으로</a></div>'
    return document(simple_head("서울경제"), f'{HEADER}<div id="container">{notice}</div>{FOOTER}')


def _figure(photo: Photo) -> str:
    caption = f"<figcaption>{plain(photo.printed)}</figcaption>" if photo.printed else ""
    viewer = '<a class="btn_viewer" href="#viewer">viewer</a>'
    return f'<figure class="art_photo"><p><img src="{photo.url}" alt="">{viewer}</p>{caption}</figure>'


def _marked_lines(story: Story) -> list[str]:
    """Body lines of the older layouts, sub-headings between the marks of their editor."""
    marked = "start_block<br>━<br>{}<br>end_block"
    return [marked.format(line) if heading else line for heading, line in body_lines(story)]


def _page_2016(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    writers = " ".join(f"{a.name} {a.role}".strip() for a in story.authors)
    dates = [f"승인 {story.published:%Y-%m-%d %H:%M:%S}"]
    if story.modified:
        dates.append(f"수정 {story.modified:%Y-%m-%d %H:%M:%S}")
    top = "".join(f"<li>{plain(item)}</li>" for item in (writers, *dates, story.section))
    lines = "<br /><br />\n".join(_marked_lines(story))
    figures = "".join(_figure(photo) for photo in story.images)
    main = (
        f'<div id="v-left-scroll-in"><h2>{title(story)}</h2><div class="view_top"><ul>{top}</ul></div>'
        f'{SHARE}\n<div class="view_con" itemprop="articleBody">{figures}{AD}\n{lines}\n'
        f'{related(story, newsroom)}<p class="article_copy">{plain(story.copyright)}</p></div></div>'
    )
    return head(story, SITE_NAME), main


def _page_2020(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    dates = f'<span class="url_txt">입력{story.published:%Y-%m-%d %H:%M:%S}</span>'
    if story.modified:
        dates += f'<span class="url_txt">수정 {story.modified:%Y.%m.%d %H:%M:%S}</span>'
    summary = "".join(f"<p>{words(story, line)}</p>" for line in story.subtitle.splitlines())
    lines = _marked_lines(story)
    lines[1:1] = [related(story, newsroom) + AD]
    figures = "".join(_figure(photo) for photo in story.images)
    box = f'<div class="reporter_wrap"><p>{plain(story.reporter_box)}</p><a>구독</a><a>기자 페이지</a></div>'
    main = (
        '<div id="v-left-scroll-in"><div class="article_head"><div><a href="/NewsMain/">홈</a> &gt; '
        f'<a href="/NewsList/">{plain(story.section)}</a></div>'
        f'<h1 class="art_tit">{title(story)}</h1><div class="article_info">{dates}</div>{SHARE}</div>'
        f'<div class="article_con"><div class="con_left"><div class="article_summary">{summary}</div>\n'
        f'<div class="article_view" itemprop="articleBody">{figures}\n{"<br><br>".join(lines)}\n'
        f'<script>window.dable = ["{story.id}"];</script><div id="dablewidget_{story.id}">추천 콘텐츠</div>'
        f'<div class="article_copy">{plain(story.copyright)}</div>{box if story.reporter_box else ""}</div>'
        "</div></div></div>"
    )
    return head(story, SITE_NAME), main


def _page_2026(story: Story, newsroom: Newsroom) -> tuple[str, str]:
    meta = [f'<meta property="article:published_time" content="{story.published.isoformat()}">']
    if story.modified:
        meta.append(f'<meta property="article:modified_time" content="{story.modified.isoformat()}">')
    meta += [f'<meta property="og:image" content="{photo.url}">' for photo in story.images[:1]]
    blocks = [f"<h3>{line}</h3>" if heading else f"<p>{line}</p>" for heading, line in body_lines(story)]
    blocks[1:1] = ['<div id="svcad_middle"><iframe src="about:blank"></iframe>광고</div>']
    photos = "".join(
        f'<div class="article-photo-wrap"><img src="{photo.url}" alt="">'
        f'<p class="article-photo-desc">{plain(photo.printed)}</p></div>'
        for photo in story.images
    )
    below = f'<h2 class="subtitle">{"<br>".join(words(story, t) for t in story.subtitle.splitlines())}</h2>'
    main = (
        f'<div class="article-head"><nav class="breadcrumb"><a href="/">홈</a> '
        f'<a href="/section">{plain(story.section)}</a></nav>'
        f'<h1 class="title">{title(story)}</h1>{below if story.subtitle else ""}'
        f'<p class="article-date">입력 {story.published:%Y.%m.%d %H:%M}</p>{SHARE}</div>\n'
        f'<div id="article-body" itemprop="articleBody"><style>.ad{{display:none}}</style>{photos}'
        f'{"".join(blocks)}<div id="svcad_bottom">광고</div></div>\n'
        f'<p class="article-copyright">{plain(story.copyright)}</p>'
    )
    return head(story, SITE_NAME, "\n".join(meta)), main
