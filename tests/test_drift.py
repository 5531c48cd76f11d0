"""The drift watch: what it names, and what it must not name."""

import json
from collections import Counter
from datetime import date

import pytest

from newsspider.sites import SITES
from newsspider.sites.sedaily import SEDAILY
from newsspider.watch.rules import WINDOW, drift
from newsspider.watch.runs import ENOUGH, History, Sample, append
from tests.origin import generated_stories
from tests.redesign import redesign

NEW, MIDDLE, OLD = SEDAILY.layouts
RULES = [f"css {layout.body}" for layout in SEDAILY.layouts]


def bodies(new=0, middle=0, old=0, none=0):
    """The counts of pages in each layout, as reading them leaves them behind."""
    tried = (new + middle + old + none, middle + old + none, old + none)
    counts = Counter({"article/parsed": tried[0], "written": tried[0]})
    for layout, number, fired in zip(SEDAILY.layouts, tried, (new, middle, old), strict=True):
        if number:
            counts[f"tried/text/{layout.name}: css {layout.body}"] = number
            counts[f"fired/text/{layout.name}: css {layout.body}"] = fired
    return counts


def field(name, *rules):
    """The counts of a field's rules: (rule, tried, fired)."""
    counts = Counter()
    for rule, tried, fired in rules:
        counts += Counter({f"tried/{name}/{rule}": tried, f"fired/{name}/{rule}": fired})
    return counts


def judged(now, *earlier):
    return drift(SEDAILY, Sample(now), [Sample(counts) for counts in earlier])


def test_nothing_is_told_when_all_is_as_before():
    usual = bodies(new=40) + field("title", ("json-ld headline", 40, 0), ("meta og:title", 40, 38))
    assert judged(usual, usual, usual) == []
    assert judged(usual) == []


def test_layout_that_fits_no_page_any_more_is_named_with_its_rules():
    (layout, text) = judged(bodies(none=40), bodies(new=40), bodies(new=30))
    assert "layout 2026 fits no page" in layout
    assert RULES[0] in layout
    assert "title css h1.title" in layout
    assert "100%" in layout
    assert "text: found only by the fallback on 100% of the pages, usually 0%" in text


def test_only_the_layouts_whose_pages_are_unread_are_named():
    """60 of 100 pages were of the new layout, 30 of the middle one: 60 unread pages are the new one's."""
    told = judged(bodies(old=40, none=60), bodies(new=60, middle=5, old=35))
    assert [line for line in told if "layout 2026" in line]
    assert not [line for line in told if "layout 2020" in line]


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        (bodies(new=40), bodies(new=14, middle=13, old=13)),  # a day's crawl after one of an archive
        (bodies(old=40), bodies(new=40)),  # an archive after a day's crawl: the new layout is not met
        (bodies(middle=20, old=20), bodies(new=40)),
        (bodies(new=38, none=2), bodies(new=20, old=20)),  # two odd pages, the old layout not met
        (bodies(new=30, none=10), bodies(new=20, middle=11, none=9)),  # as many odd pages as ever
    ],
)
def test_layout_that_was_not_met_raises_no_alarm(now, earlier):
    assert judged(now, earlier, earlier) == []


def test_structured_rules_of_new_pages_raise_no_alarm_in_an_archive_of_old_ones():
    name = "published_at"
    earlier = bodies(new=40) + field(name, ("meta article:published_time", 40, 40))
    now = field(name, ("meta article:published_time", 40, 0), ("2016: css div.view_top li", 40, 40))
    assert judged(bodies(old=40) + now, earlier, earlier) == []


def test_first_crawl_names_layouts_that_were_tried_on_every_page_and_fit_none():
    told = judged(bodies(none=ENOUGH))
    for layout, rule in zip(SEDAILY.layouts, RULES, strict=True):
        assert [line for line in told if f"layout {layout.name} fits no page" in line and rule in line]


