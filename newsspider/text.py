"""From a piece of a page, or from plain text, to lines.

A line is what a reader sees as one: block elements and `<br>` end it. Each line remembers how much of it is
link text, because that tells a list of headlines from an article's own paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """address article aside blockquote body button center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr
    ul""".split()  # noqa: SIM905  a list of sixty quoted names is harder to read
)
_UNSEEN = frozenset(
    """audio canvas embed head iframe input link map meta noscript object option script select style svg
    template textarea title video""".split()  # noqa: SIM905
)
_BOLD = ("b", "strong", "h2", "h3", "h4", "h5", "h6")
_INLINE_HEADS = ("strong", "b", "em", "span")
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|inline-block(?=.*width\s*:\s*100%))", re.I)
_HEAD_CLASS = re.compile(r"(?:^|[\s_-])(?:summary|sub[-_]?title)(?=$|[\s_-])", re.I)
_LONGEST_STYLE = 300  # characters of a style that are read
_LONGEST_NAME = 80  # letters of an id or class; hostile ones cost nothing
_BUILD_MARK = re.compile(r"__(?=\w*[A-Z0-9])\w{2,8}$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONGEST_ROW = 200  # characters of a row of figures; longer ones hold sentences
_MOST_CELLS = 30  # of a row; a longer one is no table that anybody reads
_HARDLY = 100  # characters of sentences: with fewer, what is seen is no article
_HIDDEN_ARTICLE = 400  # characters: a hidden element with more is a folded article, not a hint

_DROPPED = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")

_NOTE = 50  # characters of a sentence that ends in a noun or without a stop
_NOTE_END = re.compile(r"[가-힣)%”’]\.[”’\"']?(?:\s|$)|[가-힣]다[”’\"']?$")
_SENTENCE_END = re.compile(
    r"""(?:[다요죠까네라지함임음됨]|[가-힣]니다)\s*(?:\([^()]{1,40}\)\s*)?[.?!…]+["'”’」』)\]]*(?:\s?[\[(<][^\[\]()<>]{1,40}[\])>])?$|[a-z]{3}\.(?<!reserved\.)["”]?$"""
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text (never empty), the share of it inside links (0 to 1), whether all of it is
    bold or a heading, and its element.
    """

    text: str
    linked: float = 0.0
    heading: bool = False
    node: HtmlElement | None = None

    @property
    def prose(self) -> bool:
        """Whether the line is a sentence of an article, as far as its form tells."""
        return self.linked < 0.5 and is_sentence(self.text)


def is_sentence(text: str) -> bool:
    """Whether `text` ends, or has a part that ends, as Korean sentences do.

    So does a long note, as briefings are written, that ends in a noun and a stop, or a long one without.

    >>> is_sentence("코스피가 1% 올랐다."), is_sentence("코스피 1% 상승…반도체 강세")
    (True, False)
    """
    if len(text) >= _NOTE and _NOTE_END.search(text):
        return True
    return len(text) > 9 and any(_SENTENCE_END.search(part) for part in re.split(r"(?<=[.?!])\s", text))


def plain(value: str) -> str:
    """NFC text without control, zero-width and bidi characters; every line break is a newline.

    >>> plain("삼성\\u200b전자\\u2028다음")
    '삼성전자\\n다음'
    """
    composed = value if unicodedata.is_normalized("NFC", value) else unicodedata.normalize("NFC", value)
    return _BREAKS.sub("\n", _DROPPED.sub("", composed))


def one_line(value: str) -> str:
    """`plain`, with all white space folded to one blank.

    >>> one_line(" 코스피\\xa0\\n 3,000 ")
    '코스피 3,000'
    """
    return " ".join(plain(value).replace("\uffa0", " ").split())


def text_lines(value: str) -> list[Line]:
    """The lines of plain text; empty ones are left out."""
    return [Line(text) for part in plain(value).split("\n") if (text := one_line(part))]


def page_lines(root: HtmlElement) -> list[Line]:
    """The lines of `root` as a reader sees them, in order; scripts, forms and what is hidden are left out.

    Where hardly a sentence is seen, a long hidden part is a folded article and counts.
    """
    seen = _lines(root, folded=False)
    told = sum(len(line.text) for line in seen if line.prose)
    return seen if told >= _HARDLY else _lines(root, folded=True)


