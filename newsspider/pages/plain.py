"""From the plain text of a page, as a dump or a copy and paste gives it, to a draft of its record."""

from newsspider.items import Reading
from newsspider.loaders import loader_for
from newsspider.pages.article import Draft, NoArticle, copyright_of, identify
from newsspider.pages.times import DAY_LINE, MODIFIED, PUBLISHED, stamped
from newsspider.site import Site
from newsspider.text import Line, one_line, text_lines


def read_plain(text: str, url: str, site: Site) -> Draft:
    """Read `text`: a headline, sub-headlines up to the first empty line or sentence, then the body.

    Raises NoArticle when no sentence is there.
    """
    head, lines = _split(text)
    if not any(line.prose for line in lines):
        raise NoArticle("no-text", "the text has a headline at most, no sentence")
    loader = loader_for(site)
    times = [text for text in head[1:] if _is_time(text)]
    timed = [*map(Line, times), *lines]
    loader.add_value("title", head[:1])
    loader.add_value("subtitle", [text for text in head[1:] if text not in times])
    loader.add_value("published_at", stamped(timed, PUBLISHED) or times[:1])
    loader.add_value("modified_at", stamped(timed, MODIFIED))
    article = loader.load_item()
    article.copyright = copyright_of(lines)
    found = {"title": article.title, "text": "text", "published_at": article.published_at}
    article.reading = Reading(
        layout="unknown", **{name: "fallback" for name, value in found.items() if value}
    )
    identify(article, url, site, "")
    return Draft(article, lines, site)


def _is_time(text: str) -> bool:
    return bool(PUBLISHED.search(text) or MODIFIED.search(text) or DAY_LINE.fullmatch(text))


def _split(text: str) -> tuple[list[str], list[Line]]:
    """The headlines and the lines of the body."""
    head: list[str] = []
    rows = text.splitlines()
    for index, row in enumerate(rows):
        line = one_line(row)
        if (not line and head) or Line(line).prose:
            return head, text_lines("\n".join(rows[index:]))
        if line:
            head.append(line)
    return head, []
