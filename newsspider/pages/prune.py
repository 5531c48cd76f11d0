"""From a draft to the record: noise out of the text, bylines into the authors."""

import re
from collections.abc import Sequence

from newsspider.bylines import join_authors, take_bylines
from newsspider.common_noise import COMMON_NOISE, COPYRIGHT_TAIL
from newsspider.companies import companies
from newsspider.items import Article, Author, text_hash
from newsspider.noise import drop_lines
from newsspider.pages.article import Draft

_TOP = 6  # lines at the top of a body in which the headline may stand again


def prune(draft: Draft) -> Article:
    """The record of `draft`, its text pruned by the common rules and those of its site.

    What was dropped is added to `draft.counts` as `noise/<site>/<rule>`. The text may come out empty.
    """
    article, site = draft.article, draft.site
    lines, dropped = drop_lines(draft.lines, (*COMMON_NOISE, *site.noise))
    for rule, number in dropped.items():
        draft.counts[f"noise/{site.name}/{rule}"] += number
    texts = _without_headline([line.text for line in lines], article)
    signed = take_bylines([re.sub(COPYRIGHT_TAIL, "", text) for text in texts])
    if article.reading.authors == "fallback" and any(author.name for author in signed.authors):
        article.authors = []
    article.reading.authors = article.reading.authors or ("fallback" if signed.authors else "")
    article.authors = _authors(article.authors, signed.authors)
    article.text = "\n".join(signed.texts)
    article.companies = companies(article.text)
    article.text_hash = text_hash(article.title, article.text)
    return article


def _without_headline(texts: Sequence[str], article: Article) -> list[str]:
    """`texts` without the lines at their top that repeat the headline or the sub-headline."""
    repeated = {article.title, *article.subtitle.split("\n")}
    top = [text for text in texts[:_TOP] if text not in repeated]
    return top + list(texts[_TOP:])


def _authors(given: Sequence[Author], signed: Sequence[Author]) -> list[Author]:
    """Both, in the order of the text where it names everyone that the page gives."""
    names = {author.name for author in signed}
    if all(author.name in names for author in given):
        return join_authors(signed, given)
    return join_authors(given, signed)
