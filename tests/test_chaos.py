"""Crawls killed, starved and damaged, then started again: the short form of `python -m tests.chaos`."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from newsspider.ledger import Entry, Ledger
from tests.chaos.__main__ import main
from tests.chaos.rounds import KINDS, Result, Round, plan, play_all
from tests.chaos.stage import FIRST_DAYS
from tests.chaos.tally import Tally, tally
from tests.conftest import Crawler
from tests.ledger_writer import article
from tests.origin import Origin, Story, generated_stories

ARTICLES = 150
ROUNDS = {name: 2 if kind.ours else 1 for name, kind in KINDS.items()}  # two: one for each site


@pytest.fixture(scope="module")
def results() -> dict[str, list[Result]]:
    """Every kind of round, two side by side."""
    rounds = [Round(kind, number, 1, ARTICLES) for kind, many in ROUNDS.items() for number in range(many)]
    played: dict[str, list[Result]] = {kind: [] for kind in KINDS}
    for result in play_all(rounds, at_once=2):
        played[result.round.kind].append(result)
    return played


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.ours])
def test_every_article_is_there_once(results: dict[str, list[Result]], kind: str) -> None:
    assert len(results[kind]) == 2
    for result in results[kind]:
        assert result.hit, "the crawl had ended before the blow"
        assert result.crawls >= 2
        assert result.tally == Tally(lost=0, twice=0, torn=0)
        assert result.finished
        assert result.disagreements == ""


def test_the_plain_spider_reads_the_same_articles(results: dict[str, list[Result]]) -> None:
    assert [result.tally for result in results["plain-untouched"]] == [Tally(lost=0, twice=0, torn=0)]


def test_the_plain_spider_is_hit_and_resumed(results: dict[str, list[Result]]) -> None:
    assert [(result.hit, result.finished) for result in results["plain-kill"]] == [(True, True)]


def test_a_plan_has_every_kind_and_full_shares() -> None:
    kinds = [round_.kind for round_ in plan(KINDS, rounds=40, articles=ARTICLES, seed=1)]
    assert {kind: kinds.count(kind) for kind in KINDS} == {
        kind: 40 if kind in ("kill", "plain-kill") else 2 for kind in KINDS
    }


GOLD = {f"sentv:{number}": {"id": f"sentv:{number}", "text": "본문"} for number in range(3)}
LINES = [json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in GOLD.values()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LINES, Tally(0, 0, 0)),
        (LINES[:1], Tally(lost=2, twice=0, torn=0)),
        ([*LINES, LINES[0], LINES[0]], Tally(lost=0, twice=2, torn=0)),
        ([*LINES[:2], LINES[2][:-1]], Tally(lost=1, twice=0, torn=1)),
        ([*LINES[:2], LINES[2][:20]], Tally(lost=1, twice=0, torn=1)),
        ([*LINES, LINES[0][:9] + LINES[1]], Tally(lost=0, twice=0, torn=1)),
        ([*LINES, b"[]\n", b"\n"], Tally(lost=0, twice=0, torn=2)),
        ([*LINES[:2], LINES[2].replace("본문".encode(), b"")], Tally(lost=1, twice=0, torn=1)),
    ],
)
def test_the_tally_counts_what_is_lost_twice_and_torn(lines: list[bytes], expected: Tally) -> None:
    assert tally(lines, GOLD, ()) == expected


@pytest.mark.parametrize(
    ("kind", "hit", "found", "status"),
    [
        ("kill", True, Tally(0, 0, 0), 0),
        ("kill", True, Tally(1, 0, 0), 1),
        ("kill", True, Tally(0, 1, 0), 1),
        ("kill", True, Tally(0, 0, 1), 1),
        ("kill", False, Tally(0, 0, 0), 1),
        ("plain-kill", True, Tally(9, 9, 9), 0),
    ],
)
def test_the_exit_status_is_that_of_newsspider(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    hit: bool,
    found: Tally,
    status: int,
) -> None:
    def made_up(rounds: list[Round], at_once: int) -> Iterator[Result]:
        return (Result(round_, hit, 2, True, found, "") for round_ in rounds)

    monkeypatch.setattr("tests.chaos.__main__.play_all", made_up)
    assert main(["--rounds", "3", "--only", kind]) == status
    numbers = f"3 | {3 if hit else 0} | 3,000 | {3 * found.lost} | {3 * found.twice} | {3 * found.torn}"
    assert f"| {KINDS[kind].told} | {numbers} |" in capsys.readouterr().out


def test_verify_names_a_damaged_line_without_printing_it(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(0)))
        path = tmp_path / "sentv" / "2025-07-01.jsonl"
        line = path.read_bytes()
        path.write_bytes(line.replace("제목".encode(), "제목".encode()[:-1] + b"#"))  # a letter cut in two
        (fault,) = ledger.verify()
    assert fault.startswith("sentv/2025-07-01.jsonl line 1: no article (UnicodeDecodeError: ")
    assert len(fault) < 200 < len(line)


def asked_for(crawl: Crawler, stories: Sequence[Story]) -> list[str]:
    """Ids of the articles whose pages the last crawl asked for, in order, as often as it did."""
    ids = {story.id for story in stories}
    return [path.rpartition("/")[2] for path in crawl.asked if path.rpartition("/")[2] in ids]


@pytest.mark.parametrize("site", FIRST_DAYS)
def test_a_second_run_over_the_same_window_asks_for_no_article(tmp_path: Path, site: str) -> None:
    first = FIRST_DAYS[site]
    window = ("-a", f"since={first}", "-a", f"until={first + timedelta(days=2)}")
    stories = generated_stories(site, first, days=3, per_day=20, seed=1)
    with Origin(stories) as origin:
        crawl = Crawler(origin, tmp_path / "output")
        assert crawl(site, *window).account["written"] == 60
        assert sorted(asked_for(crawl, stories)) == sorted(story.id for story in stories)
        lines = crawl.lines(site)
        assert crawl(site, *window).status == 0
        assert asked_for(crawl, stories) == []
        assert crawl.lines(site) == lines


@pytest.mark.parametrize("site", FIRST_DAYS)
def test_three_new_articles_are_three_requests_for_articles(tmp_path: Path, site: str) -> None:
    stories = generated_stories(site, FIRST_DAYS[site], days=3, per_day=7, seed=1)
    new = stories[6::7]  # the last of each day
    with Origin(story for story in stories if story not in new) as origin:
        crawl = Crawler(origin, tmp_path / "output")
        assert crawl(site).account["written"] == 18
        for story in new:
            origin.publish(story)
        assert crawl(site).account["written"] == 3
        assert sorted(asked_for(crawl, stories)) == sorted(story.id for story in new)
        assert sorted(line["id"] for line in crawl.lines(site)) == sorted(origin.gold(site))
