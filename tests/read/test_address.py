import gzip
import io
import ipaddress
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image

from issuepress.errors import UnreadableSource
from issuepress.read import address as addresses
from issuepress.read.address import fetch, is_public
from issuepress.read.picture import fetch_picture

PAGE = b"<h1>Heel pain</h1><p>Tendons adapt slowly to load.</p>"


@pytest.fixture
def server():
    """Answers by path: (status, headers, body). Requests are kept with their Host header."""
    answers, seen = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, self.headers["host"], self.headers["accept-encoding"]))
            status, headers, body = answers[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if callable(body):
                body(self.wfile)
            else:
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    found.answers, found.seen = answers, seen
    found.address = f"http://localhost:{found.server_port}"
    yield found
    found.shutdown()
    found.server_close()
    thread.join()


def serve(server, path="/", body=PAGE, status=200, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    server.answers[path] = (status, {"content-type": "text/html; charset=utf-8"} | named, body)
    return server.address + path


def on_loopback(address):
    return address.is_loopback or is_public(address)


def refused(address, permitted=on_loopback):
    with pytest.raises(UnreadableSource) as caught:
        fetch(address, permitted=permitted)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_is_fetched_with_the_name_of_its_host(server):
    page = fetch(serve(server), permitted=on_loopback)
    assert (page.data, page.media_type, page.charset) == (PAGE, "text/html", "utf-8")
    assert server.seen == [("/", f"localhost:{server.server_port}", "gzip")]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:db8::1",
        "::7f00:1",
    ],
)
def test_addresses_off_the_open_internet_are_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"]
)
def test_addresses_on_the_open_internet_are_public(address):
    assert is_public(ipaddress.ip_address(address))


def test_private_networks_are_refused_unless_a_caller_permits_them(server):
    assert "private network" in refused(serve(server), permitted=is_public)
    assert server.seen == []


def test_one_private_address_of_a_name_is_enough_to_refuse_it(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "private network" in refused("http://clinic.test/")


def test_the_checked_address_is_the_one_connected_to(server, monkeypatch):
    """A name server that answers anew with another address is asked only once."""
    resolve, asked = socket.getaddrinfo, []

    def answer(host, *arguments, **options):
        if host == "clinic.test":
            asked.append(host)
            return resolve("127.0.0.1" if len(asked) == 1 else "10.255.255.1", *arguments, **options)
        return resolve(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    serve(server)
    assert fetch(f"http://clinic.test:{server.server_port}/", permitted=on_loopback).data == PAGE
    assert asked == ["clinic.test"]
    assert server.seen[0][1] == f"clinic.test:{server.server_port}"


def test_a_redirect_is_followed_and_its_address_is_the_articles(server):
    serve(server, "/new")
    address = serve(server, "/old", status=302, location="/new")
    assert fetch(address, permitted=on_loopback).url == f"{server.address}/new"


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://10.0.0.1/", "private network"),
        ("http://[64:ff9b::a00:1]/", "private network"),
        ("file:///etc/passwd", "only http and https"),
        ("http://me:secret@clinic.test/", "password"),
    ],
)
def test_each_redirect_is_checked_anew(server, location, words):
    message = refused(serve(server, "/old", status=302, location=location))
    assert words in message
    assert "secret" not in message


def test_at_most_five_redirects_are_followed(server):
    for number in range(6):
        serve(server, f"/{number}", status=302, location=f"/{number + 1}")
    serve(server, "/6")
    assert "more than 5 times" in refused(f"{server.address}/0")
    assert fetch(f"{server.address}/1", permitted=on_loopback).data == PAGE


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://clinic.test/", "only http and https"),
        ("http://me:secret@clinic.test/", "password"),
        ("http:///heel", "host"),
        ("http://[::1/", "not an address"),
        ("http://no-such-host.invalid/", "no host"),
        ("http://127.0.0.1:1/", "could not be reached"),
    ],
)
def test_each_refusal_has_its_own_line(address, words):
    message = refused(address)
    assert words in message
    assert "secret" not in message


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_only_pages_feeds_and_text_are_read(server, media_type):
    assert "not a page" in refused(serve(server, content_type=media_type))


def test_what_the_server_says_is_told(server):
    assert "404" in refused(serve(server, status=404))


