"""Bytes of a page -> its text, whatever the labels say."""

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding


class DecodingError(ValueError):
    """Bytes that no encoding of Korean pages explains."""


def decode_page(body: bytes, content_type: str = "") -> str:
    """The text of a page.

    A byte order mark wins; then UTF-8 when the bytes are UTF-8, since labels lie more often than bytes; then
    what `content_type` (the header) or the page itself declares; then cp949. Raises DecodingError.

    >>> decode_page("본문".encode("cp949"), "text/html; charset=utf-8")
    '본문'
    """
    marked, mark = read_bom(body)
    if marked and mark:
        return body[len(mark) :].decode(marked, "replace")
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body) or "cp949"
    for encoding in ("utf-8", resolve_encoding(declared) or "cp949", "cp949"):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise DecodingError(f"the bytes are neither UTF-8 nor {declared} nor cp949")
