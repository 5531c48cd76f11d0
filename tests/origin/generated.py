"""Made-up stories in any number, for long windows and heavy load; the same arguments give the same."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from tests.origin import phrases
from tests.origin.story import KST, Byline, Story

MOST_PER_DAY = 999
COPYRIGHTS = {
    "sedaily": "< 저작권자 ⓒ 서울경제, 무단 전재 및 재배포 금지 >",
    "sentv": "[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]",
}


def generated_stories(site: str, first_day: date, days: int, per_day: int, seed: int) -> list[Story]:
    """`per_day` stories for each of `days` days from `first_day`, in the layout and id form of that time.

    Every text is different, also between sites and seeds. Ids do not depend on the seed; those of one
    site differ, before 2024 on sentv within 900 days. Raises ValueError for more than 999 a day and
    KeyError for an unknown site.
    """
    if per_day > MOST_PER_DAY:
        raise ValueError(f"at most {MOST_PER_DAY} stories a day, not {per_day}")
    return [
        _story(site, published, number, seed)
        for ahead in range(days)
        for number, published in enumerate(_times(first_day + timedelta(days=ahead), per_day))
    ]


def _times(day: date, count: int) -> list[datetime]:
    """`count` times of the day, evenly from 06:00 to 23:00."""
    opening = datetime.combine(day, time(6), KST)
    return [opening + timedelta(seconds=number * 17 * 3600 // count) for number in range(count)]


def _sedaily_identity(day: date, number: int) -> tuple[str, str]:
    if day >= date(2026, 2, 1):
        return "2026", str(30_000_000 + (day - date(2026, 2, 1)).days * 1000 + number)
    return ("2020" if day.year >= 2020 else "2016"), f"2G{day:%y%m%d}{_base36(number)}"


def _sentv_identity(day: date, number: int) -> tuple[str, str]:
    if day.year >= 2024:
        return ("2024", "unknown")[number % 2], f"sentv{day:%Y%m%d}{9000 + number}"
    # Six digits hold 900 days of 999 stories; after that the same ids come round again.
    return "2023", str(100_000 + (day.toordinal() % 900) * 1000 + number)


_IDENTITIES: dict[str, Callable[[date, int], tuple[str, str]]] = {
    "sedaily": _sedaily_identity,
    "sentv": _sentv_identity,
}


def _base36(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return digits[number // 36] + digits[number % 36]


def _story(site: str, published: datetime, number: int, seed: int) -> Story:
    day = published.date()
    chance = random.Random(f"{site} {day} {number} {seed}")  # noqa: S311 - not for secrets
    layout, story_id = _IDENTITIES[site](day, number)
    section = chance.choice(list(phrases.SUBJECTS))
    firm, code = phrases.firm(chance)
    writer = Byline(phrases.person(chance), "기자", f"r{chance.randrange(10**5):05d}@sedaily.com")
    head = f"[서울경제TV={writer.name} 기자]" if site == "sentv" else ""
    reference = f"{site}-{day:%Y%m%d}-{number:03d}-{seed}"
    return Story(
        site=site,
        id=story_id,
        layout=layout,
        section=section,
        title=phrases.headline(chance, section, firm),
        published=published,
        modified=published + timedelta(minutes=chance.randrange(5, 300)) if chance.random() < 0.3 else None,
        paragraphs=phrases.paragraphs(chance, section, firm, code, reference),
        companies=((firm, code),),
        authors=(writer,),
        head=head,
        tail=f"/{writer.email}" if head else f"/{writer.name} 기자 {writer.email}",
        tags=(section, firm),
        copyright=COPYRIGHTS[site],
    )
