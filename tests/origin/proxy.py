"""An HTTP proxy on 127.0.0.1 that ends TLS itself and answers every request from a function."""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import urlsplit

from tests.origin.answers import Answer, Request, Seen

RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER of zero seconds: close() sends RST


class ProxyServer(ThreadingMixIn, TCPServer):
    """Serves until `stop()`. `respond` answers the played hosts; any other host gets 502."""

    allow_reuse_address = True
    request_queue_size = 64

    def __init__(
        self,
        port: int,
        hosts: frozenset[str],
        tls: ssl.SSLContext,
        respond: Callable[[Request], Answer],
        log: Callable[[Seen], None],
    ) -> None:
        super().__init__(("127.0.0.1", port), ProxyHandler)
        self.hosts = hosts
        self.tls = tls
        self.respond = respond
        self.log = log
        self.stopping = threading.Event()
        self.failures: list[Exception] = []
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()

    def track(self, connection: socket.socket) -> None:
        """Remember a connection so that `stop()` can end it. Raises ConnectionAbortedError when stopping."""
        with self._lock:
            if self.stopping.is_set():
                raise ConnectionAbortedError("the origin is stopping")
            self._open.add(connection)

    def forget(self, connection: socket.socket) -> None:
        """The connection is about to be closed by its own thread."""
        with self._lock:
            self._open.discard(connection)

    def stop(self) -> None:
        """End every connection, wait for their threads, and close. Raises what a handler had raised."""
        self.shutdown()
        with self._lock:
            self.stopping.set()
            for connection in self._open:
                # Not SSLSocket.shutdown: it would pull the TLS state from under the reading thread.
                with contextlib.suppress(OSError):  # the client was faster
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
        self.server_close()
        if self.failures:
            raise self.failures[0]

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One connection. A client that vanishes is normal; any other error is kept for `stop()`."""
        try:
            self.finish_request(request, client_address)
        except OSError:
            return
        except Exception as error:  # noqa: BLE001 - kept, and raised by stop()
            self.failures.append(error)
        finally:
            self.shutdown_request(request)


class ProxyHandler(BaseHTTPRequestHandler):
    """One connection: plain proxy requests, or one CONNECT and then the requests inside the tunnel."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: ProxyServer
    tunnel = ""

    def setup(self) -> None:
        self.server.track(self.request)
        super().setup()

    def finish(self) -> None:
        self.server.forget(self.connection)
        self.rfile.close()
        self.connection.close()

    def do_CONNECT(self) -> None:
        host = self.path.rpartition(":")[0].lower()
        if host not in self.server.hosts:
            self._refuse(host)
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        if not self.connection.recv(1, socket.MSG_PEEK):  # gone; wrapping a dead socket would leak it
            self.close_connection = True
            return
        self.server.forget(self.connection)
        self.rfile.close()
        self.request = self.server.tls.wrap_socket(
            self.connection, server_side=True, do_handshake_on_connect=False
        )
        self.connection = self.request
        self.setup()
        self.request.do_handshake()
        self.tunnel = host
        self.close_connection = False  # what follows is a new conversation, whatever CONNECT itself said

    def do_GET(self) -> None:
        arrived = time.monotonic()
        target = urlsplit(self.path)
        host = self.tunnel or (target.hostname or "")
        if host not in self.server.hosts:
            self._refuse(host)
            return
        path = target._replace(scheme="", netloc="", fragment="").geturl()
        request = Request(self.command, host, path, self._lower_headers())
        answer = self.server.respond(request)
        status = answer.status if answer.cut is None else 0
        self.server.log(Seen(arrived, host, path, status, request.headers))
        if answer.delay and self.server.stopping.wait(answer.delay):
            self.close_connection = True
            return
        self._send(answer)

    do_HEAD = do_GET

    def _refuse(self, host: str) -> None:
        """502 for a host that is not played: nothing outside is ever contacted."""
        self.server.log(
            Seen(time.monotonic(), host, self.path, HTTPStatus.BAD_GATEWAY, self._lower_headers())
        )
        self._send(Answer(HTTPStatus.BAD_GATEWAY))

    def _lower_headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def _send(self, answer: Answer) -> None:
        phrase = self.responses.get(answer.status, ("",))[0]
        lines = [f"HTTP/1.1 {int(answer.status)} {phrase}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        if answer.status != HTTPStatus.NOT_MODIFIED:
            lines.append(f"Content-Length: {len(answer.body)}")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        body = b"" if self.command == "HEAD" else answer.body
        if answer.cut is None:
            self.wfile.write(head + body)
            return
        if answer.cut:
            self.wfile.write(head + body[: answer.cut])
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr: the origin keeps its own log."""
