"""From a draft to the record: noise out of the text, bylines into the authors."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from newsspider.bylines.authors import join_authors
from newsspider.bylines.edges import is_byline, may_sign, take_bylines
from newsspider.bylines.signatures import as_columnist, is_of_guest, with_roles
from newsspider.common_noise import COMMON_NOISE, COPYRIGHT_TAIL
from newsspider.companies import companies
from newsspider.items import Article, Author, text_hash
from newsspider.margins import drop_margins
from newsspider.noise import drop_lines
from newsspider.pages.article import Draft
from newsspider.text import Line, names_of

_SUB_HEADLINES = 6  # more bold lines than this are no sub-headline
_WORDS = re.compile(
    r"(?!Q\.|문\s?[:.]|\[[^\]]*\]$)[^【<〈(▶◇◆△▲―-].{7,}"
)  # not [앵커], ▶ 인터뷰, ◇ 승진, ― 질문
_DAY = re.compile(r"(?<=다\.)\s*20\d\d\.\s?\d\d\.\s?\d\d\.?\s*$")  # of a photograph, behind its text
_LAST = 2  # sentences at the end of a text behind which the credit of its picture may stand
_PICTURE_CREDIT = re.compile(
    r"(?<=다\.)\s*(?:[\[(<]\s?)?(?:(?:자료)?사진|영상|이미지)\s?(?:제공|출처)?\s?[=:ⓒ]\s?[^.]{1,30}$"
)
_DECK = re.compile(r"\[(?P<deck>(?:\[[^\[\]]{2,20}\])?[^\[\]]{8,200})\]")  # behind a byline: [기자] [부제]
_TAIL = 200  # characters at the end of a line in which a copyright line may hang
_BEHIND = 8  # lines of a block behind which a byline is the article's
_TOP = 6  # lines at the top of a body in which the headline may stand again


def prune(draft: Draft) -> Article:
    """The record of `draft`, its text pruned by the common rules and those of its site.

    What was dropped is added to `draft.counts` as `noise/<site>/<rule>`. The text may come out empty.
    """
    article, site = draft.article, draft.site
    guest = is_of_guest(article.title)
    uncredited = _without_credits(draft.lines)
    lines, dropped = drop_lines(uncredited, (*COMMON_NOISE, *site.noise))
    lines += _signed_behind(uncredited, lines)
    below = _without_headline(lines, article)
    dropped["headline-again"] += len(lines) - len(below)
    dropped["picture-credit"] += sum(a.text != b.text for a, b in zip(uncredited, draft.lines, strict=True))
    if not article.subtitle:
        article.subtitle, below = _leading_subtitle(below, guest)
    known = {author.name for author in article.authors if author.name}
    lines, margins = drop_margins(below, known)
    for rule, number in (+dropped + margins).items():
        draft.counts[f"noise/{site.name}/{rule}"] += number
    texts = [line.text for line in lines]
    signed = take_bylines(
        [text[:-_TAIL] + re.sub(COPYRIGHT_TAIL, "", text[-_TAIL:]) for text in texts],
        known,
        guest=guest,
    )
    deck, texts = _deck(texts, signed.texts)
    article.subtitle = article.subtitle or deck
    if article.reading.authors == "fallback" and any(author.name for author in signed.authors):
        article.authors = _named_by(article.authors, signed.authors)
    article.reading.authors = article.reading.authors or ("fallback" if signed.authors else "")
    article.authors = with_roles(_authors(article.authors, signed.authors), draft.lines)
    article.text = _DAY.sub("", "\n".join(texts))
    article.companies = companies(article.text)
    article.text_hash = text_hash(article.title, article.text)
    return article


def _without_credits(lines: Sequence[Line]) -> list[Line]:
    """`lines`, the last sentences without a picture's credit behind them; elsewhere it ends a caption."""
    prose = [index for index, line in enumerate(lines) if line.prose]
    last = prose[-_LAST:]
    return [
        replace(line, text=_PICTURE_CREDIT.sub("", line.text)) if index in last else line
        for index, line in enumerate(lines)
    ]


def _signed_behind(lines: Sequence[Line], kept: Sequence[Line]) -> list[Line]:
    """The bylines right behind the block that ended the text, as a broadcaster's call for tips does."""
    end = max((at for at, line in enumerate(lines) if line in kept[-1:]), default=len(lines))
    behind = takewhile(lambda line: line.linked < 0.5, lines[end + 1 :][:_BEHIND])
    return [line for line in behind if is_byline(line.text)]


def _without_headline(lines: Sequence[Line], article: Article) -> list[Line]:
    """`lines` without those at their top that repeat the headline or the sub-headline."""
    repeated = {article.title, *article.subtitle.split("\n")}
    return [line for line in lines[:_TOP] if line.text not in repeated] + list(lines[_TOP:])


def _leading_subtitle(lines: Sequence[Line], guest: bool) -> tuple[str, list[Line]]:
    """The lines set apart above the first sentence, where the text has no other bold line; and the rest."""
    first = next((line for line in lines if line.prose), None)
    lead = list(takewhile(lambda line: _is_apart(line, first) and _is_headline(line.text, guest), lines))
    rest = list(lines[len(lead) :])
    if any(_kind(line) == _kind(one) for line in rest for one in lead if not one.heading):
        return "", list(lines)  # its kind goes on: the questions of an interview
    if (
        not 0 < len(lead) <= _SUB_HEADLINES
        or any(line.heading for line in rest)
        or not any(x.prose for x in rest)
    ):
        return "", list(lines)
    return "\n".join(line.text for line in lead), rest


def _deck(lines: Sequence[str], texts: Sequence[str]) -> tuple[str, list[str]]:
    """The sub-headline in brackets that stood behind a byline at the head of `lines`; `texts` without it."""
    found = _DECK.fullmatch(texts[0]) if len(texts) > 1 and lines[0] != texts[0] else None
    if found is None or not lines[0].endswith(texts[0]):
        return "", list(texts)
    return found["deck"], list(texts[1:])


def _is_headline(text: str, guest: bool) -> bool:
    return _WORDS.match(text) is not None and not (may_sign(text) or as_columnist(text, guest=guest))


def _is_apart(line: Line, first: Line | None) -> bool:
    """Whether `line` is bold, or stands in an element of another kind than the `first` sentence."""
    if line.prose or line.heading or line.node is None or first is None or first.node is None:
        return line.heading and not line.prose
    return bool(names_of(line.node)) and line.linked < 0.5 and _kind(line) != _kind(first)


def _kind(line: Line) -> tuple[str, list[str]]:
    """The element and the names in which a line stands."""
    return (line.node.tag, names_of(line.node)) if line.node is not None else ("", [])


def _named_by(found: Sequence[Author], signed: Sequence[Author]) -> list[Author]:
    """Those that a page names beside its text, as far as they signed; all, if everyone who did is there."""
    names = {author.name for author in signed if author.name}
    all_there = names <= {author.name for author in found}
    return [author for author in found if all_there or author.name in names]


def _authors(given: Sequence[Author], signed: Sequence[Author]) -> list[Author]:
    """Both, in the order of the text where it names all that the page gives; an address is of who signed."""
    names, owners = {author.name for author in signed}, {author.email: author.name for author in signed}
    given = [
        author if owners.get(author.email, author.name) == author.name else replace(author, email="")
        for author in given
    ]
    if all(author.name in names for author in given):
        return join_authors(signed, given)
    return join_authors(given, signed)