def test_first_crawl_of_an_archive_tells_nothing_of_the_newer_layouts():
    assert judged(bodies(old=ENOUGH)) == []


def test_dead_rule_is_named():
    earlier = bodies(new=40) + field("title", ("meta og:title", 40, 39))
    now = bodies(new=40) + field("title", ("meta og:title", 40, 0), ("2026: css h1.title", 40, 40))
    (line,) = judged(now, earlier, earlier, earlier)
    assert "rule meta og:title for title is dead: tried on 40 pages" in line
    assert "98%" in line


def test_rule_that_fires_seldom_is_not_dead_when_it_did_not_fire():
    earlier = bodies(new=100) + field("authors", ("2026: css .desk", 100, 4), ("fallback", 96, 96))
    now = bodies(new=40) + field("authors", ("2026: css .desk", 40, 0), ("fallback", 40, 40))
    assert judged(now, earlier, earlier) == []


def test_field_that_is_found_less_often_is_named():
    earlier = bodies(new=40) + field("tags", ("meta article:tag", 40, 36))
    now = bodies(new=40) + field("tags", ("meta article:tag", 40, 20))
    (line,) = judged(now, earlier)
    assert line == "tags: found on 50% of the pages, usually 90%"
    almost = bodies(new=40) + field("tags", ("meta article:tag", 40, 30))
    assert judged(almost, earlier) == []


def test_more_fallback_is_named_but_not_a_field_that_is_found_more_often():
    earlier = bodies(new=40) + field("section", ("meta article:section", 40, 30), ("fallback", 10, 10))
    now = bodies(new=40) + field("section", ("meta article:section", 40, 4), ("fallback", 36, 36))
    assert judged(now, earlier) == ["section: by the fallback on 90% of the pages that gave it, usually 25%"]
    few = bodies(new=40) + field("tags", ("meta article:tag", 40, 0), ("fallback", 40, 12))
    all_of_them = bodies(new=40) + field("tags", ("meta article:tag", 40, 0), ("fallback", 40, 40))
    assert judged(all_of_them, few) == []


@pytest.mark.parametrize("reason", ["no-text", "gone", "list", "no-title", "no-published_at"])
def test_pages_that_give_no_article_are_named_without_any_earlier_crawl(reason):
    (line,) = judged(bodies(new=20) + Counter({f"dropped/{reason}": 20}))
    assert reason in line


def test_crawl_that_reads_no_page_at_all_is_judged():
    now = Sample(Counter({"dropped/no-text": ENOUGH}))
    assert now.enough
    assert drift(SEDAILY, now, [])
    assert drift(SEDAILY, now, [Sample(bodies(new=40))])


def test_characters_that_the_bytes_did_not_give_are_named():
    (line,) = judged(bodies(new=40) + Counter(replaced_characters=1))
    assert line.startswith("U+FFFD in 1 articles")


