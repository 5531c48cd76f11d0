"""A page without what no reader of a fixture wants to scroll through."""

from lxml import etree
from lxml.html import HtmlElement
from parsel import Selector

from newsspider.structured import loads

_UNREAD = ("style", "svg", "iframe", "noscript", "link")
_STATE = 500  # characters; a script that ends in an object at least so long may hold the article


def trim(page: str) -> str:
    """`page` without styles, drawings, comments and scripts that hold no data; declared as UTF-8."""
    root: HtmlElement = Selector(text=page or "<html></html>").root
    for node in root.xpath("//comment() | //processing-instruction()"):
        _remove(node)
    for node in root.xpath(" | ".join(f"//{tag}" for tag in _UNREAD)):
        if not (node.tag == "link" and node.get("rel") == "canonical"):
            _remove(node)
    for script in root.xpath("//script"):
        if not _holds_data(script):
            _remove(script)
    for meta in root.xpath("//meta[@charset]"):
        meta.set("charset", "utf-8")
    for meta in root.xpath("//meta[contains(translate(@http-equiv, 'CT', 'ct'), 'content-type')]"):
        meta.set("content", "text/html; charset=utf-8")
    text = etree.tostring(root, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def _holds_data(script: HtmlElement) -> bool:
    """Whether a script is JSON-LD or the state of a page that a script draws."""
    text = script.text or ""
    if "json" in script.get("type", "") and loads(text) is not None:
        return True
    return text.count("다.") + text.count("\\ub2e4.") > 0 and len(text) >= _STATE


def _remove(node: HtmlElement) -> None:
    """Take `node` out; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    before, tail = node.getprevious(), node.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    node.tail = None
    parent.remove(node)
