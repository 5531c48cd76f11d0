"""Why a request brought nothing: one word for the counts."""

import re

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.python.failure import Failure

_WORDS: dict[type[BaseException], str] = {
    CannotResolveHostError: "dns",
    DownloadConnectionRefusedError: "refused",
    DownloadTimeoutError: "timeout",
    ResponseDataLossError: "data-loss",
    DownloadCancelledError: "too-large",
    TunnelError: "proxy",
    DownloadFailedError: "connection",
    IgnoreRequest: "forbidden",
}


def reason_of(failure: Failure) -> str:
    """A word: `dns`, `refused`, `timeout`, `proxy`, `connection`, `data-loss`, `too-large`, `forbidden`
    (robots.txt or another host), else the name of the exception.
    """
    for kind, word in _WORDS.items():
        if isinstance(failure.value, kind):
            return word
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(failure.value).__name__).lower()
