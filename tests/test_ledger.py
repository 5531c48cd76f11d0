"""What the ledger promises to a crawl that nothing interrupts."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsspider.items import text_hash
from newsspider.ledger import Entry, Ledger, LedgerError, Listed, Outcome, rebuild
from newsspider.ledger.schema import STEPS
from tests.ledger_writer import LISTED_AT, article


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        yield opened


def day_file(directory: Path, day: str = "2025-07-01", site: str = "sentv") -> Path:
    return directory / site / f"{day}.jsonl"


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_bytes().splitlines()]


def test_a_listed_article_is_unsettled_until_it_is_written(ledger: Ledger) -> None:
    listed = Listed("sentv:1", "https://www.sentv.co.kr/article/view/1", "2025-07-01")
    ledger.listed([listed], LISTED_AT)
    assert ledger.known(["sentv:1"]) == set()
    assert ledger.unsettled("sentv", "2025-07-01", "2025-07-01") == [listed]
    assert ledger.remember(Entry.of(article(1))) is Outcome.WRITTEN
    assert ledger.known(["sentv:1", "sentv:2"]) == {"sentv:1"}
    assert ledger.unsettled("sentv", "2025-07-01", "2025-07-01") == []


def test_unsettled_keeps_to_the_window_but_gives_every_article_without_a_day(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:1", "u1", "2025-06-30"), Listed("sentv:2", "u2")], LISTED_AT)
    ledger.listed([Listed("sedaily:3", "u3", "2025-07-01")], LISTED_AT)
    assert ledger.unsettled("sentv", "2025-07-01", "2025-07-31") == [Listed("sentv:2", "u2", "")]


def test_a_listing_that_tells_the_day_later_is_believed(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:1", "u1")], LISTED_AT)
    ledger.listed([Listed("sentv:1", "other", "2025-06-30")], LISTED_AT)
    assert ledger.unsettled("sentv", "2025-06-30", "2025-06-30") == [Listed("sentv:1", "u1", "2025-06-30")]


def test_listing_again_leaves_settled_articles_alone(ledger: Ledger) -> None:
    ledger.settle("sentv:1", "gone")
    ledger.remember(Entry.of(article(2)))
    ledger.listed([Listed("sentv:1", "u1"), Listed("sentv:2", "u2", "2025-07-09")], LISTED_AT)
    assert ledger.known(["sentv:1", "sentv:2"]) == {"sentv:1", "sentv:2"}


def test_the_line_is_written_as_given_into_the_file_of_its_day(ledger: Ledger, tmp_path: Path) -> None:
    entries = [Entry.of(article(1)), Entry.of(article(2)), Entry.of(article(41))]
    assert ledger.write(entries) == [Outcome.WRITTEN] * 3
    assert day_file(tmp_path).read_bytes() == entries[0].line + entries[1].line
    assert day_file(tmp_path, "2025-07-02").read_bytes() == entries[2].line


def test_the_same_text_is_not_written_twice(ledger: Ledger, tmp_path: Path) -> None:
    ledger.remember(Entry.of(article(1)))
    assert ledger.remember(Entry.of(article(1))) is Outcome.UNCHANGED
    assert ids(day_file(tmp_path)) == ["sentv:1"]


def test_a_changed_text_is_the_next_revision(ledger: Ledger, tmp_path: Path) -> None:
    ledger.remember(Entry.of(article(1)))
    changed = article(1, text="고친 본문이다.", revision=2)
    assert ledger.remember(Entry.of(changed)) is Outcome.WRITTEN
    assert ledger.revision_of("sentv:1") == (2, changed.text_hash)
    assert [json.loads(line)["revision"] for line in day_file(tmp_path).read_bytes().splitlines()] == [1, 2]


@pytest.mark.parametrize("revision", [1, 3])
def test_a_revision_out_of_turn_is_not_written(ledger: Ledger, tmp_path: Path, revision: int) -> None:
    ledger.remember(Entry.of(article(1)))
    late = article(1, text="다른 일꾼이 고친 본문이다.", revision=revision)
    assert ledger.remember(Entry.of(late)) is Outcome.OVERTAKEN
    assert ids(day_file(tmp_path)) == ["sentv:1"]


def test_an_unknown_article_has_no_revision(ledger: Ledger) -> None:
    ledger.settle("sentv:1", "gone")
    assert ledger.revision_of("sentv:1") is None
    assert ledger.revision_of("sentv:2") is None


def test_a_dropped_article_is_known_and_counted_by_reason(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:1", "u1", "2025-07-01"), Listed("sentv:2", "u2", "2025-07-01")], LISTED_AT)
    ledger.settle("sentv:1", "no_text")
    (day,) = ledger.figures()
    assert (day.listed, day.written, day.dropped, day.missing) == (2, 0, {"no_text": 1}, 1)
    assert day.missing_since == LISTED_AT


def test_a_written_article_stays_written_when_its_page_is_gone(ledger: Ledger) -> None:
    ledger.remember(Entry.of(article(1)))
    ledger.settle("sentv:1", "gone")
    assert [day.written for day in ledger.figures()] == [1]


def test_an_alias_is_known_and_its_article_is_listed(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:old", "https://www.sentv.co.kr/news/view/1", "2025-07-01")], LISTED_AT)
    ledger.alias("sentv:old", Listed("sentv:new", "https://www.sentv.co.kr/article/view/new"))
    assert ledger.known(["sentv:old", "sentv:new"]) == {"sentv:old"}
    (missing,) = ledger.unsettled("sentv", "2025-07-01", "2025-07-01")
    assert missing == Listed("sentv:new", "https://www.sentv.co.kr/article/view/new", "2025-07-01")


def test_days_of_articles_whatever_became_of_them(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:1", "u1", "2025-07-01"), Listed("sentv:2", "u2")], LISTED_AT)
    ledger.settle("sentv:1", "gone")
    assert ledger.days(["sentv:1", "sentv:2", "sentv:3"]) == {"sentv:1": "2025-07-01"}


def test_the_address_of_the_line_replaces_the_listed_one(ledger: Ledger) -> None:
    ledger.listed([Listed("sentv:1", "https://m.sentv.co.kr/news/view/1", "2025-07-01")], LISTED_AT)
    ledger.remember(Entry.of(article(1)))
    ledger.forget_article("sentv:1")
    assert ledger.unsettled("sentv", "2025-07-01", "2025-07-01")[0].url == article(1).url


def test_an_alias_of_a_written_article_disturbs_nothing(ledger: Ledger) -> None:
    ledger.remember(Entry.of(article(1)))
    ledger.alias("sentv:old", Listed("sentv:1", article(1).url))
    assert ledger.known(["sentv:old", "sentv:1"]) == {"sentv:old", "sentv:1"}
    assert ledger.revision_of("sentv:1") == (1, article(1).text_hash)


def test_the_same_text_is_found_under_the_id_seen_first(ledger: Ledger) -> None:
    first, second = article(5), article(3)
    second.text_hash = first.text_hash
    ledger.write([Entry.of(first), Entry.of(second)])
    assert ledger.same_text(first.text_hash) == "sentv:3"  # fetched before 5
    assert ledger.same_text(first.text_hash, besides="sentv:3") == "sentv:5"
    assert ledger.same_text(text_hash("제목", "아무도 쓰지 않은 본문")) == ""


def test_done_days_and_validators_are_remembered(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.finish_day("sentv", "2025-07-01")
        ledger.finish_day("sentv", "2025-07-01")
        ledger.remember_validators("https://www.sentv.co.kr/rss", '"a"', "")
        ledger.remember_validators("https://www.sentv.co.kr/rss", '"b"', "Tue, 01 Jul 2025 00:00:00 GMT")
    with Ledger.open(tmp_path) as ledger:
        assert ledger.done_days("sentv") == {"2025-07-01"}
        assert ledger.done_days("sedaily") == set()
        assert ledger.validators("https://www.sentv.co.kr/rss") == ('"b"', "Tue, 01 Jul 2025 00:00:00 GMT")
        assert ledger.validators("https://www.sentv.co.kr/") == ("", "")


@pytest.mark.parametrize(
    ("site", "day"), [("../x", "2025-07-01"), ("sentv", "../../etc"), ("", "2025-07-01")]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, site: str, day: str) -> None:
    record = article(1)
    record.site, record.published_at = site, day
    with Ledger.open(tmp_path / "output") as ledger, pytest.raises(LedgerError, match="is no"):
        ledger.remember(Entry.of(record))
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_site_directory_that_links_elsewhere_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (tmp_path / "sentv").symlink_to(elsewhere)
    with pytest.raises(LedgerError, match="leads out"):
        ledger.remember(Entry.of(article(1)))
    assert not list(elsewhere.iterdir())


def test_one_bad_entry_of_several_leaves_none(ledger: Ledger, tmp_path: Path) -> None:
    bad = article(2)
    bad.site = "SENTV!"
    with pytest.raises(LedgerError):
        ledger.write([Entry.of(article(1)), Entry.of(bad)])
    assert day_file(tmp_path).read_bytes() == b""
    assert ledger.known(["sentv:1", "sentv:2"]) == set()
    assert list(ledger.verify()) == []


def test_a_ledger_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(1)))
    with sqlite3.connect(tmp_path / "ledger.sqlite3") as old:
        old.execute("DROP TABLE near_keys")
        old.execute("PRAGMA user_version = 1")
    old.close()
    with Ledger.open(tmp_path) as ledger:
        assert ledger.known(["sentv:1"]) == {"sentv:1"}
        ledger.remember(Entry.of(article(2)))
        assert ledger.near(article(2).text) == "sentv:2"


def change_database(directory: Path, statement: str) -> None:
    with Ledger.open(directory):
        pass
    with sqlite3.connect(directory / "ledger.sqlite3") as database:
        database.execute(statement)
    database.close()


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    change_database(tmp_path, f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(
        LedgerError, match=f"version {len(STEPS) + 1}, this newsspider knows up to {len(STEPS)}"
    ):
        Ledger.open(tmp_path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    change_database(tmp_path, "PRAGMA application_id = 7")
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(tmp_path)


@pytest.mark.parametrize("damage", [b"this is no database, it is a note " * 200, None])
def test_a_damaged_ledger_says_how_to_make_it_anew(tmp_path: Path, damage: bytes | None) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(1)))
    path = tmp_path / "ledger.sqlite3"
    # Without `damage`: the header stays, every page after it is noise.
    path.write_bytes(damage or path.read_bytes()[:100] + b"\xa5" * (path.stat().st_size - 100))
    with pytest.raises(LedgerError, match="scrapy ledger rebuild"):
        Ledger.open(tmp_path)
    assert rebuild(tmp_path).lines == 1
    with Ledger.open(tmp_path) as ledger:
        assert ledger.known(["sentv:1"]) == {"sentv:1"}


def test_day_files_without_a_ledger_are_not_taken_for_a_crashed_writers(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.remember(Entry.of(article(1)))
    before = day_file(tmp_path).read_bytes()
    for path in tmp_path.glob("ledger.sqlite3*"):
        path.unlink()
    for _ in range(2):
        with pytest.raises(LedgerError, match="scrapy ledger rebuild"):
            Ledger.open(tmp_path)
    assert day_file(tmp_path).read_bytes() == before


def test_two_ledgers_on_one_directory_see_each_others_articles(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as one, Ledger.open(tmp_path) as other:
        for number in range(20):
            writer, reader = (one, other) if number % 2 else (other, one)
            assert writer.remember(Entry.of(article(number))) is Outcome.WRITTEN
            assert reader.remember(Entry.of(article(number))) is Outcome.UNCHANGED
        assert list(one.verify()) == []
    assert len(ids(day_file(tmp_path))) == 20


def test_many_processes_may_make_the_ledger_at_once(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def open_and_write(number: int) -> None:
        try:
            with Ledger.open(tmp_path) as ledger:
                ledger.remember(Entry.of(article(number)))
        except BaseException as error:  # noqa: BLE001  (handed to the test)
            faults.append(error)

    threads = [threading.Thread(target=open_and_write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(ids(day_file(tmp_path))) == sorted(f"sentv:{number}" for number in range(8))
