"""Captions: where pages put them, and how they read."""

import re

from lxml.html import HtmlElement

from newsspider import processors
from newsspider.common_noise import TOOLS
from newsspider.text import Line, drop, one_line

_CAPTION_CLASS = re.compile(
    r"(?:^|\s)(?:(?:[a-z0-9]+[-_])*(?:img|image|photo|pic|picture|article|news|view|art)?(?:caption|cap)(?:[-_]?(?:txt|text))?"
    r"|(?:photo|img|image|pic)[-_]?(?:txt|text|desc|info|explain))(?=\s|$)",
    re.I,
)
_BOXES = ("div", "table", "td", "center", "dl", "figure", "span")
_AS_CAPTION = re.compile(
    r"^[▲△◀▶](?!.*[▲△◀▶].*[▲△◀▶])|^[\[(<](?=.*(?:통계|자료|출처|제공|사진|그래픽|stats)).{2,60}[\])>]$"
    r"|(?:모습|전경|조감도|로고|갈무리|포스터|스틸컷|기념\s?촬영)[.)]?$|왼쪽부터|오른쪽부터|\((?:왼쪽|오른쪽|가운데|앞줄)"
)
_SEEN = (  # what people on a picture do, and news hardly tells of anybody
    r"(?:웃|인사말|악수|답변|질의|연설|강연|축사|개회사|기념\s?촬영|박수|경례|묵념|시연|포즈|손|구호|피켓|둘러보|걸어가|들어서|고르)"
)
_DONE = (
    "(?:듣|인사|발언|질문|설명|발표|촬영|대화|이야기|말|시위|회의|면담"
    "|체험|관람|작업|이동|입장|행진|살펴보|바라보|기다리)"
)
_DOING = r"(?:[을를])?\s?(?:하|나누|치|취하|흔들|외치|들)?고\s있(?:다|는\s모습)\.?$"
_SHOWN = re.compile(  # one sentence of what can be seen: where, as somebody speaks, or on which day and where
    rf"(?!.*다\.\s)(?:(?=.*(?:에서|라며|다며)).*[을를이가며서에도로와과께고해]\s?{_SEEN}{_DOING}"
    rf"|(?=.*\d일)(?=.*에서).*[을를이가며서에도로와과께고해]\s?{_DONE}{_DOING})"
)
_GIVEN = re.compile("사진|제공|[=ⓒ©]|DB")  # in a credit that cannot be the name of a house alone
_LEAD = re.compile(r"[\[(【][^\])】]{2,20}[\])】].{2,30}=\s")  # (서울=가나뉴스) 홍길동 기자 =
CAPTION_LIMIT = 300  # characters; a box around a picture with more text than this holds the article's own


def take_caption(group: HtmlElement, body: HtmlElement) -> str:
    """The caption of a picture, or of the element that holds it, with its credit; `""` when there is none.

    What stands beside or below the picture is taken out of `body`.
    """
    return _caption(group, body) or _beside(group, body) or _below(group, body)


def _caption(group: HtmlElement, body: HtmlElement) -> str:
    """The caption inside `group`; of a bare picture the one beside it in the same small box."""
    if group.tag != "img":
        nodes = captions(group)
        return _short(one_line(nodes[0].text_content() if nodes else _own_text(group)))
    for box in list(group.iterancestors())[:3]:
        if box is body or len(box.xpath("descendant::img")) > 1:
            break
        if nodes := captions(box):
            text = one_line(nodes[0].text_content())
            remove(nodes[0])
            return text
        text = one_line(box.text_content())
        marked = box.tag == "p" and text.startswith("▲")  # in the paragraph of its picture
        if (box.tag in _BOXES or marked) and 0 < len(text) <= CAPTION_LIMIT:
            if TOOLS.takes(Line(text)):  # 원본보기
                _empty(box)
                continue
            if not (_apart(box) or _reads_as_caption(text)):  # sentences of the article beside its picture
                break
            _empty(box)
            return text
    return ""


