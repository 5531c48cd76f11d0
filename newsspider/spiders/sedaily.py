"""서울경제."""

from newsspider.sites.sedaily import SEDAILY
from newsspider.spiders.base import NewsSpider


class SedailySpider(NewsSpider):
    """Crawls www.sedaily.com."""

    name = "sedaily"
    site = SEDAILY
