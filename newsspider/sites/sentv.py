"""서울경제TV, www.sentv.co.kr.

Not seen live: the markup of today's articles and lists. The addresses of lists are those of sister sites on
the same system; the reading leans on structured data and on the content itself until a page has been seen.
"""

from newsspider.site import ArticleLink, Css, Layout, Listing, PictureSize, Site

_LAYOUT_2024 = Layout(
    name="2024",
    body="#article_body, #articleContent, #articleBody",
)

_LAYOUT_2023 = Layout(
    name="2023",
    body="div#newsView",
    published_at=(Css("div.util-area > span.date"),),
)

SENTV = Site(
    name="sentv",
    publisher="서울경제TV",
    also_called=("SEN", "서울경제 TV", "sentv.co.kr"),
    hosts=("www.sentv.co.kr", "sentv.co.kr", "m.sentv.co.kr"),
    articles=(
        ArticleLink(
            r"(?:/[^/]+)?/article/view/(?P<id>sentv[0-9]{12})/?",
            "https://www.sentv.co.kr/article/view/{id}",
            day=r"sentv(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        ),
        ArticleLink(r"/news/view/(?P<id>[0-9]{6})/?", "https://www.sentv.co.kr/news/view/{id}"),
    ),
    layouts=(_LAYOUT_2024, _LAYOUT_2023),
    listings=(
        Listing(name="day", url="https://www.sentv.co.kr/article/list/{day:%Y-%m-%d}?page={page}"),
        Listing(name="all", url="https://www.sentv.co.kr/article/list/sentv000000000?page={page}"),
        Listing(name="home", url="https://www.sentv.co.kr/"),
        Listing(name="feed", url="https://www.sentv.co.kr/rss/allArticle.xml", form="feed"),
    ),
    picture_size=PictureSize(r"\.\d{2,4}x\d*\.\d(?=\.\w+$)", removable=True),
    gone=("삭제된 기사입니다", "존재하지 않는 기사입니다", "등록된 기사가 없습니다"),
    articles_a_day=60,
    no_search="the search of its sister sites is full of spam and is never followed",
)
