"""Dates as Korean news writes them, read into ISO 8601 with an offset.

Korea has no daylight saving time; a time without a zone is Korean.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from newsspider.text import one_line

KST = timezone(timedelta(hours=9), "KST")

_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "EDT": -4, "EST": -5, "PDT": -7, "PST": -8}  # hours; others are Korean
_CENTURY = 2000  # of a year in two digits
_EARLIEST = 1980  # no article of a site on the web was first published before
_DATE = r"(?P<y>(?:19|20)\d\d)\s?(?:[-./]|년)\s?(?P<m>\d{1,2})\s?(?:[-./]|월)\s?(?P<d>\d{1,2})(?:\s?일|\.)?"
_SHORT = r"(?P<sy>\d\d)[-./](?P<sm>\d\d)[-./](?P<sd>\d\d)(?=\.?\s\d\d:\d\d)"  # 25.07.17 10:23
_COMPACT = (
    r"(?P<cy>(?:19|20)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>[0-3]\d)"
    r"(?=T|\s|$|(?P<cclock>[0-2]\d[0-5]\d(?:[0-5]\d)?)$)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = (  # July 17, 2025
    rf"(?P<em>{'|'.join(_MONTHS)})[a-z]*\.?\s(?P<ed>\d\d?)(?:st|nd|rd|th)?,\s(?P<ey>(?:19|20)\d\d)"
)
_WEEKDAY = r"\s*(?:[(\[]?[월화수목금토일](?:요일)?[)\]]?)?"
_CLOCK = (
    r"(?P<half>오전|오후|AM|PM)?\s*(?P<h>\d{1,2})\s?(?:[:시]\s?(?P<min>\d{1,2})(?:\s?분)?|시(?!\d))"
    r"(?:\s?(?::|(?<=분))\s?(?P<s>\d{1,2})(?!\d)(?:[.,]\d+)?(?:\s?초)?)?\s*(?P<half2>[AP]M)?"
    r"\s*(?P<zone>Z\b|UTC|GMT|[A-Z]{3}\b|[+-]\d\d:?\d\d)?"
)
_MOMENT = re.compile(
    rf"(?<!\d)(?:{_DATE}|{_COMPACT}|{_SHORT}|{_ENGLISH}){_WEEKDAY}(?:(?:[\]T\s|,(]|(?<=\s)[-/]\s)*{_CLOCK})?",
    re.I,
)
DAY = (  # as pages print it, without groups
    r"(?:(?:19|20)\d\d\s?[-./년]\s?\d\d?\s?[-./월]\s?\d\d?(?:\s?일|\.)?|(?<!\d)\d\d[-./]\d\d[-./]\d\d(?=\.?\s\d\d:)\.?)"
)
CLOCK = r"(?:오전\s?|오후\s?)?\d\d?\s?[:시]\s?\d\d(?:\s?분|:\d\d)?"
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
WHEN = re.compile(  # a printed time with its label and the signs beside it; `clock` where it has one
    r"\s*[|·ㅣ]?\s*(?:(?:기사|최종)?(?:입력|등록|승인|작성|발행|송고|수정|게재|게시|공개|갱신|업데이트)(?:일시?|시간)?\s*[:|]?\s*)?"
    rf"{DAY}{_WEEKDAY}"
    r"(?P<clock>[\s|,]*(?:오전|오후)?\s*\d\d?\s?[:시]\s?\d\d?(?:\s?[:분]\s?(?:\d\d?초?)?)?)?\s*[|·ㅣ]?\s*"
)
_AGO = re.compile(r"(?P<number>\d{1,3})\s?(?P<unit>초|분|시간|일)\s?전|방금(?:\s?전)?")
_UNITS = {"초": "seconds", "분": "minutes", "시간": "hours", "일": "days", None: "seconds"}


def utc_now() -> str:
    """This moment as the record writes it: ISO 8601 in UTC, whole seconds, with `Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_kst(value: str, seen: str = "") -> str | None:
    """The moment that `value` names, as ISO 8601 in KST with whole seconds; None when it names none.

    `seen` (ISO 8601) is when the page was fetched: "2분 전" can only be read against it, and a moment more
    than a day behind it, or before 1980, is not believed.

    >>> iso_kst("입력 2025-07-17 오전 10:23:11"), iso_kst("승인 2018.11.02 17:05")
    ('2025-07-17T10:23:11+09:00', '2018-11-02T17:05:00+09:00')
    >>> iso_kst("2025년 7월 17일 (목) 오후 3시 5분"), iso_kst("2026-02-12T01:40:31Z")
    ('2025-07-17T15:05:00+09:00', '2026-02-12T10:40:31+09:00')
    >>> iso_kst("2025.07.17 01:23 PDT")
    '2025-07-17T17:23:00+09:00'
    >>> iso_kst("25.07.17 10:23"), iso_kst("Posted July. 17, 2025 10:23,")
    ('2025-07-17T10:23:00+09:00', '2025-07-17T10:23:00+09:00')
    >>> iso_kst("2분 전", seen="2025-07-17T01:25:30Z"), iso_kst("1752715391")
    ('2025-07-17T10:23:00+09:00', '2025-07-17T10:23:11+09:00')
    >>> iso_kst("2025-02-30 10:00") is None, iso_kst("오늘") is None, iso_kst("2분 전") is None
    (True, True, True)
    """
    text = one_line(value)
    now = datetime.fromisoformat(seen) if seen else None
    try:
        moment = _written(text) or _counted(text, now) or _mailed(text)
        if moment is None or moment.year < _EARLIEST or (now and moment > now + timedelta(days=1)):
            return None
        return moment.astimezone(KST).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def _written(text: str) -> datetime | None:
    """A date with or without a time of day. Raises ValueError for a day that does not exist."""
    found = _MOMENT.search(text)
    if not found:
        return None
    year, month, day = (
        _number(next(filter(None, found.group(part, f"c{part}", f"s{part}", f"e{part}")))) for part in "ymd"
    )
    year += _CENTURY if year < 100 else 0
    if clock := found["cclock"]:
        return datetime(year, month, day, int(clock[:2]), int(clock[2:4]), int(clock[4:] or 0), tzinfo=KST)
    hour = int(found["h"] or 0)
    half = (found["half"] or found["half2"] or "").upper()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in ("오후", "PM") else 0)
    return datetime(
        year, month, day, hour, int(found["min"] or 0), int(found["s"] or 0), tzinfo=_zone(found["zone"])
    )


def _number(value: str) -> int:
    """A number, or that of an English month."""
    return int(value) if value.isdigit() else _MONTHS.index(value.lower()) + 1


def _counted(text: str, now: datetime | None) -> datetime | None:
    """Seconds since 1970, or a time ago; the latter to the minute, since no page counts finer."""
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    found = _AGO.fullmatch(text)
    if not found or not now:
        return None
    ago = now - timedelta(**{_UNITS[found["unit"]]: int(found["number"] or 0)})
    return ago.replace(second=0)


def _mailed(text: str) -> datetime | None:
    """An RFC 822 date, as feeds write it."""
    if not re.search(r"\d{1,2}\s[A-Za-z]{3}\s\d{4}", text):
        return None
    moment = parsedate_to_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=KST)


def _zone(name: str | None) -> timezone:
    hours = _ZONES.get((name or "KST").upper(), 9)
    if not name or name[0] not in "+-":
        return timezone(timedelta(hours=hours))
    minutes = int(name[1:3]) * 60 + int(name[-2:])
    return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes))
