"""The edges of a text, known by the form of their lines: for what no rule knows by its words.

Korean papers write plainly (…했다) and speak to their readers politely (…해 주세요): a polite line above or
below a plain text is the house's. A text ends with a sentence: below it stand lists, tables and bylines, or
what the page puts there.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from newsspider.bylines import OF_SCRIPT, is_byline, may_sign, opens_signed
from newsspider.text import Line

_FEWEST = 3  # sentences of a text whose edges are judged
_PLAINLY = 0.8  # share of the sentences that are plain where the house is known by its voice
_MOST = 0.3  # share of the sentences' characters that may go; with more, the voice is not the house's
_FORMAL = "".join(chr(0xAC00 + 28 * number + 17) for number in range(19 * 21))  # 습, 입, 합 of …습니다
_END = r"[.!~…\s]*[\])>】★♥]*"
_PLAIN = re.compile(rf"(?<![{_FORMAL}]니)다[.!?…”’\"')\]]*(?:\s?\([^()]{{1,40}}\)\.?)?$")
_POLITE = re.compile(
    rf"(?![\"“'‘「『]).*(?:[{_FORMAL}](?:니다|시오|시다)|[세어아해에예지데네군래]요|죠){_END}"
)
_SAID = re.compile(  # a short sentence, one without its stop, one with a byline hanging on it
    r".*다\..*|.{8,}(?:다[”’\"')\]]*|[”\"][가-힣]{0,3})"
)
_OF_LIST = re.compile(
    r"[△▲◇◆○●◦•·∙▪-]|[–―—]\s|\d.*[가-힣A-Za-z]|[①-⑳]|[가-하A-Z][.:)]\s"
    r"|[가-힣]{2,4}\s?[/ㅣ|]\s?\S"  # who speaks in a script: 홍길동 / 한빛전자 대표
    r"|\W{0,3}(?:일시|날짜|시간|장소|기간|대상|문의|신청|참가|접수|관람|입장|주최|주관|후원|자료|출처|가격|주소|정원"
    r"|인원|방법|회비|발인|빈소|모집|전형|지원|제출|연락처|출연|감독|저자)"
)
_DAY = re.compile(r"(?:19|20)\d\d\s?[년.]\s?\d\d?\s?[월.]\s?\d\d?\s?[일.]?")  # above who signs a statement
_MARK = re.compile(r"[\[<【(][^\[\]<>【】()]{2,14}[\]>】)]")


def drop_margins(lines: Sequence[Line], known: Collection[str] = ()) -> tuple[list[Line], Counter[str]]:
    """The lines that are the article's, and how many went as `house-voice`, `below-text` and `above-text`.

    Bylines stay, who reads them cuts them off; `known` are names of authors that the page gives elsewhere.
    """
    counts: Counter[str] = Counter()
    kept = list(lines)
    for rule, inner in (("house-voice", _voice), ("below-text", _below), ("above-text", _above)):
        first, last = inner(kept) if sum(line.prose for line in kept) >= _FEWEST else (0, len(kept))
        rest = [line for at, line in enumerate(kept) if first <= at < last or may_sign(line.text, known)]
        counts[rule] += len(kept) - len(rest)
        kept = rest
    return kept, +counts


def _voice(lines: Sequence[Line]) -> tuple[int, int]:
    """Where a plain text begins and ends: from a polite line at its edge outwards, all is the house's."""
    told = [line for line in lines if line.prose]
    whole = (0, len(lines))
    if sum(bool(_PLAIN.search(line.text)) for line in told) < _PLAINLY * len(told):
        return whole
    own = [at for at, line in enumerate(lines) if line.prose and not _POLITE.fullmatch(line.text)]
    polite = [at for at, line in enumerate(lines) if _POLITE.fullmatch(line.text)]
    first = max((at + 1 for at in polite if at < own[0]), default=0)
    last = min((at for at in polite if at > own[-1]), default=len(lines))
    return (first, last) if _weight(lines[first:last]) >= (1 - _MOST) * _weight(lines) else whole


def _below(lines: Sequence[Line]) -> tuple[int, int]:
    """A text ends with its last sentence, or with the list, the table or the signature below it.

    A list below a byline with an address is one of other articles.
    """
    last = max(at for at, line in enumerate(lines) if line.prose)
    signed = (at for at in range(last + 1, len(lines)) if "@" in lines[at].text and is_byline(lines[at].text))
    for at in reversed(range(last + 1, next(signed, len(lines)))):
        if _ends(lines[at]) or _DAY.fullmatch(lines[at - 1].text):
            return 0, at + 1
    return 0, last + 1


def _ends(line: Line) -> bool:
    """Whether `line`, no sentence, may be the last of a text."""
    if line.linked >= 0.5:
        return False
    in_table = line.node is not None and line.node.tag in ("tr", "td", "th", "li")
    return in_table or bool(_SAID.fullmatch(line.text) or _OF_LIST.match(line.text))


def _above(lines: Sequence[Line]) -> tuple[int, int]:
    """What stands above the line with which a text opens signed is the page's.

    So is a lone mark in brackets above it, unless others like it part the text.
    """
    opening = lines[: next(at for at, line in enumerate(lines) if line.prose) + 1]
    if any(OF_SCRIPT.match(line.text) for line in opening[:1]):
        return 0, len(lines)
    signed = max((at for at, line in enumerate(opening) if opens_signed(line.text)), default=0)
    marks = [line.text for line in lines if _MARK.fullmatch(line.text)]
    alone = len(marks) == 1 or (len(lines) > 1 and OF_SCRIPT.match(lines[1].text))
    return max(signed, int(bool(alone and lines[0].text in marks))), len(lines)


def _weight(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.prose)
