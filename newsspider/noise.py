"""Noise rules: what a page shows around an article, as data, and what applies them.

A rule says why it exists and carries examples: texts that it drops and texts that a careless rule would drop
too but that it keeps. The tests hold every rule to its examples. A rule of one site stands in that site's
file, a rule for every site in `newsspider.common_noise`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

from newsspider.text import Line, drop, names_of

MOST_PROSE_DROPPED = (
    0.3  # share of an article's sentences that line rules may take before they are not believed
)

_LONGEST_HEADING = 60  # characters; a longer line is no heading, and hostile ones cost nothing
_LONGEST_BLOCK = 12  # lines until the words that close it
_LONGEST_LINE = 300  # characters of a line of noise
_ORNAMENT = r"[\s\[\]【】<>〈〉《》「」■□●◆◇▶▷▸►◀◁☞※*#+:|ㆍ·•-]*"


@dataclass(frozen=True, kw_only=True)
class NodeRule:
    """Elements that are never the article's; `drops` and `keeps` are pieces of HTML.

    With `named`, one of their names (id or class) must be like it; `linked` is the share of link text that
    they must have at least.
    """

    name: str
    css: str
    why: str
    drops: tuple[str, ...]
    keeps: tuple[str, ...]
    named: str = ""
    linked: float = 0.0

    def takes(self, node: HtmlElement) -> bool:
        """Whether an element that `css` found is noise under this rule."""
        if self.named and not any(map(self._names.fullmatch, names_of(node))):
            return False
        if not self.linked:
            return True
        links = sum(len("".join("".join(link.itertext()).split())) for link in node.iter("a"))
        return links >= self.linked * len("".join(node.text_content().split()))

    @cached_property
    def xpath(self) -> str:
        """`css` as an XPath for the elements below a given one."""
        return HTMLTranslator().css_to_xpath(self.css, prefix="descendant::")

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(self.named, re.I)


@dataclass(frozen=True, kw_only=True)
class HeadingRule:
    """A heading that opens a block of noise, known by its whole text and by what follows it.

    The block goes as far as links go; where nothing is linked (plain text), as far as no sentence comes.
    A heading that a sentence follows is a sub-heading of the article and stays, unless one of the next lines
    has the words of `until`: with it the block ends. With `ends`, nothing after the heading belongs to the
    article. Examples are blocks of lines.
    """

    name: str
    pattern: str
    why: str
    drops: tuple[str, ...]
    keeps: tuple[str, ...]
    ends: bool = False
    until: str = ""

    def cut(self, lines: Sequence[Line], told: Sequence[bool]) -> int:
        """Index of the heading behind which nothing is the article's; behind all when there is none."""
        above = [0, *accumulate(told)]
        for start in range(len(lines) if self.ends else 0):
            if 2 * above[start] >= above[-1] and self.block(lines, start, told) > start:
                return start
        return len(lines)

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        return re.compile(f"{_ORNAMENT}(?:{self.pattern}){_ORNAMENT}", re.I)

    @cached_property
    def _last(self) -> re.Pattern[str]:
        return re.compile(self.until)

    def block(self, lines: Sequence[Line], start: int, told: Sequence[bool]) -> int:
        """Index behind the block that opens at `start`; `start` itself when none opens there.

        `told` says of each line whether it is a sentence of the article, as far as the line rules can tell.
        """
        if len(lines[start].text) > _LONGEST_HEADING or not self._heading.fullmatch(lines[start].text):
            return start
        end = start + 1
        if self.until:
            closing = (
                at for at in range(end, len(lines))[:_LONGEST_BLOCK] if self._last.search(lines[at].text)
            )
            return next(closing, start - 1) + 1
        in_links = any(line.linked >= 0.5 for line in lines[end : end + 2])
        while end < len(lines) and not told[end]:
            if in_links and not any(line.linked >= 0.5 for line in lines[end : end + 3]):
                break
            end += 1
        return start if end == start + 1 < len(lines) and told[end] else end


