"""Frames around short, odd or missing articles, as no rule knows them. All are reconstructions."""

import pytest

from newsspider.items import Author
from tests.test_fallback import HEAD, LINKS, SENTENCES, lines, page, read, refusal

FLASH = "오늘(17일) 오전 5시 40분쯤 여수 앞바다에서 화물선과 어선이 충돌해 선원 두 명이 구조됐습니다."
DEATH = (
    "▲ 길복례씨 별세, 우재온(파하증권 상무)씨 모친상 = 17일, 나라대학병원 장례식장 5호실, 발인 19일 오전 7시"
)
TEASERS = "".join(
    f'<li><a href="/article/{n}">전남 수박 출하량 {n}8% 감소…가격 들썩</a>'
    f"<p>재활용 플라스틱 의무 사용 비율이 내년부터 {n}% 높아진다. 음료 업계는 원료 확보에 분주하다.</p></li>"
    for n in range(6)
)
HEADING = "<h2>한빛전자, 평택에 새 공장</h2><span>고나루 기자</span><span>작성 : 2025-07-17 06:12:33</span>"
BESIDE = f"<div class='week'><h3>주간 TOP뉴스</h3><ul>{TEASERS}</ul></div><ul>{LINKS}</ul>"


def untimed(body: str) -> str:
    return page(body, time="")


def test_one_sentence_is_not_outdone_by_boxes_with_summaries() -> None:
    article = read(untimed(f"{HEADING}<div class='x1'><p>{FLASH}</p></div>{BESIDE}"))
    assert article.text == FLASH
    assert article.published_at == "2025-07-17T06:12:33+09:00"
    assert article.authors == [Author("고나루", "기자")]


def test_summaries_alone_are_no_article() -> None:
    assert refusal(untimed(BESIDE)) == "list"


def test_reporter_s_page_is_no_article() -> None:
    about = "<p>건강과 의료 정책을 씁니다. 환자의 목소리가 제도에 닿을 때까지 묻고 또 묻겠습니다.</p>"
    footer = "<p>등록일 : 2006.04.13</p>"
    assert (
        refusal(untimed(f"<h2>정가을 기자</h2><div>{about}</div><ul>{TEASERS}</ul><ul>{LINKS}</ul>{footer}"))
        == "list"
    )


@pytest.mark.parametrize("name", ["id='article_body'", "class='news-content'", "itemprop='articleBody'"])
def test_notice_without_a_sentence_is_known_by_the_name_of_its_place(name: str) -> None:
    weather = "<p class='w'>전국이 대체로 흐리고 비가 내리겠습니다. 낮 기온은 26~33도로 예보됐습니다.</p>"
    html = untimed(
        f"{HEADING}<div {name}>{DEATH}<br>신문 편집국 news@example.com</div>{weather}<ul>{LINKS}</ul>"
    )
    assert lines(html) == [DEATH]


def test_several_deaths_are_one_notice() -> None:
    deaths = [
        DEATH,
        "▲ 맹순임씨 별세, 구본솔(전 가람방송 기자)씨 모친상 = 17일 오전 3시, 온누리의료원. 그는 시인이었다.",
    ]
    head = f'{HEAD}<meta property="og:type" content="article">'
    body = "".join(f"<p>{death}</p>" for death in deaths)
    assert lines(page(f"<div class='x1'>{body}</div>", head)) == deaths


@pytest.mark.parametrize(
    "notice",
    [
        "<p>삭제되었거나 존재하지 않는 기사입니다.</p>"
        "<p>입력하신 주소가 정확한지 다시 한번 확인해 주시기 바랍니다. 이용에 불편을 드려 죄송합니다.</p>",
        "<h2>요청하신 기사를 찾을 수 없습니다.</h2>"
        "<p>기사가 삭제되었거나 주소가 변경되어 찾을 수 없습니다.</p>"
        "<p>궁금하신 점은 고객센터로 문의해 주시면 친절하게 안내해 드리겠습니다.</p>"
        "<p>5초 후 메인 페이지로 이동합니다.</p>",
    ],
)
def test_page_that_is_sorry_is_gone(notice: str) -> None:
    assert refusal(untimed(f"<div id='article_body'>{notice}</div><ul>{LINKS}</ul>")) == "gone"


def test_row_of_a_table_of_figures_is_one_line() -> None:
    rows = "".join(
        f"<tr><th>{name}</th><td>{share}명</td></tr>" for name, share in (("내과", 139), ("안과", 66))
    )
    body = f"<div><p>{SENTENCES[0]}</p><table>{rows}</table><p>{SENTENCES[1]}</p></div>"
    assert lines(page(body)) == [SENTENCES[0], "내과 139명", "안과 66명", SENTENCES[1]]