def test_five_megabytes_are_the_most(server):
    assert len(fetch(serve(server, body=b"a" * 5_000_000), permitted=on_loopback).data) == 5_000_000
    assert "larger than 5 MB" in refused(serve(server, "/more", body=b"a" * 5_000_001))


def test_a_bomb_is_stopped_while_it_unpacks(server):
    bomb = gzip.compress(bytes(60_000_000), 1)
    assert "larger than 5 MB" in refused(serve(server, body=bomb, content_encoding="gzip"))


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (zlib.compress, "deflate")])
def test_packed_pages_are_unpacked(server, pack, name):
    assert fetch(serve(server, body=pack(PAGE), content_encoding=name), permitted=on_loopback).data == PAGE


@pytest.mark.parametrize(("body", "name"), [(PAGE, "gzip"), (PAGE, "br")])
def test_pages_packed_wrongly_are_told(server, body, name):
    assert "packed" in refused(serve(server, body=body, content_encoding=name))


def test_an_answer_that_takes_too_long_is_given_up(server, monkeypatch):
    monkeypatch.setattr(addresses, "SECONDS", 0.3)
    done = threading.Event()

    def drip(connection):
        while not done.wait(0.05):
            try:
                connection.write(b" ")
                connection.flush()
            except OSError:
                return

    try:
        assert "within 0.3 seconds" in refused(serve(server, body=drip))
    finally:
        done.set()


def test_a_gzip_answer_of_several_members_is_whole_and_a_cut_one_is_refused(server):
    members = gzip.compress(PAGE) + gzip.compress(b"<p>More.</p>")
    found = fetch(serve(server, body=members, **{"content-encoding": "gzip"}), permitted=lambda _: True)
    assert found.data == PAGE + b"<p>More.</p>"
    cut = gzip.compress(PAGE)[:-12]
    with pytest.raises(UnreadableSource, match="broke off"):
        fetch(serve(server, body=cut, **{"content-encoding": "gzip"}), permitted=lambda _: True)


def drawn(width=400, height=300, kind="PNG"):
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, kind)  # of one bit: all are drawn before any test runs
    return written.getvalue()


def pictured(server, body, path="/heel", **headers):
    return serve(server, path, body, **({"content_type": "image/png"} | headers))


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif"), ("WEBP", ".png")]
)
def test_a_picture_is_fetched_as_what_it_is(server, kind, suffix):
    found = fetch_picture(pictured(server, drawn(kind=kind)), permitted=on_loopback)
    assert found.suffix == suffix
    with Image.open(io.BytesIO(found.data)) as opened:
        assert (opened.size, opened.format) == ((400, 300), "PNG" if kind == "WEBP" else kind)


@pytest.mark.parametrize(
    ("body", "headers", "told"),
    [
        (drawn(1, 1), {}, "is 1 by 1 pixels"),
        (drawn(600, 90), {}, "is 600 by 90 pixels"),
        (drawn(9000, 9000), {}, "is 9000 by 9000 pixels"),
        (b"<svg/>", {}, "is no picture"),
        (drawn()[:50], {"content_type": "image/webp"}, "is no picture"),
        (PAGE, {"content_type": "text/html"}, "not a picture"),
        (b"\x89PNG" + bytes(6_000_000), {}, "larger than 5 MB"),
        (gzip.compress(bytes(60_000_000), 1), {"content_encoding": "gzip"}, "larger than 5 MB"),
    ],
)
def test_what_is_no_picture_to_lead_an_article_is_refused(server, body, headers, told):
    with pytest.raises(UnreadableSource, match=told):
        fetch_picture(pictured(server, body, **headers), permitted=on_loopback)


def test_a_picture_in_a_private_network_is_refused_also_behind_a_redirect(server):
    with pytest.raises(UnreadableSource, match="is in a private network"):
        fetch_picture(pictured(server, drawn()))
    to = serve(server, "/to", b"", 302, location="http://10.0.0.1/heel.png")
    with pytest.raises(UnreadableSource, match="is in a private network"):
        fetch_picture(to, permitted=on_loopback)
    for address in ("file:///etc/passwd", "ftp://a.test/a.png"):
        with pytest.raises(UnreadableSource, match="only http and https"):
            fetch_picture(address)
