"""Small pieces of HTML that every rendered page uses."""

import html
import unicodedata

from tests.origin.story import Heading, Story

NOTE = "<!-- Reconstruction: written for tests from public facts, not a page of the publisher. -->"


def plain(text: str) -> str:
    """The text as HTML."""
    return html.escape(text, quote=False)


def soiled(text: str) -> str:
    """The same text with a no-break space, zero-width marks and one decomposed word."""
    first, *rest = text.split(" ")
    if not rest:
        return unicodedata.normalize("NFD", first)
    rest[0] = unicodedata.normalize("NFD", rest[0])
    return "\ufeff" + first + "\u00a0" + "\u200b ".join(rest)


def words(story: Story, text: str) -> str:
    """A text of the story as its page holds it."""
    return plain(soiled(text) if story.dirty else text)


def title(story: Story) -> str:
    """The headline as the page prints it."""
    return plain(story.title_prefix) + words(story, story.title)


def head(story: Story, site_name: str, extra: str = "") -> str:
    """`<head>` with title, OpenGraph where the story's page has it, and keywords."""
    parts = [f'<meta charset="utf-8"><title>{title(story)}{site_name}</title>']
    if story.og_suffix is not None:
        printed = html.escape(story.title_prefix + story.title) + story.og_suffix
        parts.append(
            f'<meta property="og:type" content="article"><meta property="og:title" content="{printed}">'
        )
    if story.tags:
        parts.append(f'<meta name="keywords" content="{html.escape(",".join(story.tags))}">')
    return "<head>" + "\n".join([*parts, extra]) + "</head>"


def document(head_html: str, body: str) -> str:
    """A whole page, which says of itself that it is a reconstruction."""
    return f'<!DOCTYPE html>\n<html lang="ko">{head_html}<body>{NOTE}\n{body}\n</body></html>'


def simple_head(name: str) -> str:
    """`<head>` of a page that is no article."""
    return f'<head><meta charset="utf-8"><title>{plain(name)}</title></head>'


def body_lines(story: Story) -> list[tuple[bool, str]]:
    """(is a sub-heading, HTML) for every line of the body, byline and e-mail where the desk puts them."""
    lines = [
        (isinstance(part, Heading), words(story, part.text if isinstance(part, Heading) else part))
        for part in story.paragraphs
    ]
    if story.head:
        lines[0] = (False, f"{plain(story.head)} {lines[0][1]}")
    if story.tail.startswith("/"):
        lines[-1] = (False, lines[-1][1] + plain(story.tail))
    elif story.tail:
        lines.append((False, plain(story.tail)))
    if story.video_credits:
        lines.append((False, plain(story.video_credits)))
    return lines


def links(pairs: list[tuple[str, str]], *, numbered: bool = False) -> str:
    """A list of (address, headline)."""
    items = []
    for place, (address, text) in enumerate(pairs, 1):
        number = f"<em>{place}</em>" if numbered else ""
        items.append(f'<li><a href="{html.escape(address)}">{number}{plain(text)}</a></li>')
    return "<ul>" + "".join(items) + "</ul>"
