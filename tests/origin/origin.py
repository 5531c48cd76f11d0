"""`Origin`: both sites on 127.0.0.1, for a crawler that reaches them through its proxy variables."""

import base64
import hashlib
import re
import ssl
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.origin import gold
from tests.origin.answers import Answer, Reply, Request, Seen, finish
from tests.origin.newsroom import Newsroom
from tests.origin.proxy import ProxyServer
from tests.origin.sedaily.site import SedailySite
from tests.origin.sentv.site import SentvSite
from tests.origin.stories import default_stories
from tests.origin.story import Story

CA_FILE = "origin-ca.pem"


@dataclass(frozen=True)
class Fault:
    """An answer put in place of the usual one; `remove()` takes it away again."""

    host: str
    path: re.Pattern[str]
    reply: Reply
    _others: list["Fault"] = field(repr=False, compare=False)

    def remove(self) -> None:
        """The host answers as usual again. Raises ValueError when it was removed before."""
        self._others.remove(self)

    def answer(self, request: Request) -> Answer | None:
        """The answer for a matching request, None for any other."""
        if request.host != self.host or not self.path.search(request.path):
            return None
        return self.reply if isinstance(self.reply, Answer) else self.reply(request)


class Origin:
    """Plays www.sedaily.com and www.sentv.co.kr while its `with` block runs.

    `stories` default to the hand-made ones. `cases` are faults that stand from the start, each the
    arguments of `fault()`. `port=0` takes a free port. Leaving the block closes every connection and
    raises the first error of the origin itself, if there was one.
    """

    def __init__(
        self,
        stories: Iterable[Story] | None = None,
        *,
        cases: Iterable[tuple[str, str, Reply]] = (),
        port: int = 0,
    ) -> None:
        told = list(default_stories() if stories is None else stories)
        self.newsrooms = {
            site: Newsroom(story for story in told if story.site == site) for site in gold.PUBLISHERS
        }
        self._sites: list[SedailySite | SentvSite] = [
            SedailySite(self.newsrooms["sedaily"]),
            SentvSite(self.newsrooms["sentv"]),
        ]
        self._faults: list[Fault] = []
        self._log: list[Seen] = []
        self._asked_port = port
        for host, path_regex, reply in cases:
            self.fault(host, path_regex, reply)

    def __enter__(self) -> Self:
        """Start; `public_key` is then what a browser needs to trust the origin's certificate."""
        self._folder = tempfile.TemporaryDirectory(prefix="newsspider-origin-")
        played = {host for site in self._sites for host in site.hosts}
        hosts = frozenset(played | {fault.host for fault in self._faults})
        authority = trustme.CA(organization_name="newsspider test origin")
        authority.cert_pem.write_to_path(self.ca_file)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        own = authority.issue_cert(*sorted(hosts))
        own.configure_cert(tls)
        self.public_key = _public_key(own.cert_chain_pems[0].bytes())
        self._server = ProxyServer(self._asked_port, hosts, tls, self._respond, self._log.append)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="origin")
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        try:
            self._server.stop()
        finally:
            self._thread.join()
            self._folder.cleanup()

    @property
    def port(self) -> int:
        """The port the proxy listens on."""
        return self._server.server_address[1]

    @property
    def ca_file(self) -> Path:
        """The certificate authority to trust; gone when the block ends."""
        return Path(self._folder.name) / CA_FILE

    @property
    def environ(self) -> dict[str, str]:
        """What a subprocess needs in its environment to reach the origin."""
        proxy = f"http://127.0.0.1:{self.port}"
        return {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": "", "SSL_CERT_FILE": str(self.ca_file)}

    @property
    def log(self) -> list[Seen]:
        """A copy of what has been asked so far, in the order of answering; refused hosts included."""
        return list(self._log)

    def fault(self, host: str, path_regex: str, answer: Reply) -> Fault:
        """Answer requests to `host` whose path and query match (`re.search`) with `answer`.

        The newest fault wins; one whose function returns None leaves the request to the others.
        """
        fault = Fault(host, re.compile(path_regex), answer, self._faults)
        self._faults.append(fault)
        return fault

    def publish(self, story: Story) -> None:
        """Add a story, or replace the one with its id: what a desk does between two crawls."""
        self.newsrooms[story.site].publish(story)

    def gold(self, site: str, *, emails: bool = False) -> dict[str, dict[str, Any]]:
        """The expected records by `id`, newest first, without `fetched_at` and `reading`."""
        stories = self.newsrooms[site].newest_first
        return {story.record_id: gold.record(story, emails=emails) for story in stories}

    def gold_reading(self, site: str) -> dict[str, dict[str, str]]:
        """The likely `reading` of each record by `id`: an understanding, not a contract."""
        return {story.record_id: gold.reading(story) for story in self.newsrooms[site].newest_first}

    def _respond(self, request: Request) -> Answer:
        for fault in reversed(list(self._faults)):
            answer = fault.answer(request)
            if answer is not None:
                return answer
        for site in self._sites:
            if request.host in site.hosts:
                return finish(request, site.answer(request))
        return Answer(404)


def _public_key(certificate: bytes) -> str:
    """The hash of a certificate's key as browsers write it."""
    key = x509.load_pem_x509_certificate(certificate).public_key()
    encoded = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(encoded).digest()).decode()
