"""Bytes of a page -> its text, whatever the labels say."""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

_HANGUL = re.compile("[가-힣]")
_ODD = re.compile("[\u00c0-\u00ff\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff]")
_ENCODINGS = frozenset(
    ("cp949", "johab", "iso2022_kr", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "ascii")
)
_MOJIBAKE = 0.5  # Chinese and accented letters for each Korean one: wrongly decoded pages have more


class DecodingError(ValueError):
    """Bytes that no encoding of Korean pages explains."""


def decode_page(body: bytes, content_type: str = "") -> str:
    """The text of a page.

    A byte order mark wins; then UTF-8 when the bytes are UTF-8, since labels lie more often than bytes; then
    what `content_type` (the header) or the page itself declares; then cp949, the superset of EUC-KR that
    Korean pages mean. A last character that is cut in two is left out. Raises DecodingError when nothing
    fits, rather than giving text with replacement characters or letters that nobody wrote.

    >>> decode_page("본문".encode("cp949"), "text/html; charset=utf-8")
    '본문'
    """
    marked, mark = read_bom(body)
    if marked and mark:
        encodings, body = [marked], body[len(mark) :]
    else:
        declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
        named = (declared and resolve_encoding(declared)) or ""
        encodings = ["utf-8", named if named in _ENCODINGS else "cp949", "cp949"]
    for encoding in encodings:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(body)
        except UnicodeError:
            continue
        if encoding == "utf-8" or not _wrong(text):
            return text
    raise DecodingError(f"the bytes are not text in {', '.join(dict.fromkeys(encodings))}")


def _wrong(text: str) -> bool:
    """Whether `text` looks like Korean read in a wrong encoding."""
    return len(_ODD.findall(text)) > _MOJIBAKE * max(1, len(_HANGUL.findall(text)))
