"""The leak watch: lines that stand in several articles."""

from dataclasses import replace

from newsspider.watch.leaks import SHORTEST, LineWatch

TOP = "새벽배송 확대에 물류창고 임대료 다시 꿈틀…수도권 외곽부터"
OWN = "{}번째 기사는 다른 어느 기사에도 없는 문장을 담았다."


def leaks(*texts, most=1000):
    watch = LineWatch(most)
    for number, text in enumerate(texts, 1):
        watch.add(text, f"https://www.sedaily.com/article/{number}")
    return watch.leaks()


def test_line_of_three_articles_is_told_with_their_addresses():
    (leak,) = leaks(*(f"{OWN.format(number)}\n{TOP}" for number in range(5)))
    assert leak.line == TOP
    assert leak.articles == 5
    assert leak.urls == tuple(f"https://www.sedaily.com/article/{number}" for number in (1, 2, 3))


def test_line_of_two_articles_is_not_told():
    assert leaks(TOP, f"{TOP}\n{OWN}", OWN.format(3)) == []


def test_line_that_one_article_has_three_times_is_not_told():
    assert leaks("\n".join([TOP] * 3)) == []


def test_short_lines_are_not_told():
    short = "가" * (SHORTEST - 1)
    assert leaks(*[f"[앵커]\n{short}"] * 4) == []
    assert leaks(*[f"[앵커]\n{short}나"] * 4) != []


def test_memory_is_bounded_and_keeps_the_lines_that_recur():
    watch = LineWatch(most=100)
    for number in range(1000):
        watch.add(f"{OWN.format(number)}\n{TOP}", f"https://www.sedaily.com/article/{number}")
        assert len(watch._seen) <= 100
    (leak,) = watch.leaks()
    assert (leak.line, leak.articles) == (TOP, 1000)
    assert watch.forgotten >= 900


def plant(origin, count):
    """Put the headline of a box into the bodies of `count` articles; their addresses."""
    chosen = list(origin.newsrooms["sedaily"].newest_first)[:count]
    for story in chosen:
        origin.publish(replace(story, paragraphs=(*story.paragraphs[:-1], TOP, story.paragraphs[-1])))
    return [origin.gold("sedaily")[story.record_id]["url"] for story in chosen]


def leak_lines(run):
    return [line for line in run.stderr.splitlines() if "leaks] WARNING" in line]


def test_planted_headline_is_named_at_the_end_of_a_crawl(crawl):
    urls = plant(crawl.origin, 3)
    run = crawl("sedaily")
    assert run.status == 0, run.stderr
    (line,) = leak_lines(run)
    assert TOP in line
    assert "in 3 articles" in line
    assert all(url in line for url in urls)
    assert sum(TOP in line["text"] for line in crawl.lines("sedaily")) == 3  # told, not changed


def test_sound_crawls_name_no_line(crawl):
    for site in ("sedaily", "sentv"):
        assert leak_lines(crawl(site)) == []


def test_near_copies_raise_no_alarm(crawl):
    original = max(crawl.origin.newsrooms["sedaily"].newest_first, key=lambda story: len(story.paragraphs))
    for number in range(4):
        tail = f"{number + 2}차 보도에서는 수치 {number + 10}건이 새로 확인됐다."
        copy = replace(
            original, id=str(29_000_000 + number), layout="2026", paragraphs=(*original.paragraphs, tail)
        )
        crawl.origin.publish(copy)
    run = crawl("sedaily")
    assert sum(bool(line["duplicate_of"]) for line in crawl.lines("sedaily")) == 4
    assert leak_lines(run) == []
