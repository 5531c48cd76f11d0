"""Near-duplicates: copies are found, other news from the same template are not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsspider.ledger import Entry, Ledger, near_keys
from newsspider.ledger.fingerprints import KEYS_PER_TEXT, sentences
from newsspider.ledger.near import COMMON_KEY, nearly_same
from tests.bench_dedup import flagged
from tests.copies import KINDS, corpus
from tests.ledger_writer import article

STORY = (
    "한빛전자가 내년까지 3,200억 원을 들여 세종에 새 공장을 짓는다. 착공은 올해 9월이고 "
    "2027년 2월에 문을 연다.\n"
    "공장은 축구장 12개 크기로 차량용 부품을 한 해에 480만 개 만든다. "
    "회사는 직원 650명을 새로 뽑을 계획이다.\n"
    "최이랑 대표는 “해외 주문이 지난해의 두 배로 늘었다”고 말했다. 시는 진입 도로를 먼저 닦아 주기로 했다."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        opened.remember(Entry.of(article(1, text=STORY)))
        yield opened


def test_recall_and_false_alarms_on_a_made_up_corpus(tmp_path: Path) -> None:
    """The small form of `python -m tests.bench_dedup`: the thresholds are held here."""
    with Ledger.open(tmp_path) as ledger:
        asked, hits = flagged(ledger, corpus(2000), [])
    assert all(asked[kind] >= 15 for kind in [*KINDS, "sibling"])
    missed = Counter({kind: asked[kind] - hits[kind] for kind in KINDS})
    assert missed.total() <= 0.02 * sum(asked[kind] for kind in KINDS)
    assert max(missed.values()) <= 2
    assert hits["sibling"] == 0
    assert hits["original"] == 0


@pytest.mark.parametrize(
    "copy",
    [
        f"[서울경제TV=하나래 기자]\n{STORY}\n[ⓒ 서울경제TV, 무단 전재 및 재배포 금지]",
        STORY.replace("“", '"').replace("”", '"').replace("3,200억 원", "3200억원").replace("\n", " "),
        STORY.replace("새 공장을", "두 번째 공장을").replace("시는 진입", "세종시는 진입"),
        STORY.partition(" 최이랑")[0].rpartition("회사는")[0],
        STORY.rpartition("최이랑")[0] + "증권가는 이번 투자가 늦은 감이 있다고 평가했다.",
    ],
    ids=["byline and copyright", "spelling", "some words", "cut off", "another end"],
)
def test_a_copy_is_found(ledger: Ledger, copy: str) -> None:
    assert ledger.near(copy) == "sentv:1"


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace("3,200", "1,800")
        .replace("9월", "5월")
        .replace("480만", "95만")
        .replace("650명", "80명"),
        "한빛전자가 내년까지 3,200억 원을 들여 세종에 새 공장을 짓는다.",
        "",
        "가나다.",
    ],
    ids=["other numbers", "one sentence of it", "nothing", "crumbs"],
)
def test_other_news_is_not_a_copy(ledger: Ledger, text: str) -> None:
    assert ledger.near(text) == ""


def test_an_article_is_no_copy_of_itself(ledger: Ledger) -> None:
    assert ledger.near(STORY, besides="sentv:1") == ""


def test_a_short_text_is_a_copy_only_to_the_letter(ledger: Ledger) -> None:
    short = "대한나루는 2분기 배당을 하지 않기로 했다. 이사회는 설비 투자를 이유로 들었다."
    ledger.remember(Entry.of(article(2, text=short)))
    assert ledger.near(short.replace(" 했다", "했다")) == "sentv:2"
    assert ledger.near(short.replace("설비 투자", "빚 상환")) == ""
    assert ledger.near(f"{short} 주주들은 임시 총회를 요구했다.") == ""


def test_the_first_seen_is_named_not_the_copy_between(ledger: Ledger) -> None:
    between = article(0, text=STORY + " 지역 상인들은 반겼다고 한다.")  # written later, fetched earlier
    between.duplicate_of = ledger.near(between.text)
    ledger.remember(Entry.of(between))
    assert between.duplicate_of == "sentv:1"
    assert ledger.near(between.text) == "sentv:1"


def test_of_two_unmarked_copies_the_one_fetched_first_is_named(ledger: Ledger) -> None:
    ledger.remember(Entry.of(article(0, text=STORY)))
    assert ledger.near(STORY) == "sentv:0"


def test_a_sentence_in_many_texts_is_boilerplate(ledger: Ledger) -> None:
    phrase = "투자에 따른 책임은 투자자 본인에게 있다."
    ledger.remember(Entry.of(article(50, text=phrase)))
    assert ledger.near(phrase) == "sentv:50"
    for number in range(2, COMMON_KEY + 2):
        ledger.remember(Entry.of(article(number, text=f"{number}번 종목이 장을 마쳤다. {phrase}")))
    assert ledger.near(phrase) == ""
    assert ledger.near(f"7번 종목이 장을 마쳤다. {phrase}") == "sentv:7"


def test_numbers_are_kept_apart_when_all_else_is_folded() -> None:
    texts = [
        "값은 모두 5, 10퍼센트 올랐다고 했다.",
        "값은 모두 510퍼센트 올랐다고 했다.",
        "값은 모두 5.10퍼센트 올랐다고 했다.",
    ]
    assert len({tuple(sentences(text)) for text in texts}) == 3
    assert sentences("값은 모두 5,100퍼센트 올랐다.") == sentences("값은 모두 5100 퍼센트 올랐다.")


def test_keys_are_few_and_the_same_for_the_same_sentences() -> None:
    long = "\n".join(f"{number}번째 문장은 다른 문장과 조금 다르다." for number in range(200))
    assert len(near_keys(long)) == KEYS_PER_TEXT
    assert near_keys(STORY) == near_keys(STORY.replace("\n", " "))
    assert near_keys("짧다.") == ()


def test_two_texts_without_a_sentence_are_not_the_same() -> None:
    assert not nearly_same([], [])
