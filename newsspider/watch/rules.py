"""Has a site's look drifted away from its rules? A crawl is compared with the last sound ones of its kind."""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import median

from newsspider.site import Layout, Site
from newsspider.watch.runs import ENOUGH, Sample

WINDOW = 7  # earlier samples that a crawl is compared with
POINTS = 0.20  # a share that moved by less than this is not worth a line
EXPECTED = 5  # a rule is dead when it never fired where it should have fired at least so often

_FIELDS = ("title", "subtitle", "authors", "published_at", "modified_at", "section", "tags")
_TOLD = {  # shares that should not rise
    "lost": "no article, or half of one ({})",
    "truncated": "text cut short ({})",
    "unreadable": "{}: found, but cannot be read",
}


def drift(site: Site, now: Sample, sound: Sequence[Sample]) -> list[str]:
    """One sentence for each thing that a person should look at; none when all is well.

    `sound` are earlier samples, oldest first. Those of other pages than these (an archive of older layouts,
    say) are left out; of the rest the last `WINDOW` count. Without any, only what is wrong in itself is told.
    """
    earlier = [sample for sample in sound if _alike(now, sample)][-WINDOW:]
    told = list(_dead_layouts(site, now, earlier))
    told += _dead_rules(now, earlier)
    told += _moved(now, earlier)
    if number := now.counts["replaced_characters"]:
        told.append(f"U+FFFD in {number} articles: their pages were decoded wrongly, or are broken")
    return told


def never_found(now: Sample) -> list[str]:
    """Fields that not one page of the sample gave."""
    return [name for name in _FIELDS if not now.shares.get(f"found/{name}")]


def _alike(now: Sample, then: Sample) -> bool:
    """Whether both are of the same kind of pages: no known layout is met much more often than before."""
    layouts = [name for name in now.shares if name.startswith("layout/") and name != "layout/none"]
    return all(now.shares[name] - then.shares.get(name, 0.0) <= POINTS for name in layouts)


def _usual(name: str, earlier: Sequence[Sample]) -> float:
    return median(sample.shares.get(name, 0.0) for sample in earlier) if earlier else 0.0


def _more(share: float, usual: float, number: int) -> bool:
    """Whether a share of `number` pages lies above the usual one by more than POINTS and than chance."""
    return share - usual > max(POINTS, 3 * sqrt(usual * (1 - usual) / max(1, number)))


def _dead_layouts(site: Site, now: Sample, earlier: Sequence[Sample]) -> Iterator[str]:
    """Layouts that fit no page any more, while pages came that fit none.

    A layout whose pages were simply not met leaves no page without a layout, and is not told.
    """
    unread = now.shares.get("layout/none", 0.0)
    if unread * now.parsed < ENOUGH / 2:
        return
    dead = [layout for layout in site.layouts if not now.shares.get(f"layout/{layout.name}")]
    if not earlier:
        for layout in dead:
            tried = now.counts[f"tried/text/{layout.name}: css {layout.body}"]
            if tried == now.parsed and unread > 0.5:
                yield _dead_layout(layout, now, "")
        return
    rise = unread - _usual("layout/none", earlier)
    for layout in sorted(dead, key=lambda layout: -_usual(f"layout/{layout.name}", earlier)):
        usual = _usual(f"layout/{layout.name}", earlier)
        if usual and rise >= usual / 2:  # the pages that it used to read are among those that fit none
            rise -= usual
            yield _dead_layout(layout, now, f"; it used to fit {usual:.0%} of the pages")


def _dead_layout(layout: Layout, now: Sample, before: str) -> str:
    body = f"css {layout.body}"
    tried = now.counts[f"tried/text/{layout.name}: {body}"]
    others = [f"{name} {rule}" for name in _FIELDS for rule in vars(layout)[name]]
    rest = f"; with it go {', '.join(others)}" if others else ""
    return (
        f"layout {layout.name} fits no page: text {body} was tried on {tried} and never fired{before}{rest}"
    )


def _dead_rules(now: Sample, earlier: Sequence[Sample]) -> Iterator[str]:
    for (name, rule), (tried, fired) in now.rules.items():
        before = [sample.rules.get((name, rule), (0, 0)) for sample in earlier]
        rates = [fired_then / tried_then for tried_then, fired_then in before if tried_then]
        usual = median(rates) if rates else 0.0
        if name != "text" and not fired and tried >= ENOUGH and usual * tried >= EXPECTED:
            yield (
                f"rule {rule} for {name} is dead: tried on {tried} pages, never fired;"
                f" it used to fire on {usual:.0%} of them"
            )


def _moved(now: Sample, earlier: Sequence[Sample]) -> Iterator[str]:
    """Shares that moved. Without earlier crawls: losses, and a fallback for most texts."""
    for name in sorted({name for sample in (now, *earlier) for name in sample.shares}):
        share, usual = now.shares.get(name, 0.0), _usual(name, earlier)
        kind, _, what = name.partition("/")
        before = f", usually {usual:.0%}" if earlier else ""
        if kind == "found" and earlier and now.parsed and _more(1 - share, 1 - usual, now.parsed):
            yield f"{what}: found on {share:.0%} of the pages{before}"
        elif kind == "fallback":
            yield from _more_fallback(what, now, earlier)
        elif name == "layout/none" and _more(share, usual if earlier else 0.5, now.parsed):
            yield f"text: found only by the fallback on {share:.0%} of the pages{before}"
        elif kind in _TOLD and _more(share, usual, now.pages):
            yield f"{_TOLD[kind].format(what)} on {share:.0%} of the pages{before}"


def _more_fallback(field: str, now: Sample, earlier: Sequence[Sample]) -> Iterator[str]:
    """A field that rules used to find, compared with the crawls that found it at all."""
    name = f"fallback/{field}"
    known = [sample for sample in earlier if name in sample.shares]
    share, usual = now.shares.get(name, 0.0), _usual(name, known)
    found = round(now.shares.get(f"found/{field}", 0.0) * now.parsed)
    if known and found >= ENOUGH / 2 and _more(share, usual, found):
        yield f"{field}: by the fallback on {share:.0%} of the pages that gave it, usually {usual:.0%}"
