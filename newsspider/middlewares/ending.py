"""How a middleware ends a run before its listings do."""

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro


def end_run(crawler: Crawler, reason: str) -> None:
    """Ask for nothing more; what was sent is still received. `reason` is the finish reason of the run.

    Raises RuntimeError before the engine exists.
    """
    if crawler.engine is None:
        raise RuntimeError(f"the run was to end ({reason}) before it began")
    deferred_from_coro(crawler.engine.close_spider_async(reason=reason))
