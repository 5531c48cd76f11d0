"""Reading pages that no rule knows, and refusing those that hold no article."""

import json

import pytest

from newsspider.items import Article
from newsspider.pages.article import NoArticle, parse_article
from newsspider.pages.prune import prune
from tests.quality import UNKNOWN

SENTENCES = [
    "한빛전자가 평택에 새 반도체 공장을 짓는다고 17일 밝혔다.",
    "회사는 2027년부터 전력 반도체를 이곳에서 만든다는 계획이다.",
    "증권가는 이번 투자로 회사의 매출이 20% 넘게 늘어날 것으로 내다본다.",
    "평택시는 공장 진입로를 넓히고 용수를 대는 일을 맡기로 했다.",
]
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEADLINES = [f"코스피 {number}거래일 연속 상승…외국인 순매수 이어져" for number in range(12)]
LINKS = "".join(f'<li><a href="/article/{number}">{text}</a></li>' for number, text in enumerate(HEADLINES))
MENU = '<ul class="gnb"><li><a href="/1">증권</a></li><li><a href="/2">부동산</a></li></ul>'
HEAD = """<title>한빛전자, 평택에 새 공장 | 신문</title>
<meta property="og:title" content="한빛전자, 평택에 새 공장">"""
PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'


def page(body: str, head: str = HEAD, time: str = "<p>입력 2025.07.17 10:23</p>") -> str:
    return f"<html><head>{head}</head><body>{MENU}{time}{body}</body></html>"


def read(html: str) -> Article:
    return prune(parse_article(html, "https://unknown.invalid/a", UNKNOWN, "2025-07-17T03:00:00Z"))


def lines(html: str) -> list[str]:
    return read(html).text.split("\n")


def refusal(html: str) -> str:
    with pytest.raises(NoArticle) as refused:
        parse_article(html, "https://unknown.invalid/a", UNKNOWN)
    return refused.value.reason


@pytest.mark.parametrize(
    "body",
    [
        f"<div><h1>한빛전자, 평택에 새 공장</h1><div class='q7'>{PARAGRAPHS}</div></div><ul>{LINKS}</ul>",
        f"<div class='q7'>{'<br><br>'.join(SENTENCES)}</div><h3>많이 본 뉴스</h3><ul>{LINKS}</ul>",
        f"<div class='q7'>{PARAGRAPHS}<h4>관련뉴스</h4><ul>{LINKS}</ul></div>",
        f"<div class='q7'><section>{PARAGRAPHS[:80]}</section></div><article>{PARAGRAPHS}</article>",
        f"<table><tr><td>{PARAGRAPHS}</td><td><ul>{LINKS}</ul></td></tr></table>",
    ],
)
def test_the_body_is_found_by_its_sentences(body: str) -> None:
    assert lines(page(body)) == SENTENCES


def test_what_a_page_declares_is_believed() -> None:
    other = "".join(
        f"<p>독자 {n}번은 이 기사를 읽고 공장이 들어서면 좋겠다고 길게 적었다.</p>" for n in range(5)
    )
    body = f'<div itemprop="articleBody">{PARAGRAPHS}</div><div class="opinions">{other}</div>'
    assert lines(page(body)) == SENTENCES


@pytest.mark.parametrize(
    "script",
    [
        {"props": {"article": {"title": "한빛전자, 평택에 새 공장", "body": PARAGRAPHS}}},
        {
            "headline": "한빛전자, 평택에 새 공장",
            "parts": [{"type": "text", "content": s} for s in SENTENCES],
        },
        {"title": "한빛전자, 평택에 새 공장", "text": "\n".join(SENTENCES)},
        {"title": "한빛전자, 평택에 새 공장", "contents": [{"html": f"<p>{s}</p>"} for s in SENTENCES]},
    ],
)
@pytest.mark.parametrize(
    "form", ['<script type="application/json">{}</script>', "<script>window.state = {};</script>"]
)
def test_a_page_drawn_by_script_is_read_from_its_data(script: dict, form: str) -> None:
    other = {
        "title": "전혀 다른 기사의 제목이다",
        "body": "다른 기사의 문장이다. 아주 길다. 또 있다. 더 있다.",
    }
    data = json.dumps({"other": other, **script}, ensure_ascii=False)
    article = read(page(form.replace("{}", data)))
    assert article.text.split("\n") == SENTENCES
    assert article.reading.text == "structured"


