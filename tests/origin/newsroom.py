"""The stories of one site in the orders its listings need."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tests.origin.story import Story

STRAY_HEADLINES = (
    "수출 바우처 신청 기업 작년의 두 배…예산은 제자리",
    "새벽배송 확대에 물류창고 임대료 다시 꿈틀",
    "공시가 이의신청 마감…상향 요구는 열에 하나",
    "조선 3사 도크 꽉 찼다…2029년 인도 물량까지 협상",
    "지방 공항 국제선 회복률 90% 넘어서",
    "로봇 감속기 국산화에 부품사 세 곳 도전장",
    "햇배 출하 앞두고 도매가격 안정세",
    "퇴직연금 갈아타기 한 달, 계좌 이동 어디로",
    "전력망 특별법 시행령 초안 공개",
    "소상공인 배달 수수료 상생안 막판 조율",
)
"""Headlines for the boxes beside an article when there are too few other stories to fill them."""


class Newsroom:
    """Stories of one site. Raises ValueError when two of them share an id."""

    def __init__(self, stories: Iterable[Story]) -> None:
        told = list(stories)
        self._arrange(told)
        if len(self.by_id) != len(told):
            raise ValueError("two stories of one site share an id")

    def publish(self, story: Story) -> None:
        """Add the story, or put it in the place of the one with its id."""
        self._arrange([*(other for other in self.newest_first if other.id != story.id), story])

    def _arrange(self, stories: Iterable[Story]) -> None:
        self.newest_first: Sequence[Story] = sorted(stories, key=lambda s: (s.published, s.id), reverse=True)
        self.by_id = {story.id: story for story in self.newest_first}
        self._place = {story.id: place for place, story in enumerate(self.newest_first)}
        by_day: dict[date, list[Story]] = defaultdict(list)
        for story in self.newest_first:
            by_day[story.published.date()].append(story)
        self._by_day = dict(by_day)

    @property
    def days(self) -> dict[date, int]:
        """How many stories each day has, newest day first."""
        return {day: len(stories) for day, stories in self._by_day.items()}

    def of_day(self, day: date) -> Sequence[Story]:
        """The stories of that day, newest first; none when there are none."""
        return self._by_day.get(day, [])

    def in_sections(self, sections: Iterable[str]) -> Sequence[Story]:
        """The stories of these sections, newest first."""
        wanted = set(sections)
        return [story for story in self.newest_first if story.section in wanted]

    def beside(self, story: Story, count: int = 10) -> Sequence[Story]:
        """Up to `count` other stories, the same ones every time: what the boxes around a story link to."""
        start = self._place[story.id] + 1
        ring = [*self.newest_first[start : start + count], *self.newest_first[:count]]
        others = {other.id: other for other in ring if other.id != story.id}
        return list(others.values())[:count]
