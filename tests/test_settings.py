"""Settings: what must hold in every crawl, and that every name is one that somebody reads."""

import re
from pathlib import Path

import pytest
from scrapy.settings import Settings, default_settings
from scrapy.utils.misc import load_object

import newsspider
from newsspider import settings
from tests.conftest import scrapy

OURS = {
    *("OUTPUT_DIR", "REPORTER_EMAILS", "NEAR_DUPLICATES", "CONTACT", "MAX_REQUESTS_PER_DAY"),
    *("CHROMIUM_PATH", "CHROMIUM_ARGS", "RENDER_TIMEOUT"),
}
NAMES = {name for name in dir(settings) if name.isupper()}
SOURCES = {path: path.read_text("utf-8") for path in Path(newsspider.__file__).parent.rglob("*.py")}


def test_every_setting_is_scrapys_or_read_by_newsspider():
    for name in NAMES:
        elsewhere = " ".join(text for path, text in SOURCES.items() if path.name != "settings.py")
        assert name in OURS or hasattr(default_settings, name), name
        assert name not in OURS or re.search(rf"""settings\W.*["']{name}["']""", elsewhere), name


def test_nothing_repeats_scrapys_default_without_saying_so():
    same = {n for n in NAMES - OURS if getattr(settings, n) == getattr(default_settings, n)}
    assert same == {"RETRY_TIMES"}


def test_doors_are_shut_and_manners_kept():
    read = Settings()
    read.setmodule(settings)
    assert read.getbool("ROBOTSTXT_OBEY")
    assert read.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not read.getbool("TELNETCONSOLE_ENABLED")
    assert not read.getbool("REMOTE_CONTROL_ENABLED")
    assert not read.getbool("COOKIES_ENABLED")
    assert not read.getbool("REPORTER_EMAILS")
    assert read.getint("DOWNLOAD_MAXSIZE") <= 10 * 2**20
    assert read.getfloat("DOWNLOAD_DELAY") >= 1
    assert read.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    handlers = read.getwithbase("DOWNLOAD_HANDLERS")
    assert sorted(scheme for scheme in handlers if handlers[scheme]) == ["http", "https"]


def test_components_exist_and_run_in_the_order_of_the_way():
    for path in [*settings.ITEM_PIPELINES, *settings.EXTENSIONS, *settings.RETRY_EXCEPTIONS]:
        load_object(path)
    order = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.get)
    assert [path.rpartition(".")[2] for path in order] == [
        "DropNoise",
        "KeepWindow",
        "Validate",
        "Deduplicate",
        "Export",
    ]


def test_every_line_says_why():
    lines = SOURCES[Path(settings.__file__)].splitlines()
    bare = [line for line in lines if re.match(r"[A-Z_]+(?:: \S+)? = ", line) and "#" not in line]
    plain = ("BOT_NAME", "SPIDER_MODULES", "COMMANDS_MODULE", "DEFAULT_REQUEST_HEADERS", "CONTACT")
    allowed = (*plain, "ITEM_PIPELINES", "EXTENSIONS")
    assert [line for line in bare if not line.startswith(allowed)] == []


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        ("NEAR_DUPLICATES=foo", "give mark or drop"),
        ("MAX_REQUESTS_PER_DAY=many", "give a whole number, 0 or more"),
        ("RENDER_TIMEOUT=-1", "give a whole number, 0 or more"),
        ("DOWNLOAD_DELAY=soon", "give a number of seconds, 0 or more"),
        ("REPORTER_EMAILS=maybe", "give 1 or 0"),
        ("RETRY_TIMES=x", "give a whole number, 0 or more"),
        ("DOWNLOAD_DELAY=inf", "give a number of seconds, 0 or more"),
        ("CONTACT=two\nlines", "give one line of text"),
        ("LOG_LEVEL=10", "give DEBUG, INFO, WARNING, ERROR or CRITICAL"),
        ("LOG_LEVEL=LOUD", "give DEBUG, INFO, WARNING, ERROR or CRITICAL"),
        ("LOG_FILE=/proc/no/such/log", "give a file that can be written (No such file or directory)"),
    ],
)
def test_setting_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, setting, wanted):
    run = scrapy("crawl", "sentv", "-s", setting, "-s", f"OUTPUT_DIR={tmp_path}", environ={})
    assert run.status == 2
    assert f"the setting {setting.partition('=')[0]}=" in run.stderr
    assert run.stderr.rstrip().endswith(wanted)
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["NEAR_DUPLICATE", "output_dir", "REPORTER_EMAIL"])
def test_setting_that_is_misspelt_is_refused_with_its_name(tmp_path, name):
    run = scrapy("crawl", "sentv", "-s", f"{name}=x", "-s", f"OUTPUT_DIR={tmp_path}", environ={})
    assert run.status == 2
    assert f"there is no setting {name!r}, did you mean " in run.stderr.splitlines()[-1]
