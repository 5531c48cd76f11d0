"""Boxes and lists of other articles, told from an article's own sentences."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from newsspider.common_noise import COMMON_NOISE
from newsspider.noise import is_noise
from newsspider.text import Line, one_line

_DATED = re.compile(r"(?:19|20)\d\d[-./]\s?\d\d[-./]\s?\d\d")
_CARD_DEPTH = 5  # elements around a line in which a box of another article is sought
_ROW = 3  # boxes that make a row
_HEADLINE = 10  # letters of a linked headline
_LINKS = 4  # of such a box: its picture, headline, section and writer
_TEASER = 400  # characters of a box with a headline and a summary
_HARDLY_ONE = 120  # characters


def is_list(lines: Sequence[Line]) -> bool:
    """Whether `lines` are headlines with or without a summary each, rather than an article."""
    headlines = sum(line.linked > 0.8 and len(line.text) > 12 for line in lines)
    dated = sum(bool(_DATED.search(line.text)) for line in lines)
    return dated >= 5 or (headlines >= 5 and 2 * headlines >= sum(line.prose for line in lines))


def is_part(lines: Sequence[Line], page: Sequence[Line]) -> bool:
    """Whether `lines` are little on a page of headlines: less than half of its sentences, or hardly one."""
    headlines = sum(line.linked > 0.8 and len(line.text) > 12 for line in page)
    return headlines >= 5 and (2 * sentences(lines) < sentences(page) or sentences(lines) < _HARDLY_ONE)


def sentences(lines: Iterable[Line]) -> int:
    """How many characters of `lines` are sentences of an article."""
    return sum(len(line.text) for line in lines if line.prose and not _is_noise(line.text, line.linked))


@lru_cache(maxsize=10_000)
def _is_noise(text: str, linked: float) -> bool:
    """Whether a rule for every site takes such a line; one page asks for each of its lines many times."""
    return is_noise(Line(text, linked), COMMON_NOISE)


def own_lines(lines: Iterable[Line]) -> list[Line]:
    """The sentences of `lines` that stand in no box of another article."""
    teasers = _Teasers()
    told = [line for line in lines if line.prose and not _is_noise(line.text, line.linked)]
    return [line for line in told if line.node is None or not teasers.hold(line.node)]


class _Teasers:
    """Rows of boxes with a headline and a summary each: their sentences are those of other articles."""

    def __init__(self) -> None:
        self._rows: dict[HtmlElement, set[HtmlElement]] = {}

    def hold(self, inner: HtmlElement) -> bool:
        """Whether `inner`, or one of the nearest elements around it, is such a box."""
        for node in islice((inner, *islice(inner.iterancestors(), _CARD_DEPTH)), _CARD_DEPTH):
            row = node.getparent()
            if row is None:
                return False
            if row not in self._rows:
                boxes = [box for box in row if box.tag == node.tag and _is_teaser(box)]
                self._rows[row] = set(boxes) if len(boxes) >= _ROW and 2 * len(boxes) > len(row) else set()
            if node in self._rows[row]:
                return True
        return False


def _is_teaser(box: HtmlElement) -> bool:
    """Whether an element holds a linked headline and not much more."""
    if not isinstance(box.tag, str):
        return False
    links = [one_line(link.text_content()) for link in box.iter("a")]
    if len(links) > _LINKS or len(one_line(box.text_content())) > _TEASER:
        return False
    return any(len(link) >= _HEADLINE for link in links)