def test_time_and_writer_stand_only_in_the_data_of_a_script() -> None:
    data = {
        "other": {
            "title": "전혀 다른 기사의 제목이다",
            "pubDate": "2020-01-01 00:00:00",
            "writer": "남우주 기자",
        },
        "article": {
            "title": "한빛전자, 평택에 새 공장",
            "pubDate": "2025-07-16 16:48:00",
            "mod_date": "2025-07-16 17:31:00",
            "author": {"name": "정하람 기자"},
            "content": PARAGRAPHS,
        },
    }
    article = read(page(f"<script>window.state = {json.dumps(data)};</script>", time=""))
    assert article.published_at == "2025-07-16T16:48:00+09:00"
    assert article.modified_at == "2025-07-16T17:31:00+09:00"
    assert [(author.name, author.role) for author in article.authors] == [("정하람", "기자")]


def test_what_a_paid_page_says_of_its_price_is_not_the_article_s() -> None:
    wall = (
        "<p>유료회원 전용기사입니다</p><p>로그인하시면 계속 읽으실 수 있습니다.</p><p>혜택 1. 무제한 열람</p>"
    )
    article = read(page(f"<div>{PARAGRAPHS}{wall}<p>첫 달 0원, 이후 월 1만원에 쓰실 수 있습니다.</p></div>"))
    assert (article.access, article.text.split("\n")) == ("truncated", SENTENCES)


def test_json_ld_holds_the_text_where_the_page_does_not() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "한빛전자, 평택에 새 공장",
        "articleBody": "\n".join(SENTENCES),
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert lines(page(script + "<p>구독하고 더 많은 기사를 읽어 보세요.</p>")) == SENTENCES


def test_links_inside_the_article_stay() -> None:
    listed = '<p><a href="/r/1">환경영향평가서</a></p><p><a href="/r/2">투자 계획서</a></p>'
    body = f"<div><p>{SENTENCES[0]}</p>{listed}<p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p></div>"
    assert lines(page(body)) == [SENTENCES[0], "환경영향평가서", "투자 계획서", *SENTENCES[1:3]]


def test_script_of_a_broadcast() -> None:
    told = [
        "[앵커]",
        *SENTENCES[:2],
        "[기자]",
        "▶ 인터뷰 : 김하늘 / 평택시 시민",
        "“일자리가 늘면 좋겠어요.”",
        SENTENCES[2],
    ]
    assert lines(page(f"<div>{'<br>'.join(told)}<br>방송뉴스 이하늘입니다.</div>")) == [
        *told,
        "방송뉴스 이하늘입니다.",
    ]


def test_sub_headings_stand_on_their_own_line() -> None:
    body = (
        f"<div><p>{SENTENCES[0]}</p><h3>“내년부터 양산”</h3><p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p></div>"
    )
    assert lines(page(body)) == [SENTENCES[0], "“내년부터 양산”", *SENTENCES[1:3]]


def test_captions_go_to_the_images() -> None:
    figure = (
        '<figure><img src="/p/1.jpg"><figcaption>평택 공장 조감도. 사진제공=한빛전자</figcaption></figure>'
    )
    article = read(page(f"<div>{figure}{PARAGRAPHS}</div>"))
    assert article.text.split("\n") == SENTENCES
    assert [(one.url, one.caption, one.credit) for one in article.images] == [
        ("https://unknown.invalid/p/1.jpg", "평택 공장 조감도.", "한빛전자")
    ]


