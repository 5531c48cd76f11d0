"""서울경제TV."""

from newsspider.sites.sentv import SENTV
from newsspider.spiders.base import NewsSpider


class SentvSpider(NewsSpider):
    """Crawls www.sentv.co.kr."""

    name = "sentv"
    site = SENTV
