"""Authors put together: each once, with the role and the address that belong to them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsspider.items import Author


def join_authors(first: Sequence[Author], more: Iterable[Author]) -> list[Author]:
    """Both, each name once, with the role and address that either gives; nameless addresses find their owner.

    >>> join_authors([Author("이수빈", "인턴기자")], [Author(email="q@example.com"), Author("이수빈")])
    [Author(name='이수빈', role='인턴기자', email='q@example.com')]
    """
    joined: dict[str, Author] = {}
    emails = []
    for author in (*first, *more):
        if not author.name:
            emails.append(author.email)
            continue
        old = joined.get(author.name, author)
        joined[author.name] = Author(author.name, old.role or author.role, old.email or author.email)
    given = give_emails(list(joined.values()), emails)
    return [
        author for author in given if author.name
    ] or given  # beside names, it is a desk's or a photographer's


def give_emails(authors: Sequence[Author], emails: Iterable[str]) -> list[Author]:
    """`authors` with the addresses they lack, in order; an address nobody lacks is an author of its own.

    >>> give_emails([Author("이수빈", "인턴기자")], ["q@example.com"])
    [Author(name='이수빈', role='인턴기자', email='q@example.com')]
    """
    rest = [
        email
        for email in dict.fromkeys(emails)
        if email and email not in {author.email for author in authors}
    ]
    given = [author if author.email or not rest else replace(author, email=rest.pop(0)) for author in authors]
    return given + [Author(email=email) for email in rest]


def without_emails(authors: Iterable[Author]) -> list[Author]:
    """The authors without addresses; one who was nothing but an address goes.

    >>> without_emails([Author("이수빈", "인턴기자", "q@example.com"), Author(email="q@example.com")])
    [Author(name='이수빈', role='인턴기자', email='')]
    """
    return [replace(author, email="") for author in authors if author.name]