def _lines(root: HtmlElement, *, folded: bool) -> list[Line]:
    lines: list[Line] = []
    parts: list[tuple[str, bool, bool]] = []  # text, in a link, in a heading or bold
    opened: list[HtmlElement] = [root]

    def end_line() -> None:
        text = one_line("".join(part for part, _, _ in parts))
        if text:
            total = sum(len(part.strip()) for part, _, _ in parts)
            linked = sum(len(part.strip()) for part, in_link, _ in parts if in_link)
            heading = all(bold for part, _, bold in parts if part.strip())
            lines.append(Line(text, linked / total, heading, opened[-1]))
        parts.clear()

    cells: dict[HtmlElement, bool] = {}
    depth_of_links = depth_of_bold = 0
    for event, node in _walk(root, folded):
        if event == "text":
            parts.append((str(node), depth_of_links > 0, depth_of_bold > 0))
        elif event == "open":
            if _is_cell(node, cells):
                parts.append((" ", depth_of_links > 0, depth_of_bold > 0))
            elif node.tag == "br" or _is_block(node):
                end_line()
            if _is_block(node):
                opened.append(node)
            depth_of_links += node.tag in ("a", "button")
            depth_of_bold += node.tag in _BOLD
        else:
            if _is_block(node):
                if not _is_cell(node, cells):
                    end_line()
                opened.pop()
            depth_of_links -= node.tag in ("a", "button")
            depth_of_bold -= node.tag in _BOLD
    end_line()
    return lines


def _is_block(node: HtmlElement) -> bool:
    """Whether it ends a line: by its element, its style, or as a sub-headline in an inline element."""
    if node.tag in _BLOCKS:
        return True
    if node.tag not in _INLINE_HEADS:
        return False
    if node.tag in ("strong", "b") and node.find("br") is not None:  # of several lines: a sub-headline
        return True
    return bool(
        _AS_BLOCK.search(node.get("style", "")[:_LONGEST_STYLE]) or _HEAD_CLASS.search(node.get("class", ""))
    )


def drop(node: HtmlElement) -> None:
    """Take `node` out of its tree; the texts before and behind a block stay lines of their own."""
    if _is_block(node) and (parent := node.getparent()) is not None:
        parent.insert(parent.index(node), parent.makeelement("br"))
    node.drop_tree()


def names_of(node: HtmlElement) -> list[str]:
    """The id and the classes of an element, without the marks that builds of a site put behind them.

    >>> from lxml.html import fromstring
    >>> names_of(fromstring("<p id='a1' class='article_body__Wk20 big'></p>"))
    ['a1', 'article_body', 'big']
    """
    names = f"{node.get('id', '')} {node.get('class', '')}".split()
    return [_BUILD_MARK.sub("", name) for name in names if len(name) <= _LONGEST_NAME]


def _is_cell(node: HtmlElement, rows: dict[HtmlElement, bool]) -> bool:
    """Whether it is a cell of a table of figures: its row is one line. `rows` are those looked at before."""
    row = node.getparent() if node.tag in ("td", "th") else None
    if row is None or row.tag != "tr":
        return False
    if row not in rows:
        rows[row] = _holds_figures(row)
    return rows[row]


def _holds_figures(row: HtmlElement) -> bool:
    """Whether a row holds figures; cells with blocks or links in them lay out a page."""
    if not 2 <= len(row) <= _MOST_CELLS:
        return False
    if len(row.text_content()) > _LONGEST_ROW:
        return False
    inside = (inner.tag for cell in row for inner in cell.iterdescendants())
    return not any(tag in _BLOCKS or tag in ("br", "a") for tag in inside)


def _walk(root: HtmlElement, folded: bool) -> Iterator[tuple[str, HtmlElement]]:
    """Texts, openings and endings below `root` in reading order, without recursion: pages nest deeply."""
    stack: list[tuple[str, HtmlElement]] = [("close", root), ("open", root)]
    while stack:
        event, node = stack.pop()
        if event != "open":
            yield event, node
            continue
        yield event, node
        if node.text:
            yield "text", node.text
        for child in reversed(node):
            if child.tail:
                stack.append(("text", child.tail))
            if isinstance(child.tag, str) and not _unseen(child, folded):
                stack += [("close", child), ("open", child)]


def _unseen(node: HtmlElement, folded: bool) -> bool:
    if node.tag in _UNSEEN:
        return True
    hidden = "hidden" in node.attrib or _HIDDEN.search(node.get("style", ""))
    return bool(hidden) and not (folded and len(node.text_content()) >= _HIDDEN_ARTICLE)
