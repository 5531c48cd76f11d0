"""Whom one line names as its writers, read word by word.

A line is a byline only when every word of it has its place in one and something shows that it is one: the
role of a newsroom, an address, a word such as 글 before a name.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from newsspider.bylines.authors import give_emails
from newsspider.bylines.names import FULL_NAME, LONG_NAME, SHORT_NAME, SURNAMES, likeness
from newsspider.bylines.vocabulary import DESK_LINE, EMAIL_FORM, MARK, ROLE, WRITES
from newsspider.bylines.words import Word, words_of
from newsspider.items import Author

LONGEST = 120  # characters of a byline
_LONGEST_FIELD = 300  # characters of a field for authors that are read
_MOST_UNKNOWN = 2  # words beside a name with its role that are not known: a house, a department
_LATIN = re.compile("[A-Za-z0-9_]+")  # an address that the page cuts off
_LONGEST_UNKNOWN = 10  # letters
_KNOWN = 9  # how much a word looks like a name that the page gives elsewhere
_FREE = re.compile("사진|영상|자료|출처|제공|그래픽|이미지|촬영|화면|캡처|캡쳐|도움말|감수")
_CLOSE = "()[]<>【】〈〉《》{}"  # signs that part no names
_VAGUE = re.compile("작가|기획|제작|구성|디자인")  # 작가 홍길동 may be said of anybody, 기획=홍길동 not
_AHEAD = re.compile("기자|특파원|통신원|PD|피디|리포터")  # roles that stand before a name: 기자 홍길동
_CAMERA = re.compile("영상|촬영|편집기자|그래픽")  # 영상취재기자 : 홍길동
_MOST_CREDITED = 6  # words behind 사진=, of whoever gave it
_PAIR = re.compile(rf"(?P<names>[가-힣]{{2,4}}(?:\s*[·,/ㆍ&]\s*[가-힣]{{2,4}}){{0,7}}+)\s?(?P<role>{ROLE})")
_SAYS = re.compile(  # who speaks in a script or on a panel
    r"[^가-힣A-Za-z]*(?:인터뷰|싱크|씽크|스탠딩|녹취|현장음|출연|패널|사회|대담)[^가-힣=]*[=:)>\]】]"
)
_ASIDE = re.compile(rf"({ROLE})\s?\([가-힣\s·]{{4,30}}\)")  # what else somebody is, behind the role
_SIGN_OFF = re.compile(r"(?<=[가-힣])(?:이었습니다|였습니다|입니다)\.?(?=\s*(?:[\[(]|$))")


def signers(line: str, known: Collection[str] = ()) -> list[Author] | None:
    """The authors that a byline names, none where it names only a desk or who took the picture; None when
    `line` is no byline. `known` are names of authors that the page gives elsewhere.

    >>> signers("글 홍길동 기자 사진 김철수"), signers("홍길동 부장"), signers("사진=한빛전자")
    ([Author(name='홍길동', role='기자', email='')], None, [])
    """
    if len(line) >= LONGEST:
        return None
    found = _signers(line, frozenset(known))
    return None if found is None else list(found)


@lru_cache(maxsize=1_000)
def _signers(line: str, known: frozenset[str]) -> list[Author] | None:
    """`signers` of a short line; one page asks for some of its lines many times."""
    if not (MARK.search(line) or any(name in line for name in known)):
        return None
    if DESK_LINE.fullmatch(line):
        return []
    if _SAYS.match(line):
        return None
    if "(" in line:
        line = _ASIDE.sub(r"\1", line)
    words = words_of(_SIGN_OFF.sub("", line) if "@" in line else line)
    return _Reading(known).read(words) if words else None


def people(value: str) -> list[Author]:
    """The authors that a text names with a role or an address, whatever else it says.

    >>> people("홍길동·김철수 기자 a@b.com")
    [Author(name='홍길동', role='기자', email='a@b.com'), Author(name='김철수', role='기자', email='')]
    >>> people("서울경제TV=김혜영기자")
    [Author(name='김혜영', role='기자', email='')]
    >>> people("q00006@example.com")
    [Author(name='', role='', email='q00006@example.com')]
    """
    value = value[:_LONGEST_FIELD]
    if found := signers(value):
        return found
    pairs = (
        Author(name, " ".join(match["role"].split()))
        for match in _PAIR.finditer(value)
        for name in re.split(r"\s*[·,/ㆍ&]\s*", match["names"])
        if likeness(name) > 0
    )
    return give_emails(list(pairs), (email.lower() for email in re.findall(EMAIL_FORM, value)))


def names_alone(value: str) -> list[str]:
    """The full names in a field for authors without a role or an address.

    >>> names_alone("경제부 홍길동"), names_alone("홍길동;김철수"), names_alone("가나일보")
    (['홍길동'], ['홍길동', '김철수'], [])
    """
    plain = [word.text for word in words_of(value[:_LONGEST_FIELD]) or [] if word.kind == "plain"]
    return [word for word in plain if likeness(word) >= FULL_NAME]


@dataclass(slots=True)
class _Reading:
    """What the words of a line have said so far."""

    known: Collection[str]
    named: list[Author] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    waiting: list[list[str]] = field(default_factory=lambda: [[]])  # without a role yet, parted by signs
    unknown: int = 0  # words that have no place in a byline
    role_ahead: str = ""  # of 기자 홍길동
    labelled: bool = False  # whether 글 or the like has named somebody
    writing: bool = False  # whether 글 or the like stands before
    crediting: str = ""  # 사진 or the like, when it stands before
    credited: bool = False
    last: str = ""  # the kind of the last word
    free: bool = False  # whether anything may follow: 사진=
    equals: bool = False

    def read(self, words: Sequence[Word]) -> list[Author] | None:
        """The authors; None when the words are no byline."""
        for word, before in zip(words, [None, *words[:-1]], strict=True):
            self._take(word, before)
        self._end()
        return give_emails(self.named, self.emails) if self._is_byline(words) else None

    def _take(self, word: Word, before: Word | None) -> None:
        if word.kind == "plain":
            self._wait(word.text)
        elif word.kind == "sign":
            self._part(word.text, before)
        elif word.kind == "role":
            self._role(word.text)
        elif word.kind == "bot":
            self.named.append(Author(word.text))
            self.labelled = True
        elif word.kind == "email":
            self._settle(self.role_ahead, SHORT_NAME)
            self.emails.append(word.text.lower())
        elif word.kind in ("label", "credit"):
            self._settle(self.role_ahead, SHORT_NAME)
            self._label(word)
        if word.kind != "sign":
            self.last = word.kind

    def _wait(self, text: str) -> None:
        part = self.waiting[-1]
        if part and len(part[-1]) == 1 and part[-1] in SURNAMES and len(text) < 3:
            part[-1] += f" {text}"  # 김 구
        else:
            part.append(text)

    def _part(self, sign: str, before: Word | None) -> None:
        """A sign parts names; behind = or : begins what the words before it are about."""
        if sign in "=:":
            self.equals |= sign == "="
            if before is not None and before.kind == "credit":
                self.credited, self.free = True, bool(_FREE.search(before.text))
            # 홍길동·서울=김철수 names a person before the place, 남양주·양평=김철수 two places.
            places = self.waiting if self.last == "plain" else self.waiting[-1:]
            self.unknown += sum(map(len, places))
            del self.waiting[-len(places) :]
        if sign not in _CLOSE:
            self.waiting.append([])

    def _role(self, role: str) -> None:
        if self._settle(role, LONG_NAME):
            return
        if self.last == "email" and self.named and not self.named[-1].role:  # 홍길동(a@b.com) 기자
            self.named[-1] = replace(self.named[-1], role=role)
        elif _CAMERA.match(role):
            self._label(Word("credit", role))
        else:
            self.role_ahead = role if _AHEAD.search(role) else ""
            self.unknown += not self.role_ahead

    def _label(self, word: Word) -> None:
        if word.kind == "label":
            self.writing, self.crediting = True, ""
        elif self.last != "label":  # 글·사진 is one word for two things
            self.writing, self.crediting = False, word.text
            self.credited |= not _VAGUE.fullmatch(word.text)
            self.free = word.text.endswith(("제공", "출처", "캡처", "캡쳐"))

    def _settle(self, role: str, least: int) -> bool:
        """Give the words that wait their role; whether there was a name among them."""
        names, others = _names(self.waiting, least, self.known)
        self.waiting = [[]]
        if self.free:
            self.unknown += max(0, len(others) - _MOST_CREDITED)
        else:
            self.unknown += len(others) + _MOST_UNKNOWN * sum(
                len(other) > _LONGEST_UNKNOWN for other in others
            )
        if names and not self.crediting:
            self.named += [Author(name, role) for name in names]
            self.labelled |= self.writing
        return bool(names)

    def _end(self) -> None:
        if not any(self.waiting):
            return
        if (self.role_ahead and not self.unknown) or self.writing or self.crediting:
            self._settle(self.role_ahead, FULL_NAME)
        elif any(word in self.known for part in self.waiting for word in part):
            self._settle("", _KNOWN)
        elif self.emails or all(_LATIN.fullmatch(word) for part in self.waiting for word in part):
            self.unknown += sum(map(len, self.waiting))
        else:  # 이수빈 기자의 눈
            self.unknown += _MOST_UNKNOWN + 1

    def _is_byline(self, words: Sequence[Word]) -> bool:
        writers = [author for author in self.named if WRITES.search(author.role)]
        surely = writers or (self.named and self.emails) or (self.equals and all(a.role for a in self.named))
        if self.named and (surely or all(author.name in self.known for author in self.named)):
            return self.unknown <= _MOST_UNKNOWN
        if self.unknown:
            return False
        kinds = {word.kind for word in words}
        if self.emails:  # 문의 a@b.com is none
            return kinds <= {"email", "sign", "house", "desk"} or {"role", "desk"} <= kinds
        if self.role_ahead:  # 연합 기자; a lone 기자 is a speaker
            return "house" in kinds
        return (self.labelled or self.credited) and not kinds <= {"label", "credit", "tool", "sign"}


def _names(parts: Sequence[Sequence[str]], least: int, known: Collection[str]) -> tuple[list[str], list[str]]:
    """The names among words, of each part those that look most like one, and the other words."""
    names: list[str] = []
    others: list[str] = []
    for part in parts:
        looks = [_KNOWN if word in known else likeness(word) for word in part]
        best = max(looks, default=-1)
        enough = max(least, min(best, FULL_NAME))
        chosen = [index for index, look in enumerate(looks) if look >= enough]
        if best < FULL_NAME:  # only full names stand side by side: the others are a house or a place
            chosen = chosen[-1:]
        names += [part[index] for index in chosen]
        others += [word for index, word in enumerate(part) if index not in chosen]
    return names, others
