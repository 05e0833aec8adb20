"""Fetching one page from the web: politely, boundedly, and never from inside the network that this computer is in."""

import datetime as dt
import gzip
import hashlib
import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import generator
from generator.ingest.limits import MAX_FILE_BYTES

AGENT = f"sourcebook/{generator.__version__}"
MAX_REDIRECTS = 8  # browsers stop at 20; newspapers need three
CONNECT_SECONDS = 15.0
TOTAL_SECONDS = 60.0  # of a page with all its redirects: what comes slower than this is endless
MAX_ROBOTS_BYTES = 500_000  # as RFC 9309 asks at least
CHUNK = 65_536


class FetchProblem(Exception):  # noqa: N818  a problem of the input, which becomes an issue
    """A page that can't or may not be fetched: code and message of the issue that it becomes, and the response's status where there was one."""

    def __init__(self, code: str, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


@dataclass(frozen=True, slots=True)
class Response:
    """A page as it came: the bytes of its body (unpacked), from which address in the end, when (UTC, to the second), with which headers."""

    url: str
    final_url: str
    fetched_at: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def utc_now() -> str:
    """The time, ISO 8601, to the second."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def fetch_page(url: str, *, allow_private: bool = False, ask_robots: bool = True, now: Callable[[], str] = utc_now) -> Response:
    """The page at an http or https address, redirects followed. Raises FetchProblem for whatever else comes of it, statuses over 299 among it."""
    deadline = time.monotonic() + TOTAL_SECONDS
    current, seen = url, [url]
    while True:
        parts = check_address(current)
        if ask_robots:
            _check_robots(parts, current, allow_private=allow_private, deadline=deadline)
        response = _request(parts, allow_private=allow_private, deadline=deadline, limit=MAX_FILE_BYTES)
        if response.status not in {301, 302, 303, 307, 308}:
            break
        target = urljoin(current, _quoted(response.header("location") or ""))
        if target in seen or len(seen) > MAX_REDIRECTS:
            raise FetchProblem(
                "redirects", f"{url} leads in a circle, or over more than {MAX_REDIRECTS} other addresses; open it in a browser and save the page"
            )
        seen.append(target)
        current = target
    if not 200 <= response.status < 300:
        raise FetchProblem("status", f"{current} answers {response.status} {response.reason}", status=response.status)
    return Response(url, current, now(), response.status, response.reason, response.headers, response.data)


def check_address(url: str) -> SplitResult:
    """The parts of an address that may be fetched. Raises FetchProblem for other schemes, for passwords in it, and for what is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchProblem("address", f"{url!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise FetchProblem("scheme", f"{url!r} is no http or https address; save the page and add the file")
    if parts.username or parts.password:
        raise FetchProblem(
            "address", "an address with a password in it would be written into the sidecar; log in with a browser and add the saved page"
        )
    return parts


def _quoted(target: str) -> str:
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]")


def _check_robots(parts: SplitResult, url: str, *, allow_private: bool, deadline: float) -> None:
    """Raises FetchProblem where the site's robots.txt forbids the page. No robots.txt, or an unreadable one, forbids nothing (RFC 9309)."""
    robots = parts._replace(path="/robots.txt", query="", fragment="")
    response = _request(robots, allow_private=allow_private, deadline=deadline, limit=MAX_ROBOTS_BYTES)
    if response.status >= 500:
        raise FetchProblem("robots", f"{robots.geturl()} can't be read now ({response.status}), so nothing is fetched there; try later")
    if response.status == 200:
        parser = RobotFileParser()
        parser.parse(response.data.decode("utf-8", "replace").splitlines())
        if not parser.can_fetch(AGENT, url):
            raise FetchProblem("robots", f"the site's robots.txt asks programs not to fetch {url}; save the page from a browser and add the file")


def _request(parts: SplitResult, *, allow_private: bool, deadline: float, limit: int) -> Response:
    """One request and its answer, redirects not followed."""
    host, target = parts.hostname or "", (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connect(parts, allow_private=allow_private, deadline=deadline)
    try:
        connection.request("GET", _quoted(target), headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        data = _read_body(answer, limit=limit, deadline=deadline, url=parts.geturl())
        if (answer.getheader("Content-Encoding") or "").lower() == "gzip":
            data = _unpack(data, limit=limit, url=parts.geturl())
        return Response(parts.geturl(), parts.geturl(), "", answer.status, answer.reason, tuple(answer.getheaders()), data)
    except (OSError, http.client.HTTPException) as error:
        raise FetchProblem("unreachable", f"{host} does not answer as a web server does ({error or type(error).__name__}); try later") from error
    finally:
        connection.close()


def _connect(parts: SplitResult, *, allow_private: bool, deadline: float) -> http.client.HTTPConnection:
    """A connection to an address that was looked up once and checked, so that a name can't change its meaning in between."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _look_up(host, port, allow_private=allow_private)
    seconds = max(0.1, min(CONNECT_SECONDS, deadline - time.monotonic()))
    try:
        plain = socket.create_connection((address, port), timeout=seconds)
        secured = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
    except OSError as error:
        raise FetchProblem("unreachable", f"{host} can't be reached ({error}); try later") from error
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    connection.sock = secured
    return connection


def _look_up(host: str, port: int, *, allow_private: bool) -> str:
    """A public address of the host. Raises FetchProblem where it has none, or where any of its addresses is a private one."""
    try:
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise FetchProblem("unreachable", f"there is no host {host!r}; look at the address") from error
    for address in found:
        plain = ipaddress.ip_address(str(address).partition("%")[0])
        mapped = getattr(plain, "ipv4_mapped", None) or plain
        if not allow_private and not mapped.is_global:
            raise FetchProblem("private-address", f"{host} is an address inside this network ({plain}); if it is meant, allow private addresses")
    return str(found[0])


def _read_body(answer: IO[bytes] | http.client.HTTPResponse, *, limit: int, deadline: float, url: str) -> bytes:
    data = bytearray()
    while piece := answer.read(CHUNK):
        data += piece
        if len(data) > limit:
            raise FetchProblem("too-large", f"{url} gives more than {limit:,} bytes, which no article needs; it is not read to its end")
        if time.monotonic() > deadline:
            raise FetchProblem("too-slow", f"{url} was not read in {TOTAL_SECONDS:.0f} seconds; save the page from a browser and add the file")
    return bytes(data)


def _unpack(data: bytes, *, limit: int, url: str) -> bytes:
    try:
        unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, limit + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise FetchProblem("truncated", f"{url} is packed in a way that can't be unpacked ({error})") from error
    if len(unpacked) > limit:
        raise FetchProblem("too-large", f"{url} unpacks to more than {limit:,} bytes, which no article needs")
    return unpacked
