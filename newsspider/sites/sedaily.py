"""서울경제, www.sedaily.com. Layouts are named by the year they came.

Not seen live: the elements of byline, modification, tags and captions of the present layout.
"""

from types import MappingProxyType

from newsspider.noise import NodeRule
from newsspider.site import ArticleLink, Css, Layout, Listing, PictureSize, Site

_LAYOUT_2026 = Layout(
    name="2026",
    body="#article-body",
    pictures=".article-photo-wrap, figure",
    title=(Css("h1.title"),),
)

_LAYOUT_2020 = Layout(
    name="2020",
    body="div.article_view[itemprop=articleBody]",
    pictures="figure.art_photo, figure",
    title=(Css("div.article_head h1.art_tit"),),
    subtitle=(Css("div.article_summary p"),),
    authors=(Css(".reporter_wrap p"),),
    published_at=(
        Css("div.article_info span.url_txt:contains('입력')"),
        Css("div.article_info span.url_txt"),
    ),
    modified_at=(Css("div.article_info span.url_txt:contains('수정')"),),
    section=(Css("div.article_head > div > a:last-of-type"),),
)

_LAYOUT_2016 = Layout(
    name="2016",
    body=".view_con[itemprop=articleBody]",
    title=(Css("#v-left-scroll-in > h2"),),
    authors=(
        Css("div.view_top li:contains('기자')"),
        Css("div.view_top li:contains('특파원')"),
        Css("div.view_top li:contains('위원')"),
    ),
    published_at=(Css("div.view_top li:contains('승인')"), Css("div.view_top li")),
    section=(Css("div.view_top li:last-child"),),
)

_BODY_NOISE = NodeRule(
    name="sedaily-widgets",
    css=".art_rel, .article_copy, .reporter_wrap, [class^=sub_ad_banner], [id^=dablewidget_], .btn_viewer,"
    " [id^=svcad_]",
    why="related news, copyright box, reporter box, banners and the picture button stand inside the body",
    drops=('<div class="art_rel"><a href="/NewsView/1">다른 기사</a></div>', '<div id="svcad_1">광고</div>'),
    keeps=('<div class="article_view">서울경제 기사 본문이다.</div>', "<p>art_rel은 변수 이름이다.</p>"),
)

_CODES = {
    "GA": "증권",
    "GB": "부동산",
    "GC": "경제·금융",
    "GD": "산업",
    "GE": "정치",
    "GF": "국제",
    "GG": "오피니언",
    "GH": "문화·스포츠",
    "GK": "사회",
    "GL": "서경스타",
    "XC": "골프",
}

SEDAILY = Site(
    name="sedaily",
    publisher="서울경제",
    also_called=("서울경제신문", "sedaily.com"),
    hosts=("www.sedaily.com", "sedaily.com", "m.sedaily.com", "dev.sedaily.com"),
    articles=(
        ArticleLink(
            r"(?i:/article|/amparticle)/(?P<id>[0-9]{1,12})/?", "https://www.sedaily.com/article/{id}"
        ),
        ArticleLink(
            r"(?i:/NewsView(?:Amp)?)/(?P<id>[0-9A-Z]{10})/?", "https://www.sedaily.com/NewsView/{id}"
        ),
    ),
    layouts=(_LAYOUT_2026, _LAYOUT_2020, _LAYOUT_2016),
    listings=(
        Listing(
            name="archive",
            url="https://www.sedaily.com/newsArchive/{day:%Y/%m/%d}",
            links="ul.article-list",
        ),
        # This list, the section lists and the search stood until January 2026; whether they still do is open.
        Listing(name="day-sitemap", url="https://www.sedaily.com/daily-news/{day:%Y%m%d}", form="feed"),
        Listing(name="feed", url="https://www.sedaily.com/rss/newsall", form="feed"),
        Listing(name="sitemap", url="https://www.sedaily.com/sitemap/latestnews", form="feed"),
        Listing(
            name="section-feed",
            url="https://www.sedaily.com/rss/{section}",
            form="feed",
            sections=MappingProxyType(
                {
                    "경제": "economy",
                    "금융": "finance",
                    "증권": "finance",
                    "부동산": "realestate",
                    "정치": "politics",
                    "사회": "society",
                    "국제": "international",
                    "IT·과학": "it",
                    "오피니언": "opinion",
                    "문화·라이프": "life",
                    "스포츠": "sports",
                    "연예": "entertainment",
                }
            ),
        ),
        Listing(
            name="section-list",
            url="https://www.sedaily.com/NewsList/{section}/New/{page}",
            links="ul.sub_news_list > li",
            dates="span.date, span.rel_time",
            sections=MappingProxyType({name: code for code, name in _CODES.items()}),
        ),
        Listing(
            name="section-page",
            url="https://www.sedaily.com/business/{section}",
            sections=MappingProxyType({"IT·과학": "it", "산업": "corporation"}),
        ),
        Listing(name="search", url="https://www.sedaily.com/Search/Search/SEList?Page={page}&scText={query}"),
    ),
    section_names=MappingProxyType(
        {
            **_CODES,
            "경제 · 금융": "경제·금융",
            "IT/과학": "IT·과학",
            "IT": "IT·과학",
            "문화/라이프": "문화·라이프",
            "문화 · 스포츠": "문화·스포츠",
            "지역": "지역",
        }
    ),
    noise=(_BODY_NOISE,),
    picture_size=PictureSize(r"_(?:P1|R|T1)(?=\.\w+$)"),
    gone=("등록된 기사가 없습니다",),
    articles_a_day=150,
)