def test_table_that_lays_out_a_page_is_no_row() -> None:
    cells = "".join(f"<td>{sentence}<br>{sentence[::-1]}</td>" for sentence in SENTENCES[:2])
    assert SENTENCES[1] in lines(page(f"<table><tr>{cells}</tr></table>"))


def test_name_behind_the_title_goes_where_the_page_prints_the_title_without_it() -> None:
    head = "<meta property='og:title' content='한빛전자, 평택에 새 공장 - 가나에프엔'>"
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert read(page(f"<div class='t'>한빛전자, 평택에 새 공장</div><div>{body}</div>", head)).title == (
        "한빛전자, 평택에 새 공장"
    )


@pytest.mark.parametrize(
    "above",
    [
        "<h2 class='sub-title'>피부과 214%</h2><h2 class='sub-title'>필수의료는 미달</h2>",
        "<div class='summary'>피부과 214%<br>필수의료는 미달</div>",
        "<div class='ai'><p>인공지능이 요약한 문장입니다. 긴 요약이 세 줄 이어지며 기사보다 먼저 나옵니다."
        " 문장이 세 개나 됩니다.</p></div>"
        "<div class='midtitle_text'>- 피부과 214%<br>- 필수의료는 미달</div>",
        "<div><span class='article-sub'>피부과 214%<br>필수의료는 미달</span></div>",
    ],
)
def test_sub_headlines_above_the_text(above: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert read(untimed(f"{HEADING}{above}<div>{body}</div>")).subtitle == "피부과 214%\n필수의료는 미달"


@pytest.mark.parametrize(
    ("tail", "author"),
    [
        ("<p><b>박하늘 가람대 경제학과 교수</b></p>", Author("박하늘", "교수")),
        ("<p>■ 이도현, 한빛대 명예교수</p>", Author("이도현", "명예교수")),
        ("<p>sky@example.com 한솔기 기자</p>", Author("한솔기", "기자", "sky@example.com")),
        ("<p>한솔기 기자 sky@example.com /2025.07.17/</p>", Author("한솔기", "기자", "sky@example.com")),
        ("<p>◎공감언론 뉴시스 한솔기 기자 sky@example.com</p>", Author("한솔기", "기자", "sky@example.com")),
    ],
)
def test_who_signs_at_the_end(tail: str, author: Author) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read(page(f"<div>{body}{tail}</div>"))
    assert article.text.split("\n") == SENTENCES
    assert article.authors == [author]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("(서울=연합뉴스) 도한결 마루하 기자 = ", ["도한결", "마루하"]),
        ("[헤럴드경제(영덕)=표다람 기자] ", ["표다람"]),
        ("[세종=백도윤 기자·제주 고은샘 기자]<br>", ["백도윤", "고은샘"]),
        ("[파이낸셜뉴스] ", []),
    ],
)
def test_who_signs_at_the_head(head: str, names: list[str]) -> None:
    article = read(page(f"<div>{head}{'<br>'.join(SENTENCES)}</div>"))
    assert article.text.split("\n") == SENTENCES
    assert [author.name for author in article.authors] == names


def test_section_stands_in_an_element_called_after_it() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert read(untimed(f"<span class='cate'>증권</span>{HEADING}<div>{body}</div>")).section == "증권"
    assert (
        read(untimed(f"<i class='cate'>증권</i><i class='cate'>사회</i>{HEADING}<div>{body}</div>")).section
        == ""
    )


def test_word_of_the_house_on_a_guest_s_column_goes() -> None:
    note = "<p>※ 외부 필자의 칼럼은 본지의 편집 방향과 다를 수 있습니다.</p>"
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert lines(page(f"<div>{body}{note}</div>")) == SENTENCES


def test_text_of_no_time_and_nobody_is_no_article() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert refusal(untimed(f"<h1>회사소개</h1><div>{body}</div><p>등록일 : 2006.04.13</p>")) == "undated"


def test_parts_of_a_series_are_signed_each() -> None:
    parts = [SENTENCES[0], "조성훈 기자, 김은령 기자", SENTENCES[1], "박경담 기자", SENTENCES[2]]
    article = read(page(f"<div>{'<br>'.join(parts)}</div>"))
    assert article.text.split("\n") == SENTENCES[:3]
    assert [author.name for author in article.authors] == ["조성훈", "김은령", "박경담"]


def test_speakers_of_a_broadcast_are_no_signatures() -> None:
    told = [SENTENCES[0], "[이수진 기자]", SENTENCES[1], "[이수진 기자]", SENTENCES[2]]
    assert lines(page(f"<div>{'<br>'.join(['[앵커]', *told])}</div>")) == ["[앵커]", *told]