def test_window_is_that_of_the_last_sound_crawls(tmp_path):
    """One crawl long ago had tags; the window forgot it."""
    tagged = bodies(new=40) + field("tags", ("meta article:tag", 40, 40))
    bare = bodies(new=40) + field("tags", ("meta article:tag", 40, 0))
    assert judged(bare, tagged)
    assert judged(bare, *[tagged] * WINDOW, *[bare] * (WINDOW // 2)) != []
    assert judged(bare, *[tagged] * WINDOW, *[bare] * (WINDOW // 2 + 1)) == []


def write(path, counts, warnings):
    append(path, "sedaily", "2026-03-02T00:00:00Z", Sample(counts), warnings)


def test_crawls_that_raised_an_alarm_do_not_become_the_usual(tmp_path):
    path = tmp_path / "runs" / "sedaily.ndjson"
    write(path, bodies(new=40), [])
    for _ in range(2 * WINDOW):
        warnings = drift(SEDAILY, Sample(bodies(none=40)), History.read(path).sound)
        assert "layout 2026 fits no page" in warnings[0]
        write(path, bodies(none=40), warnings)


def test_small_crawls_are_judged_together(tmp_path):
    path = tmp_path / "runs" / "sedaily.ndjson"
    write(path, bodies(new=4), None)
    write(path, bodies(new=5), None)
    history = History.read(path)
    assert history.sound == []
    assert history.waiting.pages == 9
    write(path, bodies(new=3), [])
    history = History.read(path)
    assert [sample.pages for sample in history.sound] == [12]
    assert history.waiting.pages == 0


def test_torn_line_costs_itself_only(tmp_path):
    path = tmp_path / "runs" / "sedaily.ndjson"
    write(path, bodies(new=40), [])
    with path.open("ab") as file:
        file.write(b'{"site": "sedaily", "counts": {"wri')
    write(path, bodies(new=30), [])
    history = History.read(path)
    assert [sample.pages for sample in history.sound] == [40, 30]
    assert history.unreadable == 1


def drift_lines(run, level="WARNING"):
    return [line for line in run.stderr.splitlines() if f"drift] {level}" in line]


def runs(crawl, site):
    lines = (crawl.output / "runs" / f"{site}.ndjson").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def publish(origin, site, day, number=14):
    for story in generated_stories(site, day, 1, number, seed=3):
        origin.publish(story)


@pytest.mark.parametrize("site", ["sedaily", "sentv"])
def test_two_sound_crawls_say_one_line_each(crawl, site):
    for number in range(2):
        run = crawl(site)
        assert run.status == 0, run.stderr
        assert drift_lines(run) == []
        assert len(drift_lines(run, "INFO")) == 1
        publish(crawl.origin, site, date(2026, 3, 2))
        assert len(runs(crawl, site)) == number + 1
    first, second = runs(crawl, site)
    assert first["judged"]
    assert second["judged"]
    assert first["warnings"] == second["warnings"] == []
    assert 0 < second["shares"]["found/title"] <= 1
    assert all(line["id"].startswith(site) for line in crawl.lines(site))  # runs/ is no day file


@pytest.mark.parametrize("sound_first", [True, False])
@pytest.mark.parametrize("site", ["sedaily", "sentv"])
def test_redesign_costs_no_article_and_names_every_dead_layout(crawl, site, sound_first):
    expected = {}
    if sound_first:
        assert drift_lines(crawl(site)) == []
        expected = crawl.origin.gold(site)
        publish(crawl.origin, site, date(2026, 3, 2), 10)
        publish(crawl.origin, site, date(2026, 3, 3), 10)
    redesign(crawl.origin, site)
    run = crawl(site)
    assert run.status == 0, run.stderr
    told = "\n".join(drift_lines(run))
    new = [line for line in crawl.lines(site) if line["id"] not in expected]
    assert run.account["written"] == len(new) >= ENOUGH
    assert {line["id"] for line in new} == crawl.origin.gold(site).keys() - expected.keys()
    assert {line["reading"]["text"] for line in new} <= {"fallback", "structured"}
    for layout in SITES[site].layouts:
        assert f"layout {layout.name} fits no page: text css {layout.body}" in told
        for rule in (*layout.title, *layout.authors, *layout.published_at):
            assert str(rule) in told
    assert f"drift: {site}: text: found only by the fallback on 100%" in told
    assert runs(crawl, site)[-1]["warnings"]


def test_small_crawl_is_not_judged_and_says_from_which_number_on(crawl):
    redesign(crawl.origin, "sedaily")
    run = crawl("sedaily", "-a", "limit=3")
    assert drift_lines(run) == []
    (line,) = drift_lines(run, "INFO")
    assert line.endswith(f"sedaily: too few pages to compare with earlier crawls yet (3 of {ENOUGH})")
    assert [line["judged"] for line in runs(crawl, "sedaily")] == [False]
    assert drift_lines(crawl("sedaily"))  # ten more: the thirteen are judged together
