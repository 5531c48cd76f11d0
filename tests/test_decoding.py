"""Pages whose bytes and label disagree read right; what cannot be read is refused."""

import pytest

from newsspider.pages.decoding import DecodingError, decode_page

TEXT = "<html><meta charset='{}'><p>한빛전자(漢光電子)가 똠방각하 펲시콜라를 3% 올렸다.</p></html>"
HEADER = "text/html; charset={}"


@pytest.mark.parametrize("label", ["utf-8", "euc-kr", "cp949", "ks_c_5601-1987", "iso-8859-1", "no-such", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("where", ["header", "meta", "both"])
def test_the_bytes_decide(encoding: str, label: str, where: str) -> None:
    text = TEXT.format(label if where != "header" else "")
    header = HEADER.format(label) if where != "meta" and label else ""
    assert decode_page(text.encode(encoding), header) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_wins(encoding: str) -> None:
    assert decode_page(TEXT.encode(encoding), "text/html; charset=euc-kr") == TEXT


def test_a_page_cut_in_the_middle_of_a_letter_keeps_the_rest() -> None:
    assert decode_page("본문이다".encode()[:-1]) == "본문이"


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (TEXT.encode()[:60] + b"\xff\xfe\xff" + TEXT.encode()[60:], "utf-8"),
        (bytes(range(128, 256)) * 20, ""),
        ("한국어로 쓴 글이다.".encode("utf-16-le")[1:] * 20 + b"\xff\xff", "euc-kr"),
        ("本日の株式市場は続伸した。".encode("shift_jis") * 20, ""),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, label: str) -> None:
    with pytest.raises(DecodingError):
        decode_page(body, HEADER.format(label))
