"""What each way in showed of each day, held against the others."""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Set
from dataclasses import dataclass, field


@dataclass(slots=True)
class Comparison:
    """Which way showed which article of which KST day.

    A way is *whole* for a day when it should show all of it: the day's own list, or a list that was paged
    past it. Other ways (feeds, the home page) show a part, and only prove that another way lacks something.
    """

    _shown: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # way, day, ids
    _whole: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # day, way, broken
    _short: set[str] = field(default_factory=set)  # ways that left out articles they should have shown
    _paged_to: str = ""  # the day that a list which goes on was paged back to without a fault

    def add_day(self, way: str, day: str, articles: Mapping[str, str], broken: str) -> None:
        """What a day's own list showed; `broken` is a word for what was amiss, `""` for nothing."""
        self._whole[day][way] = broken
        self.add_part(way, {one: told or day for one, told in articles.items()})
        self._judge(day)

    def add_part(self, way: str, articles: Mapping[str, str]) -> None:
        """What a way showed that promises no whole day."""
        days = self._shown.setdefault(way, defaultdict(set))
        for article_id, day in articles.items():
            days[day].add(article_id)

    def add_back(self, way: str, since: str, articles: Mapping[str, str], broken: str) -> None:
        """What a list showed that was paged back to the day `since`."""
        self.add_part(way, articles)
        if articles and not broken:
            self._paged_to = since
        for day in [day for day in self._whole if day >= since]:
            self._whole[day][way] = broken
            self._judge(day)

    def _judge(self, day: str) -> None:
        known = self.of_day(day)
        self._short |= {
            way for way, broken in self._whole[day].items() if not broken and self._of(way, day) != known
        }

    def was_asked(self, way: str) -> bool:
        """Whether anything was added for the way."""
        return way in self._shown

    def repeats(self, way: str, articles: Set[str]) -> bool:
        """Whether the way showed all these articles for one day before: then its lists are of no day."""
        return bool(articles) and any(articles <= ids for ids in self._shown.get(way, {}).values())

    def of_day(self, day: str) -> set[str]:
        """Every article of the day that any way showed."""
        return {one for days in self._shown.values() for one in days.get(day, ())}

    def agrees_on(self, day: str) -> bool:
        """Whether no way to the day is broken and one shows all that the others do."""
        return not any(self._whole[day].values()) and self.settles(day)

    def settles(self, day: str) -> bool:
        """Whether a way that can be relied upon shows all that is known of the day."""
        known = self.of_day(day)
        if not known:
            return any(broken == "empty" and self._lives(way) for way, broken in self._whole[day].items())
        return any(
            not broken and way not in self._short and self._of(way, day) == known
            for way, broken in self._whole[day].items()
        )

    def exhausts(self, day: str) -> bool:
        """Whether nothing is left to be asked for the day: it is settled, or a list was paged past it."""
        return self.settles(day) or bool(self._paged_to and day >= self._paged_to)

    def _of(self, way: str, day: str) -> set[str]:
        return self._shown.get(way, {}).get(day, set())

    def _lives(self, way: str) -> bool:
        return any(self._shown.get(way, {}).values())

    def may_come_back(self, day: str, lasting: Container[str]) -> bool:
        """Whether a way to the day is broken in a manner that is not `lasting`."""
        return any(broken and broken not in lasting for broken in self._whole[day].values())

    def differences(self, way: str, wanted: Callable[[str], bool]) -> tuple[int, int]:
        """How many articles of wanted days only this way showed, and how many it should have shown too."""
        only = missing = 0
        for day in filter(wanted, {day for days in self._shown.values() for day in days if day}):
            others = {one for other, days in self._shown.items() if other != way for one in days.get(day, ())}
            only += len(self._of(way, day) - others) if others else 0
            missing += len(others - self._of(way, day)) if way in self._whole.get(day, {}) else 0
        return only, missing
