"""The edges of a text, known by the form of their lines: for what no rule knows by its words.

Korean papers write plainly (…했다) and speak to their readers politely (…해 주세요): a polite line above or
below a plain text that speaks of readers, pages or reporters is the house's. A text ends with a sentence;
below it stand lists, tables, signatures and bylines, or what the page puts there.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import accumulate

from newsspider.bylines.edges import OF_SCRIPT, is_byline, may_sign, opens_signed
from newsspider.bylines.names import FULL_NAME, likeness
from newsspider.dates import DAY
from newsspider.text import Line

_FEWEST = 3  # sentences of a text whose edges are judged
_PLAINLY = 0.8  # share of the sentences that are plain where the house is known by its voice
_MOST = 0.3  # share of the sentences' characters that may go; with more, the voice is not the house's
_NEARLY_ALL = 0.85  # of the sentences' characters stand above the byline that ends a text
_MOST_BELOW = 5  # lines below a text; with more, they are a list of its own
_FORMAL = "".join(chr(0xAC00 + 28 * number + 17) for number in range(19 * 21))  # 습, 입, 합 of …습니다
_END = r"[.!?~…\s]*[\])>】★♥]*"
_PLAIN = re.compile(rf"(?<![{_FORMAL}]니)다[.!?…”’\"')\]]*(?:\s?\([^()]{{1,40}}\)\.?)?$")
_POLITE = re.compile(rf".*(?:[{_FORMAL}](?:니다|시오|시다)|[세어아해에예지데네군래나까]요|죠){_END}")
_OF_THE_HOUSE = re.compile(  # what it speaks of to its readers
    "독자|시청자|회원|이용|구독|제보|뉴스|기사|소식|콘텐츠|본문|서비스|보도|신문|방송|매체|언론|저작|기자|필자|칼럼|연재|취재"
    "|담당|앱|채널|메일|레터|문의|클릭|터치|누르|검색|링크|공유|댓글|의견|추천|로그인|광고|후원|영상|사진|재생|화면|브라우저|버튼|글자"
    "|페이지|카톡|카카오|유튜브|네이버|페이스북|투자 판단|책임|찾아갑|찾아뵙|소개합|인공지능|AI|번역|음성"
    "|첨부|자료를|내려받|다운로드|파일"
)
_OF_THE_TEXT = re.compile(  # a quotation, a question with its answer, what a text says of itself
    "[\"“'‘「『]|[QA문답][.:)]|.*(?:가명|정정|바로잡|오기|전문|다음은|다음과 같|이하)"
    rf"|.*(?<![{_FORMAL}]니)다\.\s"
)
_SAID = re.compile(  # a short sentence, one without its stop, one with a byline hanging on it
    r".*다\..*|.*[가-힣a-z][.?!…]+[”’\"')\]]*|.{6,}(?:(?:[다까랴]|인가)[”’\"')\]]*|[”\"][가-힣]{0,3})"
)
_OF_LIST = re.compile(
    r"[△▲▷▽◇◆○●◦•·∙▪□ㅇ→*☎-]|[–―—]\s|\d.*[가-힣A-Za-z]|[①-⑳㉠-㉻➊-➓]|[가-하A-Z][.:)]\s|\(?단위|첫째|둘째|셋째"
    r"|[^@:=]{1,12}\s?[=:]\s?(?!.*(?:@|http|www|\d{3}-\d)).*[가-힣\d]"  # a word and what it means
    r"|[가-힣]{2,4}\s?[/ㅣ|]\s?\S"  # who speaks in a script: 홍길동 / 한빛전자 대표
    r"|.*(?:\d\s?(?:원|%|억|조|만|점|도|g|쪽|포인트|p|㎡|명|회|석)(?![가-힣]{2})|\d\s?-\s?\d|\d,\d{3})"
    r"|.*(?:일동|올림|드림|배상)$|\W?.{0,14}(?:약력|프로필)\W*$"
    r"|\W{0,3}(?:일시|날짜|시간|장소|기간|대상|문의|신청|참가|접수|관람|입장|주최|주관|후원|자료|출처|가격|주소|정원"
    r"|인원|방법|회비|발인|빈소|모집|전형|지원|제출|연락처|출연|감독|저자|티켓|예매|영업)(?![가-힣])"
)
_NAME = re.compile(r"\W?([가-힣]{3})(?=[\s(])")  # who signs: 홍길동 가나시장
_STAMP = re.compile(  # above a text: when it was published, and by whom
    rf"(?:기사|최종)?(?:입력|등록|승인|작성|발행|송고|수정|게재|게시)(?:일시?|시간)?\s*[:|]?\s*{DAY}(?!.*다\.$)"
)
_PARTS = frozenset("◆◇■□▲●○▶")  # how the headings of parts begin
_MARK = re.compile(r"[\[<【(][^\[\]<>【】()=]{2,14}[\]>】)]")


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
    polite = [at for at, line in enumerate(lines) if _is_the_houses(line.text)]
    own = [at for at, line in enumerate(lines) if _tells(line) and not _is_the_houses(line.text)]
    if not own:
        return whole
    first = max((at + 1 for at in polite if at < own[0]), default=0)
    last = min((at for at in polite if at > own[-1]), default=len(lines))
    return (first, last) if _weight(lines[first:last]) >= (1 - _MOST) * _weight(lines) else whole


def _is_the_houses(text: str) -> bool:
    polite = _POLITE.fullmatch(text) and _OF_THE_HOUSE.search(text)
    return bool(polite) and not _OF_THE_TEXT.match(text)


def _below(lines: Sequence[Line]) -> tuple[int, int]:
    """A text ends with its last sentence, unless what follows begins as a list, a table or a signature does.

    Many lines are never taken; what stands below a byline with an address is the page's.
    """
    above = list(accumulate((len(line.text) if line.prose else 0 for line in lines), initial=0))
    addressed = (at for at, line in enumerate(lines) if "@" in line.text and is_byline(line.text))
    # Of several the last: they sign the parts of a series.
    signed = max((at for at in addressed if above[at] >= _NEARLY_ALL * above[-1]), default=len(lines))
    if _explains(lines[signed + 1 :]):
        signed = len(lines)
    last = max(at for at, line in enumerate(lines[: signed + 1]) if _tells(line))
    rest = lines[last + 1 : signed + 1]
    own = [_is_own(line) for line in rest if not may_sign(line.text)]
    return 0, signed + 1 if own[:1] == [True] or len(own) > _MOST_BELOW else last + 1


def _explains(lines: Sequence[Line]) -> bool:
    """Whether what stands below a byline is the article's still: several sentences, one below ■ 용어설명."""
    told = sum(line.prose and not _is_the_houses(line.text) for line in lines)
    if not told:
        return False
    begins = lines[0].text.startswith("■") or "바로잡" in lines[0].text or _OF_LIST.match(lines[0].text)
    return told > 1 or bool(begins)


