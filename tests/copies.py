"""Made-up Korean business news with a known truth: originals, bulletins, copies of seven kinds.

Everything is drawn from one seed. Unrelated originals share words and now and then a stock phrase. Bulletins
of one template share whole sentences, but numbers and names differ: other news. A copy follows its original.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.copies_words import (
    AGREEMENT,
    BULLETINS,
    ENDINGS,
    FIRST,
    HEADS,
    NOTICE,
    PHRASES,
    PLACES,
    SECOND,
    TAILS,
    TIMES,
)

KINDS = {
    "A": "byline, copyright line or subtitle changed",
    "B": "1 to 3 sentences replaced",
    "C": "a block of 15 to 25 % deleted or inserted",
    "D": "30 to 40 % of the sentences replaced",
    "E": "spacing, quotes and middle dots written otherwise",
    "F": "5 % of the words substituted",
    "G": "cut off after the first 40 %",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One text; `kind` is original, sibling or one of KINDS, `of` the text it copies, else -1."""

    number: int
    kind: str
    of: int
    text: str


def corpus(size: int, seed: int = 1) -> Iterator[Sample]:
    """`size` texts in order of publication: 10 % copies, 4 % bulletins, the rest original."""
    writer = Writer(random.Random(seed))  # noqa: S311
    recent: list[tuple[int, list[str]]] = []
    for number in range(size):
        draw = writer.rng.random()
        if draw < 0.10 and recent:
            kind = writer.rng.choice(list(KINDS))
            of, story = writer.rng.choice(recent[-3000:])
            yield Sample(number, kind, of, writer.copy(story, kind))
        elif draw < 0.14:
            yield Sample(number, "sibling", -1, writer.bulletin())
        else:
            story = writer.story()
            recent = [*recent[-2999:], (number, story)] if len(recent) > 6000 else recent
            recent.append((number, story))
            yield Sample(number, "original", -1, writer.printed(story))


