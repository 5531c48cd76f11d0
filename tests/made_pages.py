"""Pages made by chance: real habits of Korean news pages, put together as no publisher ever did.

The article is one of the fixtures; its frame, byline, time, pictures and boxes are drawn from lists. A seed
gives the same page as long as the fixtures are the same.
"""

import html
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = ("홍길동", "김하늘", "박서준", "남궁민", "이도", "한솔기")
SIGNED = (
    ("{name} 기자 {mail}", "기자"),
    ("{name}기자 {mail}", "기자"),
    ("[{name} 기자 / {mail}]", "기자"),
    ("/{name} 기자 {mail}", "기자"),
    ("글={name} 기자", "기자"),
    ("세종={name} 기자", "기자"),
    ("{name} 기자 {mail} 다른기사 보기", "기자"),
    ("{name} 가나닷컴 기자 {mail}", "기자"),
    ("가나경제 {name} 선임기자 {mail}", "선임기자"),
    ("뉴욕={name} 특파원", "특파원"),
    ("{name} 논설위원", "논설위원"),
    ("{name} 기자 {mail} / 사진=가나통신", "기자"),
)
OPENED = ("(서울=가나뉴스) {name} 기자 = ", "[가나경제 {name} 기자] ", "【서울=가나뉴스】{name} 기자 = ")
TIMES = (
    "입력 {day} {clock}",
    "{day} {clock}",
    "등록 : {day} {clock}",
    "승인 {day} {clock} | 수정 {day} {clock}",
    "기사입력 {day}. {clock}:00",
    "입력 {words}",
)
BELOW = (
    "▶ 네이버에서 '가나경제' 구독하기",
    "[네이버 메인에서 가나경제 받아보기]",
    "▶제보는 카카오톡 gana",
    "2023/10/31 10:23 송고",
    "오늘의 핫 클릭",
    "이 기사와 함께 많이 본 뉴스",
    "방송의 모든 콘텐트(기사)는 저작권법의 보호를 받은바, 무단 전재, 복사, 배포 등을 금합니다.",
    "저작권자 © 가나신문 무단전재 및 재배포 금지",
    "<저작권자(c) 가나뉴스, 무단 전재-재배포, AI 학습 및 활용 금지>",
    "(끝)",
    "※ 본 기사는 가나 마켓PRO에 게재되었습니다.",
    "[본 기사는 10월 31일(10:23) 자본시장 전문 매체 '가나M'에 보도 된 기사입니다]",
    "관련종목",
    "#반도체 #수출",
    "이 기사를 추천합니다 0",
    "기사추천은 24시간 내 50회까지 참여할 수 있습니다.",
    "기사제보 및 보도자료 press@example.com",
    "여러분의 제보가 뉴스로 만들어집니다. 가나TV는 여러분의 제보를 기다리고 있습니다.",
    "가나일보 구독하기",
    "한빛전자 사옥. /뉴스1 DB",
    "photo@example.com",
    "온라인뉴스팀",
    "댓글 0",
    "0/300",
    "가나다라마바사",
    "<관련기사 4면>",
    "가나데일리",
)
HEADLINES = (
    "반도체 수출 사상 최대…하반기도 맑음",
    "금리 동결에 시장 안도",
    "서울 아파트값 10주째 올라",
    "한빛전자, 미국 공장 증설",
    "나라은행 3분기 영업익 12% 증가",
    "코스닥 900선 회복 눈앞",
    "원·달러 환율 1400원 돌파",
    "국민연금 수익률 8% 넘어",
)
CAPTIONS = ("서울 중구 한 은행 딜링룸 모습.", "▲ 평택 공장 전경", "공장 내부. (사진=회사 제공)")
PICTURES = (
    "<figure><img src='/p/1.jpg'><figcaption>{}</figcaption></figure>",
    "<div><img src='/p/1.jpg'><div>{}</div></div>",
    "<div><img src='/p/1.jpg'></div><p class='c9'>{}</p>",
    "<table><tr><td><img src='/p/1.jpg'></td></tr><tr><td>{}</td></tr></table>",
)
BOXES = (
    "<strong>실시간 인기기사</strong><ul>{links}</ul>",
    "<span>이전기사</span><a href='/1'>{one}</a><span>다음기사</span><a href='/2'>{one}</a>",
    "<a href='/tag/1'>#반도체</a> <a href='/tag/2'>#수출</a>",
    "<h4>뉴스레터</h4><p>매일 아침 경제 소식을 메일로 받아보실 수 있습니다.</p><a href='/nl'>구독신청</a>",
    "<h4>댓글 2</h4><ul><li><b>abc***</b><p>좋은 기사 잘 읽었습니다.</p></li>"
    "<li><b>k1***</b><p>걱정이 되네요.</p></li></ul>",
    "<a href='/r'>{name} 기자</a><p>산업부에서 자동차를 담당합니다. 정확한 소식을 전하겠습니다.</p>"
    "<ul>{links}</ul>",
)
SUMMARY = (
    "<strong>AI 요약</strong><button>닫기</button><p>정부가 대책을 내놨다는 내용을 담은 요약이다.</p>"
    "<p>본 요약은 AI가 기사 본문을 바탕으로 생성했습니다.</p>"
)
PAGE = """<html><head><title>{title} - 가나신문</title>{meta}</head><body>
<header><ul>{links}</ul><a href='/'>홈</a> <a href='/s'>경제</a> <a href='/p'>정치</a></header>
<div>{today}</div>
<div{kind}><{level}>{title}</{level}><div>{above} <span>{time}</span></div>{summary}
<div><button>공유</button> <span>글자크기</span></div><div>{body}</div></div>
<div><h3>많이 본 뉴스</h3><ol>{links}</ol></div>
<footer><p>본 사이트의 모든 기사와 사진은 저작권법의 보호를 받습니다.</p>
<p>가나신문 | 등록번호 서울 아00000 | 등록일 2010.01.02 | 발행인 가나다 | 대표전화 02-000-0000</p>
<p>Copyright ⓒ 가나신문. All rights reserved. 무단 전재 및 재배포 금지</p></footer></body></html>"""