def _tells(line: Line) -> bool:
    """Whether a line holds a sentence, with or without a byline hanging on it."""
    return line.prose or (line.linked < 0.5 and "다." in line.text)


def _is_own(line: Line) -> bool:
    """Whether a text may go on with `line`, which is no sentence."""
    if line.linked >= 0.5:
        return False
    name = _NAME.match(line.text)
    signed = name is not None and likeness(name[1]) >= FULL_NAME
    in_table = line.node is not None and line.node.tag in ("tr", "td", "th", "li")
    return signed or in_table or bool(_SAID.fullmatch(line.text) or _OF_LIST.match(line.text))


def _above(lines: Sequence[Line]) -> tuple[int, int]:
    """What stands above the line with which a text opens signed is the page's.

    So are the time of publication with what is above it, and a lone mark in brackets above the text, unless
    others like it part the text.
    """
    opening = lines[: next(at for at, line in enumerate(lines) if _tells(line)) + 1]
    if any(OF_SCRIPT.match(line.text) for line in opening[:1]):
        return 0, len(lines)
    signed = max((at for at, line in enumerate(opening) if opens_signed(line.text)), default=0)
    stamped = max((at + 1 for at, line in enumerate(opening[:-1]) if _STAMP.match(line.text)), default=0)
    marks = [line.text for line in lines if _MARK.fullmatch(line.text)]
    alone = len(marks) == 1 or (len(lines) > 1 and OF_SCRIPT.match(lines[1].text))
    below = {line.text[0] for line in lines[signed:]}
    while signed and lines[signed - 1].text[0] in _PARTS & below:  # its first part begins above
        signed -= 1
    return max(signed, stamped, int(bool(alone and lines[0].text in marks))), len(lines)


def _weight(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.prose)