def test_a_notice_without_a_sentence_is_read_when_the_page_calls_itself_an_article() -> None:
    notice = "<p>◇ 상무 승진</p><p>▲ 경영지원본부장 홍길동 ▲ 재무실장 김철수</p>"
    head = HEAD + '<meta property="article:published_time" content="2025-07-17T09:00:00+09:00">'
    body = f"<div class='x1'><h1>[인사] 한빛전자</h1><div>{notice}</div></div>"
    assert lines(page(body, head)) == ["◇ 상무 승진", "▲ 경영지원본부장 홍길동 ▲ 재무실장 김철수"]


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        ("list", f"<ul>{LINKS}</ul>"),
        (
            "list",
            "".join(
                f"<div><a href='/{n}'>{text}</a><p>{SENTENCES[n % 4]}</p></div>"
                for n, text in enumerate(HEADLINES)
            ),
        ),
        ("gone", "<div>등록된 기사가 없습니다.</div>"),
        ("gone", "<div><p>요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주세요.</p></div>"),
        ("gone", "<div><p>삭제된 기사입니다. 이용에 불편을 드려 죄송합니다.</p></div>"),
        ("login", "<div><p>로그인 후 기사를 읽을 수 있습니다.</p><a href='/login'>로그인</a></div>"),
        ("photo", "<figure><img src='/p/1.jpg'><figcaption>평택 공장.</figcaption></figure>"),
        ("nested", "<i>" * 2100 + "</i>" * 2100 + PARAGRAPHS),
        ("no-text", "<div>알림</div>"),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_reason(reason: str, body: str) -> None:
    assert refusal(page(body, "<title>신문</title>")) == reason


def test_an_empty_page_is_refused() -> None:
    assert refusal("") == "no-text"


@pytest.mark.parametrize(
    ("reason", "html"),
    [
        ("", page(f"<div>{PARAGRAPHS}</div>")),
        ("teaser", page(f"<div>{PARAGRAPHS}<p>공장이 다 지어지면 회사는 … 더보기</p></div>")),
        ("teaser", page(f"<div>{PARAGRAPHS}<p>이 기사의 전문은 유료회원만 볼 수 있습니다</p></div>")),
        ("cut-off", page(f"<div>{PARAGRAPHS}</div>").split("</div></body>")[0]),
        ("nested", page(f"<div>{PARAGRAPHS}</div>" + "<i>" * 2100 + "</i>" * 2100)),
        (
            "paid",
            page(PAID + PARAGRAPHS),
        ),
    ],
)
def test_a_page_that_holds_back_a_part_is_not_sold_as_whole(reason: str, html: str) -> None:
    draft = parse_article(html, "https://unknown.invalid/a", UNKNOWN)
    assert [name for name in draft.counts if name.startswith("truncated/")] == (
        [f"truncated/{reason}"] if reason else []
    )
    assert prune(draft).access == ("truncated" if reason else "full")


@pytest.mark.parametrize(
    ("meta", "printed", "expected"),
    [
        ("2025-07-17T10:23:11Z", "입력 2025.07.17 10:23", "2025-07-17T10:23:11+09:00"),
        ("2025-07-17T01:23:11Z", "입력 2025.07.17 10:23", "2025-07-17T10:23:11+09:00"),
        ("2025-07-17T01:23:11Z", "", "2025-07-17T10:23:11+09:00"),
        ("2025-07-17 10:23:11", "", "2025-07-17T10:23:11+09:00"),
        ("", "입력 2분 전", ""),
        ("", "등록 : 2025년 7월 17일 오전 9시 5분", "2025-07-17T09:05:00+09:00"),
    ],
)
def test_the_time_of_publication(meta: str, printed: str, expected: str) -> None:
    head = HEAD + (f'<meta name="article:published_time" content="{meta}">' if meta else "")
    signed = "<p>정하람 기자 a@example.com</p>"
    assert (
        read(page(f"<div>{printed}</div><div>{PARAGRAPHS}{signed}</div>", head, "")).published_at == expected
    )


def test_a_change_before_the_publication_is_not_believed() -> None:
    head = HEAD + '<meta property="article:published_time" content="2025-07-17T10:00:00+09:00">'
    article = read(page(f"<div>수정 2025.07.16 10:00</div><div>{PARAGRAPHS}</div>", head))
    assert article.modified_at == article.published_at == "2025-07-17T10:00:00+09:00"