@pytest.mark.parametrize(
    ("above", "time"),
    [
        ("<dl><dt>입력</dt><dd>2025.07.17 19:12</dd></dl>", "2025-07-17T19:12:00+09:00"),
        ("<em>입력 2025.07.17 (21:23)</em>", "2025-07-17T21:23:00+09:00"),
        (
            "<span data-date-time='2025-07-17 11:40:08'>입력 2025.07.17. 오전 11:40</span>",
            "2025-07-17T11:40:08+09:00",
        ),
        ("<p>2025.07.17</p>", "2025-07-17T00:00:00+09:00"),
        ("<p><a href='/r'>송연주기자 b@c.com</a> 2025-07-17 17:19</p>", "2025-07-17T17:19:00+09:00"),
    ],
)
def test_time_above_the_text(above: str, time: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    clock = "<p>2025.7.18 금 20:58 로그인 | 회원가입</p>"
    html = untimed(
        f"{clock}<h2>한빛전자, 평택에 새 공장</h2>{above}<div>{body}</div><p>등록일 : 2012.10.02</p>"
    )
    assert read(html).published_at == time


def test_icon_in_a_line_takes_no_text_with_it() -> None:
    told = "한빛전자 <span>(7,970원 <img src='/ico_down.gif'>400 -4.8%)</span>는 공장을 짓는다고 밝혔다."
    assert "(7,970원 400 -4.8%)" in lines(page(f"<div><p>{told}</p><p>{SENTENCES[1]}</p></div>"))[0]


def test_credit_behind_a_sentence_costs_no_sentence() -> None:
    body = f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]} 사진=소속사</p>"
    assert lines(page(f"<div>{body}</div>")) == SENTENCES[:2]


def test_caption_in_the_table_of_its_picture() -> None:
    cells = ("<img src='/a.jpg'>", "▲ 선수들이 기뻐하고 있다.", "ⓒ 통신")
    table = "<table>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells) + "</table>"
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read(page(f"<div>{table}{body}</div>"))
    assert article.text.split("\n") == SENTENCES
    assert article.images[0].caption.startswith("선수들이 기뻐하고 있다.")


def test_names_that_a_build_marks() -> None:
    box = "<div class='article_notice__Lw'>인용할 때는 이름을 밝혀 주십시오. 저작권은 회사에 있습니다.</div>"
    body = "<br><br>".join(SENTENCES)
    assert (
        lines(page(f"<article>{box}<div class='article_body__Wk20'>{body}</div>{box}</article>")) == SENTENCES
    )


def test_questions_of_another_kind_are_no_sub_headlines() -> None:
    told = [
        ("q", "3분기 실적은 어떤가"),
        ("a", SENTENCES[0]),
        ("q", "4분기 전망은 밝은 편인가"),
        ("a", SENTENCES[1]),
    ]
    body = "".join(f"<p class='{kind}'>{text}</p>" for kind, text in told)
    assert lines(page(f"<div>{body}</div>")) == [text for _, text in told]