@dataclass(frozen=True, kw_only=True)
class LineRule:
    """A line that is never the article's, known by its whole text.

    `linked` is the share of link text that it must have at least; with `edge`, it goes only above the first
    sentence of a text or below the last; with `ends`, nothing after it belongs to the article either.
    """

    name: str
    pattern: str
    why: str
    drops: tuple[str, ...]
    keeps: tuple[str, ...]
    linked: float = 0.0
    edge: bool = False
    ends: bool = False

    def takes(self, line: Line) -> bool:
        """Whether `line` is noise under this rule."""
        if line.linked < self.linked or len(line.text) > _LONGEST_LINE:
            return False
        return self._line.fullmatch(line.text) is not None

    @cached_property
    def _line(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.I)


Rule = NodeRule | HeadingRule | LineRule


def drop_nodes(root: HtmlElement, rules: Iterable[Rule]) -> Counter[str]:
    """Take the elements of all node rules out of `root`, texts behind them stay; counts by rule name."""
    counts: Counter[str] = Counter()
    for rule in rules:
        if isinstance(rule, NodeRule):
            for node in root.xpath(rule.xpath):
                if node.getparent() is not None and rule.takes(node):
                    drop(node)
                    counts[rule.name] += 1
    return counts


def is_noise(line: Line, rules: Iterable[Rule]) -> bool:
    """Whether one of the rules for lines takes `line`, wherever it stands."""
    return any(isinstance(rule, LineRule) and rule.takes(line) for rule in rules)


def drop_lines(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Line], Counter[str]]:
    """The lines that are the article's, and how many went under which rule.

    Blocks under headings go first, then single lines. Where the line rules would take more than
    `MOST_PROSE_DROPPED` of the sentences, they are not applied, and `over-pruned` is counted.
    """
    counts: Counter[str] = Counter()
    line_rules = [rule for rule in rules if isinstance(rule, LineRule)]
    told = [line.prose and not is_noise(line, line_rules) for line in lines]
    rest = _drop_blocks(lines, [rule for rule in rules if isinstance(rule, HeadingRule)], told, counts)
    line_counts: Counter[str] = Counter()
    kept = _drop_single(rest, line_rules, line_counts)
    if _prose(kept) < (1 - MOST_PROSE_DROPPED) * _prose(rest):
        counts["over-pruned"] += 1
        return rest, counts
    return kept, counts + line_counts


def _drop_blocks(
    lines: Sequence[Line], rules: Sequence[HeadingRule], told: Sequence[bool], counts: Counter[str]
) -> list[Line]:
    kept: list[Line] = []
    for rule in rules:
        end = rule.cut(lines, told)
        counts[rule.name] += len(lines) - end
        lines = lines[:end]
    index = 0
    while index < len(lines):
        for rule in rules:
            if (end := rule.block(lines, index, told)) > index:
                counts[rule.name] += end - index
                index = end
                break
        else:
            kept.append(lines[index])
            index += 1
    return kept


def _drop_single(lines: Sequence[Line], rules: Sequence[LineRule], counts: Counter[str]) -> list[Line]:
    kept: list[Line] = []
    above = [0, *accumulate(len(line.text) if line.prose else 0 for line in lines)]
    first, last = _own(lines, rules), len(lines) - 1 - _own(lines[::-1], rules)
    for index, line in enumerate(lines):
        at_edge = first <= last and not first < index < last
        rule = next((rule for rule in rules if rule.takes(line) and (at_edge or not rule.edge)), None)
        if rule is None:
            kept.append(line)
            continue
        counts[rule.name] += 1
        if rule.ends and 2 * above[index] > above[-1]:
            counts[f"after-{rule.name}"] += len(lines) - index - 1
            break
    return kept


def _own(lines: Sequence[Line], rules: Sequence[LineRule]) -> int:
    """The index of the first sentence that no rule takes; behind all when there is none."""
    own = (index for index, line in enumerate(lines) if line.prose and not is_noise(line, rules))
    return next(own, len(lines))


def _prose(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines if line.prose)