class Writer:
    """Writes stories, as lists of sentences, and their copies."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def story(self) -> list[str]:
        """An original of 8 to 40 sentences, one in twenty of them a stock phrase."""
        length = min(40, max(8, round(self.rng.lognormvariate(2.9, 0.45))))
        return [
            self.rng.choice(PHRASES) if self.rng.random() < 0.05 else self.sentence() for _ in range(length)
        ]

    def sentence(self) -> str:
        """A sentence of two or three clauses."""
        clauses = [self._clause(self.rng.choice(TAILS)) for _ in range(self.rng.choice((0, 1, 1, 2)))]
        said = " ".join([*clauses, self._clause(self.rng.choice(ENDINGS))])
        if self.rng.random() < 0.15:
            head = self.rng.choice(HEADS)
            return f"{self.person()} {head}{_particle(head, '은', '는')} “{said}”고 말했다."
        return f"{self.rng.choice(TIMES)} {said}." if self.rng.random() < 0.4 else f"{said}."

    def _clause(self, end: str) -> str:
        subject = self.rng.choice((self.company, self.thing))()
        words = [subject + _particle(subject, "은", "는"), self.rng.choice(PLACES)]
        if self.rng.random() < 0.6:
            words.append(self.amount())
        thing = self.thing()
        words += [thing + _particle(thing, "을", "를"), end]
        return " ".join(words)

    def thing(self) -> str:
        """A thing of two words, now and then two things with a middle dot."""
        one = f"{self.rng.choice(FIRST)} {self.rng.choice(SECOND)}"
        return f"{self.rng.choice(FIRST)}·{one}" if self.rng.random() < 0.1 else one

    def company(self) -> str:
        """One of some 20,000 made-up companies."""
        name = "".join(
            self.rng.choice("가나다라마바사아자차카타파하한신우동현세진영성대일광") for _ in range(2)
        )
        return name + self.rng.choice(
            ("전자", "화학", "바이오", "중공업", "증권", "제약", "건설", "통신", "소재")
        )

    def person(self) -> str:
        """A made-up name."""
        given = self.rng.choice("민서지현도윤하준예수") + self.rng.choice("우진영호연아율빈석희")
        return self.rng.choice("김이박최정강조윤장임한오서신권") + given

    def amount(self) -> str:
        """A number with its unit."""
        value = self.rng.choice(
            (
                f"{self.rng.uniform(0.1, 60):.1f}%",
                f"{self.rng.randint(11, 9999):,}억 원",
                f"{self.rng.randint(11, 990)}만 대",
            )
        )
        return f"지난해보다 {value} 많은" if self.rng.random() < 0.5 else f"{value} 규모의"

    def bulletin(self) -> str:
        """A market bulletin or a notice: fixed words, other numbers, another company, up or down."""
        template = self.rng.choice([*BULLETINS, NOTICE, AGREEMENT])
        return "\n".join(self._filled(line) for line in template)

    def _filled(self, line: str) -> str:
        for mark, value in (
            ("{회사}", self.company),
            ("{사람}", self.person),
            ("{물건}", self.thing),
            ("{지수}", lambda: f"{self.rng.uniform(600, 3500):,.2f}"),
            ("{포인트}", lambda: f"{self.rng.uniform(0.1, 80):.2f}"),
            ("{퍼센트}", lambda: f"{self.rng.uniform(0.01, 9):.2f}"),
            ("{억}", lambda: f"{self.rng.randint(3, 9800):,}"),
            ("{원}", lambda: f"{self.rng.randint(10, 99000):,}"),
            ("{일}", lambda: str(self.rng.randint(1, 28))),
            ("{방향}", lambda: self.rng.choice(("오른", "내린"))),
        ):
            while mark in line:
                line = line.replace(mark, value(), 1)
        return line

    def printed(self, story: list[str]) -> str:
        """The story in paragraphs of three sentences, with a byline and a copyright line left in."""
        paragraphs = [" ".join(story[i : i + 3]) for i in range(0, len(story), 3)]
        byline = self.rng.choice(("[서울경제TV={} 기자]", "/{} 기자", "{}기자"))
        tail = self.rng.choice(
            (
                "",
                "[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]",
                "< 저작권자 ⓒ 서울경제, 무단 전재 및 재배포 금지 >",
            )
        )
        return "\n".join(filter(None, [byline.format(self.person()), *paragraphs, tail]))

    def copy(self, story: list[str], kind: str) -> str:
        """The story as another site or day prints it, see KINDS."""
        changed = {
            "A": lambda: [self.sentence(), *story] if self.rng.random() < 0.3 else story,
            "B": lambda: self._replaced(story, self.rng.randint(1, 3)),
            "C": lambda: self._block(story),
            "D": lambda: self._replaced(story, round(len(story) * self.rng.uniform(0.3, 0.4))),
            "E": lambda: story,
            "F": lambda: [self._substituted(sentence) for sentence in story],
            "G": lambda: story[: max(3, round(len(story) * 0.4))],
        }[kind]()
        text = self.printed(changed)
        return self._respelled(text) if kind == "E" else text

    def _replaced(self, story: list[str], count: int) -> list[str]:
        places = set(self.rng.sample(range(len(story)), count))
        return [self.sentence() if i in places else sentence for i, sentence in enumerate(story)]

    def _block(self, story: list[str]) -> list[str]:
        size = round(len(story) * self.rng.uniform(0.15, 0.25))
        start = self.rng.randrange(len(story) - size)
        if self.rng.random() < 0.5:
            return story[:start] + story[start + size :]
        return story[:start] + [self.sentence() for _ in range(size)] + story[start:]

    def _substituted(self, sentence: str) -> str:
        """Another word for one in twenty; numbers stay, for with others it would be other news."""
        others = [word for word in self.sentence().rstrip(".").split() if not _has_digit(word)]
        *words, last = sentence.split(" ")
        changed = [
            self.rng.choice(others) if self.rng.random() < 0.05 and not _has_digit(word) else word
            for word in words
        ]
        return " ".join([*changed, last])

    def _respelled(self, text: str) -> str:
        text = text.replace("·", self.rng.choice("ㆍ‧・")).replace("“", '"').replace("”", '"')
        # One blank in five goes, and the unit moves to or from its number.
        text = "".join("" if c == " " and self.rng.random() < 0.2 else c for c in text)
        return text.replace("억 원", "억원").replace("지난해보다", "지난해 보다")


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _particle(word: str, after_consonant: str, after_vowel: str) -> str:
    return after_consonant if (ord(word[-1]) - 0xAC00) % 28 else after_vowel