@pytest.mark.parametrize("name", ["commentary", "football", "news_football", "footnotes"])
def test_names_that_only_begin_like_those_of_boxes(name: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert lines(page(f"<div class='{name}'>{body}</div>")) == SENTENCES


def test_sentences_beside_a_picture_are_no_caption() -> None:
    beside = f"<div><img src='/a.jpg'>{SENTENCES[0]} {SENTENCES[1]}</div>"
    assert lines(page(f"<div>{beside}<p>{SENTENCES[2]}</p></div>")) == [" ".join(SENTENCES[:2]), SENTENCES[2]]


def test_cells_beside_the_article_are_no_row_of_figures() -> None:
    rest = " ".join(SENTENCES)
    cells = f"<td>{rest}</td><td><a href='/1'>다른 기사의 제목이 여기에 있다</a></td>"
    assert lines(page(f"<table><tr>{cells}</tr></table>"))[0] == rest


@pytest.mark.parametrize("how", ["style='display:none'", "hidden"])
def test_hidden_text_beside_an_article_is_not_its(how: str) -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    hidden = f"<div {how}>{'<p>지금 가입하면 첫 달은 무료로 모든 강의를 들을 수 있습니다.</p>' * 20}</div>"
    assert lines(page(f"<div>{shown}{hidden}</div>")) == SENTENCES


def test_folded_article_is_read() -> None:
    told = [f"{sentence} {n}번째 문단이다." for n in range(4) for sentence in SENTENCES]
    folded = "".join(f"<p>{text}</p>" for text in told)
    assert lines(page(f"<div id='article_body'><div style='display:none'>{folded}</div></div>")) == told


def test_name_beside_the_time_is_the_author_and_no_other_word_is() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    for words, names in (("박진석  2023. 11. 1. 07:00", ["박진석"]), ("조회수 2023. 11. 1. 07:00", [])):
        article = read(untimed(f"<h3>한빛전자, 평택에 새 공장</h3><h6>{words}</h6><div>{body}</div>"))
        assert [author.name for author in article.authors] == names
        assert article.published_at == "2023-11-01T07:00:00+09:00"


def test_briefing_of_notes_that_end_in_nouns() -> None:
    notes = [
        "▲10일(현지시간) 미국 9월 소비자물가지수 발표 예정. 고용 지표가 좋은 가운데 물가에 관심 집중.",
        "▲11일에는 제조업물가지수 발표. 지난 6월부터 오르던 흐름 꺾여. 8월은 전년보다 1.7% 증가.",
        "▲기업들의 3분기 실적 발표 시작. 평균 이익 증가율 추정치는 4.6%로 5개 분기 연속 플러스.",
    ]
    body = "".join(f"<p>{note}</p>" for note in notes)
    assert lines(untimed(f"{HEADING}<div>{body}</div><ul>{LINKS}</ul>")) == notes


def test_short_article_between_lists_is_no_teaser() -> None:
    lists = f"<div><h3>많이 본 뉴스</h3><ul>{LINKS[:300]}</ul></div>"
    body = (
        f"<div>{'<br>'.join(SENTENCES[:2])}<div><strong>관련기사</strong><ul>{LINKS[:300]}</ul></div></div>"
    )
    assert lines(untimed(f"<div>{HEADING}{body}</div>{lists}{lists}")) == SENTENCES[:2]


@pytest.mark.parametrize(
    "block",
    ["<figure><img src='/a.jpg'></figure>", "<aside>다른 기사</aside>", "<div><img src='/a.jpg'></div>"],
)
def test_block_that_is_taken_out_parts_the_lines_around_it(block: str) -> None:
    assert lines(page(f"<div>{SENTENCES[0]}{block}{SENTENCES[1]}</div>")) == SENTENCES[:2]


def test_name_behind_a_title_with_dots_in_it() -> None:
    title = "한빛전자, 평택·이천·용인에 새 공장"
    head = f"<title>{title} - 가나신문</title>"
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert read(page(f"<h3>{title}</h3><div>{body}</div>", head)).title == title


def test_heading_of_the_site_is_not_the_headline() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    above = "<h1>뉴스 기사 - 가나신문</h1><h1>한빛전자, 평택에 새 공장</h1>"
    assert read(page(f"{above}<div>{body}</div>", "<title>기사</title>")).title == "한빛전자, 평택에 새 공장"


def test_long_headline_that_is_a_sentence_stands_above_the_text() -> None:
    title = "“5세트에서 또 졌다. 시즌 첫 승을 눈앞에서 놓쳤다”... 한빛전자 5연패, 나라은행 단독 선두"
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = page(f"<h1>{title}</h1><p>2023.04.27 09:17</p><div>{body}</div>", f"<title>{title}</title>", "")
    assert read(html).published_at == "2023-04-27T09:17:00+09:00"


@pytest.mark.parametrize(
    "picture",
    [
        "<div><img src='/a.jpg'><div>17일 공장이 돌아가고 있다. 내년에는 두 배로 커진다.</div></div>",
        "<div><img src='/a.jpg'></div><p>▲ 평택 공장 전경</p>",
        "<div><a href='/a.jpg'><img src='/a.jpg'></a></div><div>(한국은행 통계)</div>",
        "<p><img src='/a.jpg'></p><p>17일 이하늘 대표(왼쪽)가 손님을 맞고 있다.</p>",
        "<div><img src='/a.jpg'></div><center>평택 공장</center><center>[출처: 회사 자료사진]</center>",
        "<p><img src='/a.jpg'></p><p>이하늘 대표가 17일 평택에서 열린 기공식에서 인사말을 하고 있다.</p>",
        "<p><img src='/a.jpg'><br><span>▲이하늘 한빛전자 대표</span></p>",
        "<p><img src='/a.jpg'></p><p>이하늘 대표는 내년에도 사람을 더 뽑겠다며 웃고 있다.</p>",
        "<table><tr><td><img src='/a.jpg'>원본보기</td></tr><tr><td>이하늘 대표가 발언하고 있다."
        " 2025.7.17/통신 &lt;저작권자 © 통신, 무단전재 금지&gt;<br></td></tr></table>",
    ],
)
def test_captions_by_where_they_stand(picture: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read(page(f"<div>{SENTENCES[0]}{picture}{body}</div>"))
    assert article.text.split("\n") == [SENTENCES[0], *SENTENCES]
    assert article.images[0].caption


@pytest.mark.parametrize(
    "told",
    [
        "한빛전자는 지난해 말부터 평택에서 값싼 부품을 쓰는 방안을 검토하고 있다.",
        "17일 정부는 수출 기업을 돕는 방안을 마련하고 있다고 설명하고 있다. 값은 3조원이다.",
        "한빛전자의 새 제품이 시장에서 좋은 반응을 얻고 있다.",
        "증권가에서는 금리가 곧 내릴 것이라고 말하고 있다.",
        "한빛전자는 이 제품으로 북미 시장에서 1위를 바라보고 있다.",
        "정부는 연내 법을 고치겠다며 업계의 의견을 듣고 있다.",
        "한빛전자는 미국에서 허가를 기다리고 있다.",
    ],
)
def test_sentences_below_a_picture_that_show_nothing(told: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert lines(page(f"<div><p><img src='/a.jpg'></p><p>{told}</p>{body}</div>")) == [told, *SENTENCES]


def test_sub_headline_without_the_time_in_its_box() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    box = "<div class='sub-title'><p>입력 2025-07-17 06:12</p><p>피부과 지원자는 두 배로 늘어</p></div>"
    assert read(untimed(f"{HEADING}{box}<div>{body}</div>")).subtitle == "피부과 지원자는 두 배로 늘어"


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("김철수 한빛전자 대표(가운데)가 17일 “공장을 짓겠다”고 밝혔다. 값은 3조원이다.", ""),
        ("▲ 한빛전자가 올해 상반기 매출 3조원을 기록했다고 17일 공시했다.", ""),
        ("[반도체 호황에 실적 급증]", ""),
        (
            "(서울=가나뉴스) 김철수 기자 = 한빛전자가 공장을 샀다. [사진=한빛전자]",
            "한빛전자가 공장을 샀다. [사진=한빛전자]",
        ),
    ],
)
def test_first_paragraph_below_a_picture_is_no_caption(first: str, told: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    below = f"<p><img src='/a.jpg'></p><p>{first}</p>"
    assert lines(page(f"<div><p>{SENTENCES[0]}</p>{below}{body}</div>"))[1] == (told or first)


def test_reporters_of_other_boxes_are_no_authors() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    best = "<ul class='hot_reporter'><li>박민수 기자</li></ul><div class='reporter_best'>최영수 기자</div>"
    assert read(page(f"<div>{body}</div>{best}")).authors == []


def test_section_beside_the_time_is_no_author() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    for word in ("주식", "공시", "전국", "성남시"):
        assert (
            read(untimed(f"{HEADING[:18]}</h2><p>{word} 2025-07-17 10:23</p><div>{body}</div>")).authors == []
        )


def test_only_time_below_the_text() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = untimed(f"<h2>한빛전자, 평택에 새 공장</h2><div>{body}</div><div>2025-07-17 06:12:33</div>")
    assert read(html).published_at == "2025-07-17T06:12:33+09:00"
    assert refusal(html.replace("</body>", "<p>2025-07-18 06:12:33</p></body>")) == "undated"


def test_mark_of_a_series_is_no_sub_headline() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert (
        read(untimed(f"{HEADING}<h4 class='sub-title'>[기획 취재 특별반]</h4><div>{body}</div>")).subtitle
        == ""
    )


def test_tips_end_a_text_but_not_its_byline() -> None:
    tips = "<p>■ 제보하기</p><p>▷ 전화 : 02-000-0000</p><p>▷ 유튜브에서도 나라뉴스를 구독해주세요!</p>"
    behind = (
        f"<p>고나루 기자 (gonaru@example.com)</p><p><a href='/1'>전남 수박 출하량 감소</a></p><p>{FLASH}</p>"
    )
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = page(f"<div class='x1'>{told}{tips}{behind}</div>")
    assert lines(html) == list(SENTENCES)
    assert read(html).authors == [Author("고나루", "기자", "gonaru@example.com")]


def test_seconds_that_stand_only_elsewhere_on_the_page() -> None:
    again = "<div class='again'><ul><li>입력 2025-07-17 06:12:33</li></ul></div>"
    heading = "<h2>한빛전자, 평택에 새 공장</h2><span>입력 2025.07.17 06:12</span>"
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert (
        read(untimed(f"{heading}<div class='x1'>{told}</div>{again}")).published_at
        == "2025-07-17T06:12:33+09:00"
    )


def test_linked_bylines_below_the_text() -> None:
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    signed = "<p><a href='/r/1'>고나루 기자</a></p><p><a href='mailto:na@example.com'>na@example.com</a></p>"
    html = page(f"<div class='x1'>{told}{signed}<p><a href='/2'>전남 수박 출하량 감소</a></p></div>")
    assert lines(html) == list(SENTENCES)
    assert read(html).authors == [Author("고나루", "기자", "na@example.com")]


def test_sub_headline_in_brackets_behind_the_byline() -> None:
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read(
        page(f"<div><p>[가나투데이 정하람 기자] [[산업]내년 3월 첫 삽…2천명 뽑기로]</p>{told}</div>")
    )
    assert article.subtitle == "[산업]내년 3월 첫 삽…2천명 뽑기로"
    assert article.text.split("\n") == SENTENCES
    assert [author.name for author in article.authors] == ["정하람"]


@pytest.mark.parametrize(
    "picture",
    [
        "<img src='data:image/gif;base64,R0lG' data-lazy='https://img.example.com/a.jpg'>",
        "<img src='/img/blank.gif' data-lazyload='https://img.example.com/a.jpg?w=600'>",
        "<img srcset='https://img.example.com/a.jpg 1x, https://img.example.com/b.jpg 2x'>",
        "<amp-img src='https://img.example.com/a.jpg' width='600' height='400'></amp-img>",
    ],
)
def test_pictures_that_are_loaded_late(picture: str) -> None:
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read(page(f"<div><div>{picture}<p class='caption'>평택 공장 전경</p></div>{told}</div>"))
    assert [image.caption for image in article.images] == ["평택 공장 전경"]
    assert article.images[0].url.startswith("https://img.example.com/a.jpg")
    assert article.text.split("\n") == SENTENCES


def told() -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def test_sub_heading_within_the_text_is_no_sub_headline() -> None:
    part = "<h3 class='art_subtit'>내년 3월에 짓기 시작한다</h3>"
    long = f"{SENTENCES[0]} {SENTENCES[1]}"
    article = read(page(f"<h1>한빛전자, 평택에 새 공장</h1><div><p>{long}</p>{part}{told()}</div>"))
    assert (article.subtitle, article.text.split("\n")[:2]) == ("", [long, "내년 3월에 짓기 시작한다"])


@pytest.mark.parametrize("name", ["sub_title_list", "rn_ssubtitle", "sub-tit-box"])
def test_sub_headline_by_the_name_of_its_list(name: str) -> None:
    deck = ["내년 3월에 짓기 시작", "2천명을 새로 뽑기로"]
    above = f"<ul class='{name}'>{''.join(f'<li>{line}</li>' for line in deck)}</ul>"
    assert (
        read(page(f"<h1>한빛전자, 평택에 새 공장</h1>{above}<div>{told()}</div>")).subtitle.split("\n")
        == deck
    )


def test_headline_with_quotes_that_the_title_of_the_page_lacks() -> None:
    head = "<title>속보 | 공장은 지었는데 사람은 언제? | 가나일터</title>"
    above = "<h1>“공장은 지었는데 사람은 언제?”</h1><p>발행일: 2025-03-09 | 기자 정하람 | 읽는 시간 6분</p>"
    article = read(page(f"<div><b>속보</b>{above}{told()}</div>", head, ""))
    assert article.title == "“공장은 지었는데 사람은 언제?”"
    assert article.text.split("\n") == SENTENCES
    assert [(author.name, author.role) for author in article.authors] == [("정하람", "기자")]
    assert article.published_at.startswith("2025-03-09")


@pytest.mark.parametrize(
    ("title", "signed", "role"),
    [
        ("반도체 보조금을 묻자 [경제의 창]", "손유찬 | 다산연구원 선임연구위원", "선임연구위원"),
        ("3분의 물이 지키는 것 [기고]", "손유찬 소방청장 직무대행", "소방청장 직무대행"),
    ],
)
def test_bold_line_that_names_a_guest(title: str, signed: str, role: str) -> None:
    head = f"<title>{title} | 가나신문</title>"
    html = page(f"<h1>{title}</h1><div><p><b>{signed}</b></p>{told()}</div>", head)
    article = read(html)
    assert article.authors == [Author("손유찬", role)]
    assert (article.subtitle, article.text.split("\n")) == ("", SENTENCES)


def test_all_reporters_in_the_list_that_names_who_signs() -> None:
    above = "<ul><li><a href='/r/1'>정하람 기자</a></li><li><a href='/r/2'>윤별 기자</a></li></ul>"
    body = f"<h1>한빛전자, 평택에 새 공장</h1>{above}<div>{told()}<p>정하람 기자 a@b.com</p></div>"
    assert [author.name for author in read(page(body)).authors] == ["정하람", "윤별"]


def test_role_behind_the_name_of_an_account() -> None:
    head = f'{HEAD}<meta property="dable:author" content="정하람">'
    below = "<dl><dt><a href='/r/1'>정하람 (haram_j)</a> <span>시민기자</span></dt></dl>"
    assert read(page(f"<div>{told()}</div>{below}", head)).authors == [Author("정하람", "시민기자")]


def test_linked_headlines_between_paragraphs_in_a_box_called_so() -> None:
    box = "<div class='relation_in'><p><a href='/1'>6년 단기임대 부활하나…집주인들 반신반의</a></p></div>"
    listed = "<ul><li><a href='/1'>1분기 보고서</a></li><li><a href='/2'>2분기 보고서</a></li></ul>"
    first, rest = f"<p>{SENTENCES[0]}</p>", "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[1:])
    found = lines(page(f"<div>{first}{box}{listed}{rest}</div>"))
    assert found == [SENTENCES[0], "1분기 보고서", "2분기 보고서", *SENTENCES[1:]]


def test_author_whose_name_has_two_letters() -> None:
    head = f'{HEAD}<meta name="author" content="김솔">'
    opening = f"(평택=나라뉴스) 김솔 류수현 기자 = {SENTENCES[0]}"
    box = "<p><strong>김솔 기자</strong></p>"
    article = read(page(f"{box}<div><p>{opening}</p>{told()}</div>", head))
    assert article.authors == [Author("김솔", "기자"), Author("류수현", "기자")]
    opening = f"(평택=나라뉴스) 류수현 기자 = {SENTENCES[0]}"
    article = read(page(f"{box}<div><p>{opening}</p>{told()}<p>ryu@example.com</p></div>", head))
    assert article.authors == [Author("김솔", "기자"), Author("류수현", "기자", "ryu@example.com")]
    head = f'{HEAD}<meta name="author" content="한경">'
    assert read(page(f"<div>{told()}</div>", head)).authors == []


def test_name_and_time_that_touch() -> None:
    above = "<div><span>정하람 기자</span><span>공개 2024-11-24 07:30:12</span></div>"
    article = read(page(f"<h1>한빛전자, 평택에 새 공장</h1>{above}<div>{told()}</div>", time=""))
    assert article.authors == [Author("정하람", "기자")]
    assert article.published_at == "2024-11-24T07:30:12+09:00"


def test_who_spoke_last_in_a_broadcast_is_its_author() -> None:
    script = ["[앵커]", *SENTENCES[:2], "[캐스터]", *SENTENCES[2:]]
    body = "".join(f"<p>{line}</p>" for line in [*script, "(채가람 기상캐스터)", "[영상취재기자 반도현]"])
    article = read(page(f"<div>{body}</div>"))
    assert article.authors == [Author("채가람", "기상캐스터")]
    assert article.text.split("\n") == script


def test_addresses_below_the_names_of_their_owners() -> None:
    opening = f"[가나데일리 권하윤, 오상진 기자] {SENTENCES[0]}"
    cards = "".join(
        f"<dl><dt>{name} 기자</dt><dd>{email}</dd></dl>"
        for name, email in (("권하윤", "kwon@example.com"), ("오상진", "oh@example.com"))
    )
    authors = read(page(f"<div><p>{opening}</p>{told()}</div><div>{cards}</div>")).authors
    assert authors == [
        Author("권하윤", "기자", "kwon@example.com"),
        Author("오상진", "기자", "oh@example.com"),
    ]


def test_all_whom_a_byline_names_with_the_declared_author() -> None:
    head = f'{HEAD}<meta name="author" content="탁이준 기자">'
    box = "<div><strong>탁이준·설은호 기자</strong> <a href='mailto:t@example.com'>t@example.com</a></div>"
    authors = read(page(f"<div>{told()}</div>{box}", head)).authors
    assert authors == [Author("탁이준", "기자", "t@example.com"), Author("설은호", "기자")]


def test_sub_headline_of_sentences() -> None:
    deck = "한계에 온 가게가 43만 곳이다. 학자와 활동가가 마주 앉았다."
    above = f"<h1>한빛전자, 평택에 새 공장</h1><div><h4 class='subheading'>{deck}</h4></div>"
    assert read(page(f"{above}<div>{told()}</div>")).subtitle == deck


def test_cartoon_without_a_word_is_refused() -> None:
    head = f'{HEAD}<meta property="article:published_time" content="2025-07-17T10:00:00+09:00">'
    figure = "<figure><img src='/a.jpg'><figcaption></figcaption></figure><p>&nbsp;</p>"
    html = page(
        f"<div itemprop='articleBody'>{figure}</div><p>로그인을 하시면 한마디 쓸 수 있습니다.</p>", head
    )
    assert refusal(html) == "photo"


def test_steps_to_the_section_that_touch() -> None:
    steps = "<div><a href='/'>홈</a><a href='/o'>오피니언</a><a href='/o/s'>사설</a></div>"
    assert read(page(f"{steps}<h1>한빛전자, 평택에 새 공장</h1><div>{told()}</div>")).section == "오피니언"


def test_time_of_publication_beside_the_day_of_the_printed_edition() -> None:
    stamp = "<p>발행일 2024-09-27 제1면 입력 2024-09-26 20:14 수정 2024-09-27 09:02</p>"
    article = read(page(f"<h1>한빛전자, 평택에 새 공장</h1>{stamp}<div>{told()}</div>", time=""))
    assert article.published_at == "2024-09-26T20:14:00+09:00"
    assert article.modified_at == "2024-09-27T09:02:00+09:00"


def test_times_with_a_year_of_two_digits() -> None:
    stamp = "<p>23.03.29 11:48<em>l</em>최종 업데이트 23.03.29 13:20</p>"
    article = read(page(f"<h1>한빛전자, 평택에 새 공장</h1>{stamp}<div>{told()}</div>", time=""))
    assert article.published_at == "2023-03-29T11:48:00+09:00"
    assert article.modified_at == "2023-03-29T13:20:00+09:00"


def test_address_on_a_line_that_says_so() -> None:
    above = "<h1>한빛전자, 평택에 새 공장</h1><div>가나뉴스 정하람 기자</div>"
    html = page(
        f"{above}<div>{told()}</div><div>이메일 : <a href='mailto:h@example.com'>h@example.com</a></div>"
    )
    assert read(html).authors == [Author("정하람", "기자", "h@example.com")]


@pytest.mark.parametrize("box", ["<div class='news-content'>{}</div>", "<div class='article_body'>{}</div>"])
def test_short_article_beside_a_picture_that_is_called_the_body(box: str) -> None:
    head = f'{HEAD}<meta property="article:published_time" content="2025-07-17T10:00:00+09:00">'
    picture = box.format("<figure><img src='/a.jpg'></figure>")
    assert lines(page(f"{picture}<div class='x'>{told()}</div>", head)) == SENTENCES
    assert lines(page(f"{picture}<div class='x'><p>{FLASH}</p></div>", head)) == [FLASH]


@pytest.mark.parametrize(
    "deck", ["반도체 수출 사상 최대 성장", "배터리 3사 북미 공장", "한국형 원전 유럽 시장"]
)
def test_sub_headline_that_ends_like_an_office(deck: str) -> None:
    above = f"<h1>한빛전자, 평택에 새 공장</h1><h4 class='sub-title'>{deck}</h4>"
    assert read(page(f"{above}<div>{told()}</div>")).subtitle == deck


def test_rule_of_ornaments_is_no_headline() -> None:
    head = "<title>한빛전자, 평택에 새 공장 | 가나신문</title>"
    above = "<h3>━━━━━━━━━━━━━━</h3><h1>한빛전자, 평택에 새 공장</h1>"
    assert read(page(f"{above}<div>{told()}</div>", head)).title == "한빛전자, 평택에 새 공장"


def test_rows_and_hours_within_a_text_stay() -> None:
    rows = ["카카오톡 4550", "유튜브 4565", "2024년 12월 3일 22시 27분", "서울 33℃"]
    parts = [SENTENCES[0], *rows, *SENTENCES[1:]]
    assert lines(page(f"<div>{''.join(f'<p>{part}</p>' for part in parts)}</div>")) == parts


def test_writer_of_another_article_is_not_joined() -> None:
    head = f'{HEAD}<meta name="author" content="탁이준 기자">'
    other = "<div><a href='/2'>닫지 못하는 가게, 세 번째 이야기</a><p>탁이준·설은호 기자</p></div>"
    authors = read(page(f"<div>{told()}</div><ul>{LINKS}</ul>{other}", head)).authors
    assert authors == [Author("탁이준", "기자")]


@pytest.mark.parametrize("link", ["홈플러스", "홈쇼핑"])
def test_name_that_begins_like_the_way_home_is_no_section(link: str) -> None:
    assert read(page(f"<p><a href='/1'>{link}</a></p><div>{told()}</div>")).section == ""


@pytest.mark.parametrize("stamp", ["2025.7.17", "입력 25.07.17. 10:23", "입력 25/07/17 10:23"])
def test_days_with_single_digits_and_short_years(stamp: str) -> None:
    article = read(page(f"<h1>한빛전자, 평택에 새 공장</h1><p>{stamp}</p><div>{told()}</div>", time=""))
    assert article.published_at.startswith("2025-07-17")


def test_place_holder_before_the_picture() -> None:
    picture = "<img src='/img/placeholder.png' data-lazy='https://img.example.com/real.jpg'>"
    article = read(page(f"<div><p>{picture}</p>{told()}</div>"))
    assert [image.url for image in article.images] == ["https://img.example.com/real.jpg"]


def test_element_for_the_unauthorized_names_no_author() -> None:
    box = "<div class='unauthorized'>홍길동 기자</div>"
    named = "<div class='article_writer'>정하람 기자</div>"
    html = page(f"<div>{told()}</div><ul>{LINKS}</ul>{box}{named}")
    assert read(html).authors == [Author("정하람", "기자")]
