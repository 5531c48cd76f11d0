"""Every noise rule drops its `drops` and keeps its `keeps`."""

import lxml.html
import pytest

from newsspider.common_noise import COMMON_NOISE
from newsspider.noise import HeadingRule, LineRule, NodeRule, Rule, drop_lines, drop_nodes
from newsspider.sites import SITES
from newsspider.text import Line, text_lines

RULES = [*COMMON_NOISE, *(rule for site in SITES.values() for rule in site.noise)]


def examples(kind: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind))
    ]


def left(rule: Rule, example: str) -> str:
    """What `rule` alone leaves of `example`, as text."""
    if isinstance(rule, NodeRule):
        root = lxml.html.fragment_fromstring(example, create_parent="div")
        drop_nodes(root, [rule])
        return root.text_content()
    lines = [
        Line(line.text, rule.linked if isinstance(rule, LineRule) else 0) for line in text_lines(example)
    ]
    if isinstance(rule, LineRule):
        return "\n".join(line.text for line in lines if not rule.takes(line))
    return "\n".join(line.text for line in drop_lines(lines, [rule])[0])


@pytest.mark.parametrize(("rule", "example"), examples("drops"))
def test_drops(rule: Rule, example: str) -> None:
    assert left(rule, example) == ""


@pytest.mark.parametrize(("rule", "example"), examples("keeps"))
def test_keeps(rule: Rule, example: str) -> None:
    whole = lxml.html.fragment_fromstring(example, create_parent="div").text_content()
    assert left(rule, example) == (whole if isinstance(rule, NodeRule) else example)


def test_every_rule_has_examples_and_a_reason() -> None:
    for rule in RULES:
        assert rule.why
        assert rule.drops
        assert rule.keeps
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_linked_block_ends_where_the_article_goes_on() -> None:
    related = next(rule for rule in COMMON_NOISE if rule.name == "related")
    assert isinstance(related, HeadingRule)
    lines = [
        Line("회사는 공장을 짓는다."),
        Line("관련기사"),
        Line("반도체 수출 증가", 1.0),
        Line("금리 동결…시장 안도", 1.0),
        Line("◇하반기 전망"),
        Line("하반기에는 수요가 늘어날 전망이다."),
    ]
    kept, counts = drop_lines(lines, [related])
    assert [line.text for line in kept] == [
        "회사는 공장을 짓는다.",
        "◇하반기 전망",
        "하반기에는 수요가 늘어날 전망이다.",
    ]
    assert counts == {"related": 3}


def test_line_rules_that_would_take_the_article_are_not_believed() -> None:
    careless = LineRule(name="careless", pattern=".*", why="a bad rule", drops=("",), keeps=())
    lines = text_lines("코스피가 3000선을 넘었다.\n반도체 업황이 살아나고 있다.")
    kept, counts = drop_lines(lines, [careless])
    assert kept == lines
    assert counts == {"over-pruned": 1}


def test_list_of_links_inside_the_article_stays() -> None:
    lines = [
        Line("회사는 분기마다 보고서를 냈다."),
        Line("1분기 보고서", 1.0),
        Line("2분기 보고서", 1.0),
        Line("3분기 보고서", 1.0),
        Line("네 번째 보고서는 아직 나오지 않았다."),
    ]
    assert drop_lines(lines, COMMON_NOISE) == (lines, {})


def test_comments_behind_the_article_end_it() -> None:
    told = text_lines("코스피가 3000선을 넘었다.\n반도체 업황이 살아나고 있다.")
    below = text_lines("댓글 1\nabc***\n기사 잘 읽었습니다.\n주요뉴스\n금리 동결")
    assert drop_lines([*told, *below], COMMON_NOISE) == (told, {"comments": 5})
    above = [Line("댓글 1"), Line("공유", 1.0)]
    assert drop_lines([*above, *told], COMMON_NOISE)[0] == told