def _reads_as_caption(text: str) -> bool:
    """Whether a text at a picture is no paragraph of the article, as far as its form tells."""
    caption, credit = processors.caption(text)
    if caption.count("다.") > 1 or _LEAD.match(text):
        return False
    if re.search(r"(?<![있없])다\.?$", caption):
        return bool(credit and _GIVEN.search(text))
    return True


def _apart(box: HtmlElement) -> bool:
    """Whether the text of a picture's box stands in one block of its own, which is no paragraph."""
    texts = [node for node in box if isinstance(node.tag, str) and one_line(node.text_content())]
    loose = [box.text, *(node.tail for node in box)]
    return (
        len(texts) == 1
        and texts[0].tag not in ("p", "span")
        and not any(one_line(text or "") for text in loose)
    )


def _below(group: HtmlElement, body: HtmlElement) -> str:
    """What stands right below a picture and reads like its caption; it is taken out."""
    top = group
    while (
        (parent := top.getparent()) is not None and parent is not body and not one_line(parent.text_content())
    ):
        top = parent
    below = top.getnext()
    if below is None or not isinstance(below.tag, str) or one_line(top.tail or ""):
        return ""
    text = one_line(below.text_content())
    if (
        below.tag not in (*_BOXES, "p", "em")
        or not 0 < len(text) <= CAPTION_LIMIT
        or below.xpath("descendant::br")
    ):
        return ""
    said = _AS_CAPTION.search(text) or _SHOWN.match(text) or processors.caption(text)[1]
    credit = "" if said else _credit_behind(below)
    if not ((said or credit) and _reads_as_caption(text)):
        return ""
    if credit:
        remove(below.getnext())
        text = f"{text} {credit}"
    remove(below)
    return text


def _credit_behind(caption: HtmlElement) -> str:
    """The line that follows, where it is nothing but a picture's credit."""
    node = caption.getnext()
    if node is None or not isinstance(node.tag, str) or one_line(caption.tail or ""):
        return ""
    text = one_line(node.text_content())
    caption_text, credit = processors.caption(text)
    return text if credit and not caption_text else ""


def _beside(group: HtmlElement, body: HtmlElement) -> str:
    """The other cells of the table around a picture, where it holds nothing else; they are emptied."""
    table = next(group.iterancestors("table"), None)
    if table is None or not within(table, body) or table.xpath("(descendant::img)[2]"):
        return ""
    text = one_line(" ".join(table.itertext()))
    if len(text) > CAPTION_LIMIT or not _reads_as_caption(text):
        return ""
    _empty(table)
    return text


def _empty(box: HtmlElement) -> None:
    """Take the text out of the box around a picture."""
    for node in box.iter():
        node.text = None
        if node is not box:
            node.tail = None


def captions(box: HtmlElement) -> list[HtmlElement]:
    """The captions below `box`, by element or class; one that is too long is text of the article."""
    named = [node for node in box.xpath("descendant::*[@class]") if _CAPTION_CLASS.search(node.get("class"))]
    found = [
        *box.xpath("descendant::figcaption"),
        *(node for node in named if not node.xpath("descendant::img")),
    ]
    return [node for node in found if len(one_line(node.text_content())) <= CAPTION_LIMIT]


def _short(text: str) -> str:
    return text if len(text) <= CAPTION_LIMIT else ""


def _own_text(group: HtmlElement) -> str:
    """Text of a picture's box, without its buttons and scripts."""
    texts = group.xpath(
        "descendant::text()[not(ancestor::button or ancestor::a or ancestor::script or ancestor::style)]"
    )
    return " ".join(texts)


def within(node: HtmlElement, body: HtmlElement) -> bool:
    """Whether `node` lies in `body`."""
    return any(ancestor is body for ancestor in node.iterancestors())


def remove(node: HtmlElement) -> None:
    """Take `node` out of the page, if it is still there; the text behind it stays."""
    if node.getparent() is not None:
        drop(node)
