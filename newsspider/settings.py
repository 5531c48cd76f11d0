"""What differs from Scrapy's defaults. Each line says the default and why it is not ours."""

import os

from newsspider import __version__

BOT_NAME = "newsspider"
SPIDER_MODULES = ["newsspider.spiders"]
COMMANDS_MODULE = "newsspider.commands"

# --- ours: settings of this project ---
OUTPUT_DIR = "output"  # day files and the ledger
REPORTER_EMAILS = False  # gathering addresses by machine without the site's consent is forbidden in Korea
NEAR_DUPLICATES = "mark"  # or "drop"; marked copies can still be told apart by whoever reads the lines
MAX_REQUESTS_PER_DAY = 20_000  # a site and day in Korea, 0: no ceiling; one in 4.3 s, four months' articles
CONTACT = os.environ.get("NEWSSPIDER_CONTACT", "reads business news for research; operator not named")
CHROMIUM_PATH = ""  # the browser that draws lists; "": Playwright's own, or one that is installed
CHROMIUM_ARGS: list[str] = []  # further switches for it
RENDER_TIMEOUT = 300  # seconds for one list with all that its button brings, before the browser hangs

# --- manners ---
USER_AGENT = f"newsspider/{__version__}"  # Scrapy's own; a spider adds CONTACT
ROBOTSTXT_OBEY = True  # False
ROBOTSTXT_USER_AGENT = "newsspider"  # None; the product token that a robots.txt would name
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # 8; one connection a site
CONCURRENT_REQUESTS = 2  # 16; what is taken from the queue is still waited for when a crawl is stopped
DOWNLOAD_DELAY = 1.0  # 0 seconds
AUTOTHROTTLE_ENABLED = True  # False; a slow site is asked less often
AUTOTHROTTLE_START_DELAY = 1.0  # 5 seconds; DOWNLOAD_DELAY is polite enough to begin with
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ko",  # en
}

# --- order ---
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # LIFO; articles are read in the order of the list
CONCURRENT_ITEMS = 4  # 100; starting that many tasks for each response costs more than the items

# --- faults and hostile answers ---
RETRY_TIMES = 2  # 2, stated because failures are asked for again in the next run anyway
RETRY_EXCEPTIONS = [  # the default without unknown hosts: a name that fails once fails a second later too
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
    "scrapy.exceptions.ResponseDataLossError",
    "scrapy.core.downloader.handlers.http11.TunnelError",
]
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # ERROR; the spider names every failure itself
DOWNLOAD_TIMEOUT = 30  # 180 seconds, three times
DNS_TIMEOUT = 10  # 60 seconds
DOWNLOAD_MAXSIZE = 10 * 2**20  # 1 GiB; no article comes near, and a gzip bomb does
DOWNLOAD_WARNSIZE = 2 * 2**20  # 32 MiB
DOWNLOAD_VERIFY_CERTIFICATES = True  # False
DOWNLOAD_HANDLERS = {"file": None, "data": None, "ftp": None, "s3": None}  # all on; news comes over HTTP
REDIRECT_MAX_TIMES = 5  # 20
METAREFRESH_ENABLED = False  # True; article pages refresh themselves
COOKIES_ENABLED = False  # True; nothing is behind a login
REFERRER_POLICY = "no-referrer"  # Scrapy's own; which list led here is nobody's business
MEMUSAGE_LIMIT_MB = 1024  # 0: no limit

# --- doors ---
TELNETCONSOLE_ENABLED = False  # True
REMOTE_CONTROL_ENABLED = False  # True: a local server that runs code in the crawler

# --- what a run tells ---
LOG_LEVEL = "INFO"  # DEBUG
LOG_VERSIONS: list[str] = []  # eleven lines of versions
STATS_DUMP = False  # True; the account at the end says it in plain lines
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # WARNING, with the whole article; the account names what was dropped

ITEM_PIPELINES = {
    "newsspider.pipelines.drop_noise.DropNoise": 100,
    "newsspider.pipelines.keep_window.KeepWindow": 200,
    "newsspider.pipelines.validate.Validate": 300,
    "newsspider.pipelines.deduplicate.Deduplicate": 400,
    "newsspider.pipelines.export.Export": 500,
}
DOWNLOADER_MIDDLEWARES = {  # none; each of these is what a setting alone cannot do
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # 100; takes every fault for a yes
    "newsspider.middlewares.robots.RobotsTxt": 100,
    "newsspider.middlewares.reservations.Reservations": 110,
    "newsspider.middlewares.pace.Pace": 560,  # beside Scrapy's own retry, which asks again
    "newsspider.middlewares.ceiling.Ceiling": 990,  # last: counts what is really sent
}
EXTENSIONS = {
    "scrapy.extensions.logstats.LogStats": None,  # 0; progress says it in the words of this project
    "newsspider.extensions.progress.Progress": 400,
    "newsspider.extensions.account.Account": 500,
    "newsspider.extensions.drift.Drift": 600,
    "newsspider.extensions.leaks.Leaks": 700,
}
