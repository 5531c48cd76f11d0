"""Which Chromium draws, and the settings of a crawl that does."""

import os
import shutil
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import getproxies

from scrapy.settings import BaseSettings

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NOWHERE = "http://localhost:9"  # a port that discards
_QUIET = (  # no updates, no sync, no probing of other hosts
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


class BrowserMissing(Exception):
    """There is no browser to draw with; the message is one sentence that says what to install."""


def find_chromium(named: str) -> str:
    """The path of `named`, else of Playwright's own Chromium, else of an installed one.

    Raises BrowserMissing.
    """
    if find_spec("scrapy_playwright") is None:
        raise BrowserMissing("lists cannot be drawn without scrapy-playwright: pip install scrapy-playwright")
    if named:
        if not Path(named).is_file():
            raise BrowserMissing(f"CHROMIUM_PATH={named} is no file: name the program, or leave it out")
        return named
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    own = sorted(folder.glob("chromium-*/chrome-linux*/chrome"))
    installed = filter(None, map(shutil.which, _NAMES))
    for path in (*map(str, reversed(own)), *installed):
        return path
    raise BrowserMissing(
        "lists cannot be drawn without Chromium: apt-get install chromium, or playwright install chromium,"
        " or set CHROMIUM_PATH"
    )


def let_draw(settings: BaseSettings, hosts: Collection[str]) -> None:
    """Register the browser in the settings of one crawl of `hosts`; raises BrowserMissing."""
    launch: dict[str, Any] = {
        "executable_path": find_chromium(settings["CHROMIUM_PATH"]),
        "args": [*_QUIET, *settings.getlist("CHROMIUM_ARGS")],
        "chromium_sandbox": os.geteuid() != 0,  # as root it does not start with one
        "handle_sigint": False,  # the crawl ends first, and then the browser
        "handle_sigterm": False,
        "handle_sighup": False,
        "timeout": settings.getint("DOWNLOAD_TIMEOUT") * 1000,
    }
    # Whatever Chromium would say to its makers goes nowhere.
    if _proxy():
        launch["proxy"] = {"server": _NOWHERE}
    else:
        others = ["MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in hosts)]
        launch["args"].append(f"--host-resolver-rules={' , '.join(others)}")
    room = "newsspider.rendering.handler"
    values = {
        "DOWNLOAD_HANDLERS": {**settings.getdict("DOWNLOAD_HANDLERS"), "https": f"{room}.DrawnPages"},
        "PLAYWRIGHT_BROWSER_PROVIDER": f"{room}.Chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": launch,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": settings.getint("DOWNLOAD_TIMEOUT") * 1000,
    }
    for name, value in values.items():
        settings.set(name, value, priority="spider")


def window() -> dict[str, Any]:
    """What the browser's window is: Korean, through the proxy of the environment, nothing behind the page."""
    proxy = _proxy()
    context = {"locale": "ko-KR", "service_workers": "block", "accept_downloads": False}
    return {**context, "proxy": {"server": proxy}} if proxy else context


def _proxy() -> str:
    proxies = getproxies()
    return proxies.get("https") or proxies.get("http") or ""
