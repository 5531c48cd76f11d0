"""What a window of days will cost, before it is crawled."""

from collections.abc import Container

from newsspider.arguments import Arguments
from newsspider.site import Site

LONG = 7  # days; a longer window says what it will cost before it starts
ARTICLES_A_PAGE = 20  # of a list that goes on: assumed, no list of the sites has been seen


def plan(site: Site, arguments: Arguments, done: Container[str], delay: float, ceiling: int) -> list[str]:
    """The cost of the window in requests and hours, with what is assumed, as lines for a person.

    `done` are the days that need not be listed again; `delay` is the least time between two requests in
    seconds, `ceiling` the most requests of a day, 0 for none. What is known already costs nothing: it may
    be less.
    """
    days = [day for day in arguments.days if day.isoformat() not in done]
    if not days:
        return [f"{site.name}: nothing to ask for, {len(arguments.days) or 'no'} days of the window are open"]
    pages = -(-site.articles_a_day // ARTICLES_A_PAGE)
    day_lists = [one for one in site.listings if one.of_a_day and not one.sections]
    listings = len(days) * sum(pages if one.goes_on else 1 for one in day_lists)
    articles = len(days) * site.articles_a_day
    requests = listings + articles
    hours = requests * delay / 3600
    spread = f", spread over {-(-requests // ceiling)} days" if ceiling and requests > ceiling else ""
    return [
        f"{site.name}: {len(days)} of {len(arguments.days)} days, {days[-1]} to {days[0]}:"
        f" about {requests:,} requests, {hours:,.1f} hours{spread}",
        f"  {listings:,} for lists, {articles:,} for articles; assumed: {site.articles_a_day} articles a day,"
        f" {ARTICLES_A_PAGE} on a page of a list, one request in {delay:g} s, nothing of it known yet",
    ]