@dataclass(frozen=True)
class Made:
    """A made page and what is to be read from it."""

    html: str
    title: str
    text: str
    author: tuple[str, str]
    minute: str


def articles() -> list[dict[str, Any]]:
    """The articles of the fixtures that are no scripts of broadcasts."""
    found = (json.loads(path.read_text()) for path in sorted(FIXTURES.glob("*/*/expected.json")))
    return [article for article in found if "[앵커]" not in article["text"]]


def made(seed: int) -> Made:
    """The page of `seed`."""
    chance = random.Random(seed)  # noqa: S311  the same page for the same seed
    article = chance.choice(articles())
    name, mail = chance.choice(NAMES), "abc@example.com"
    at = (2023, chance.randint(1, 12), chance.randint(1, 28), chance.randint(6, 22), chance.randint(0, 59))
    sign = chance.choice("-.")
    day, clock = f"{at[0]}{sign}{at[1]:02}{sign}{at[2]:02}", f"{at[3]:02}:{at[4]:02}"
    stamp = f"{at[0]}-{at[1]:02}-{at[2]:02}T{clock}"
    words = f"{at[0]}년 {at[1]}월 {at[2]}일 {at[3]:02}시 {at[4]:02}분"

    def links(number: int = 3) -> str:
        titles = chance.sample(HEADLINES, number)
        return "".join(f"<li><a href='/a/{chance.randint(1, 999)}'>{title}</a></li>" for title in titles)

    lines = [html.escape(line, quote=False) for line in article["text"].split("\n")]
    where = chance.choice(("head", "tail", "above"))
    signed, role = chance.choice(SIGNED) if where == "tail" else ("", "기자")
    if where == "head":
        lines[0] = chance.choice(OPENED).format(name=name) + lines[0]
    below = [signed.format(name=name, mail=mail)] if signed else []
    below += chance.sample(BELOW, chance.randint(0, 4))
    lines += [html.escape(line, quote=False) for line in below]
    boxes = [
        box.format(links=links(4), one=chance.choice(HEADLINES), name=name)
        for box in BOXES
        if chance.random() < 0.25
    ]
    page = PAGE.format(
        title=html.escape(article["title"], quote=False),
        meta=f"<meta property='article:published_time' content='{stamp}'>" if chance.random() < 0.3 else "",
        links=links(),
        today=chance.choice(("", "2026년 11월 24일 (화)", "최종편집 2026-11-24 15:02 (화)")),
        kind=chance.choice(("", " class='c1'", " id='x7'")),
        level=chance.choice(("h1", "h2", "h3")),
        above=f"<span>{name} 기자</span>" if where == "above" else "",
        time=chance.choice(TIMES).format(day=day, clock=clock, words=words),
        summary=f"<div>{SUMMARY}</div>" if chance.random() < 0.2 else "",
        body=_body(chance, lines) + "".join(f"<div>{box}</div>" for box in boxes),
    )
    return Made(page, article["title"], article["text"], (name, role), stamp)


def _body(chance: random.Random, lines: list[str]) -> str:
    """`lines` as paragraphs of one kind, with or without a picture above or between them."""
    picture = chance.choice(PICTURES).format(chance.choice(CAPTIONS)) if chance.random() < 0.6 else ""
    cut = chance.randint(0, 2) if picture else 0
    if (end := chance.choice(("<br>\n", "<br><br>", ""))) != "":
        return end.join(lines[:cut]) + picture + end.join(lines[cut:])
    tag = chance.choice(("p", "div"))
    blocks = [f"<{tag}>{line}</{tag}>" for line in lines]
    return "".join([*blocks[:cut], picture, *blocks[cut:]])
