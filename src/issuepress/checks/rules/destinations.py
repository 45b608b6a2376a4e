"""What a link opens: the page that it names, and not a draft, a detour, a program or somebody else's."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.address import DISK, PRIVATE, addresses, cut, host_of, split
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

FOLLOWED = {"http", "https", "mailto", "tel", "sms"}
# Opened by another program where there is one; clients that know them are few.
OTHERS = {"webcal", "geo", "maps", "facetime", "whatsapp", "skype", "callto", "cid", "javascript", "vbscript"}
SCHEME = Pattern(r"([a-z][a-z\d+.-]*):", re.IGNORECASE)
# Scripts whose letters look like Latin ones, and those of their letters that do.
FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
LIKE_LATIN = frozenset("аеорсухѕіјһԁԛԝɡӏкпʼαοριυνκԍвнмт")
# Pages that only lead on to another, by host and path.
DETOURS = Pattern(
    r"(?:^|\.)google\.[a-z.]{2,6}/url\?|^lm?\.(?:facebook|instagram)\.com/|^(?:www\.)?linkedin\.com/(?:redir|safety/go)"
    r"|safelinks\.protection\.outlook\.com/|urldefense\.(?:com|proofpoint\.com)/|^t\.umblr\.com/|^out\.reddit\.com/"
    r"|^(?:www\.)?youtube\.com/redirect\?|^duckduckgo\.com/l/|^(?:www\.)?bing\.com/ck/|^r\.search\.yahoo\.com/"
    r"|^vk\.com/away|^slack-redir\.net/|^href\.li/|^(?:linkprotect\.cudasvc\.com|protect-\w+\.mimecast\.com)/"
)
# Where a page is written and not read, by host and path.
EDITORS = Pattern(
    r"^(?:editor|manage)\.wix(?:studio)?\.com/|^(?:www\.)?wix\.com/(?:dashboard|editor|my-account|preview|website/builder)"
    r"|^editor\.wixapps\.net/|^(?:www\.)?editorx\.com/"
    r"|^docs\.google\.com/(?:document|spreadsheets|presentation|forms|drawings)/(?:u/\d+/)?d/[\w-]+/(?:edit|preview)"
    r"|^drive\.google\.com/file/d/[\w-]+/edit|^sites\.google\.com/d/"
    r"|/wp-admin/|[?&]preview(?:_id|_nonce)?=|[?&]draft=|/ghost/#|/(?:edit|preview)/draft"
    r"|^(?:www\.)?canva\.com/design/[^/]+/[^/]+/edit|^app\.(?:squarespace|webflow|hubspot)\.com/"
    r"|\.squarespace\.com/config|^[\w-]+\.design\.webflow\.com/|^webflow\.com/design/|/admin/(?:pages|articles|blogs|posts)/"
    r"|\.admin\.mailchimp\.com/|^(?:www\.)?notion\.so/[\w-]+/edit|^medium\.com/p/[\da-f]+/edit"
    r"|^deploy-preview-\d+--|\.(?:ngrok(?:-free)?\.(?:io|app|dev)|trycloudflare\.com|loca\.lt)/"
)
# One of these words stands in each of them, which is sooner looked for.
# fmt: off
FORWARDERS = (
    "/url?", "/l.php", "redir", "safety/go", "safelinks", "urldefense", "umblr", "out.reddit", "/l/", "/ck/",
    "r.search", "/away", "slack-redir", "href.li", "linkprotect", "mimecast", "facebook", "instagram",
)
WRITING = (
    "edit", "wix", "preview", "draft", "admin", "ghost", "sites.google", "app.", "config", "webflow",
    "deploy", "ngrok", "cloudflare", "loca.lt",
)
# fmt: on
# What Gmail refuses as an attachment, and archives that hide it.
PROGRAMS = Pattern(
    r"\.(?:apk|appx|bat|cab|cmd|dll|dmg|docm|exe|hta|iso|jar|js|jse|lnk|msi|msix|pif|pptm|ps1|scr|vbe|vbs|wsf|xlsm"
    r"|zip|rar|7z|gz|tar)$",
    re.IGNORECASE,
)


@check(Severity.ERROR)
def links_have_a_scheme_that_is_known(mail: Mail) -> Iterator[Fault]:
    """A link that begins with `htps:` or `file:` opens nothing: mail programs follow web and mail addresses.

    RFC 3986, 3.1; the schemes are in IANA's register. A file's path leads to the author's own disk.
    """
    for link, address in addresses(mail):
        scheme = SCHEME.match(address)
        if DISK.match(address):
            yield Fault(f"{cut(address)} is on the author's own disk", "link to it on the web", mail.at(link))
        elif scheme and scheme[1].lower() not in FOLLOWED | OTHERS and "." not in scheme[1]:
            mend = "write https:, mailto: or tel:"
            yield Fault(f"{cut(address)} begins with {scheme[0]}, which opens nothing", mend, mail.at(link))


@check(Severity.WARNING)
def links_name_their_host(mail: Mail) -> Iterator[Fault]:
    """A number, an escaped host, an odd port, or a name before an @ hides where a link leads.

    `https://clinic.org@evil.site/` opens evil.site. RFC 3986, 7.6; SpamAssassin: NUMERIC_HTTP_ADDR,
    HTTP_ESCAPED_HOST, WEIRD_PORT.
    """
    for link, address in addresses(mail):
        if PRIVATE.search(host_of(address)):
            continue  # told by no_link_leads_inside
        if shown := _before_the_host(address):
            what = f"a link that begins like {shown} leads to {host_of(address)}"
            yield Fault(what, "take out what stands before the @", mail.at(link), Severity.ERROR)
        elif wrong := _wrong_host(address):
            yield Fault(f"the link's host {wrong}", "link to the name of the website", mail.at(link))


@check(Severity.ERROR)
def no_host_looks_like_another(mail: Mail) -> Iterator[Fault]:
    """A Cyrillic “а” in раypal.com is another host than the one that is read: this is how phishing is done.

    Told where a host mixes scripts, or is written wholly in letters that look Latin. Unicode Technical
    Standard 39, 5; browsers show such a host as xn--.
    """
    for link, address in addresses(mail):
        host = host_of(address)
        shown = _in_letters(host)
        if _is_disguised(shown):
            yield Fault(f"the host {host} looks like another: {shown}", "type it anew", mail.at(link))


@check(Severity.WARNING)
def hosts_can_be_read(mail: Mail) -> Iterator[Fault]:
    """A host like xn--clnic-zva.com says nothing to readers, who see it before they tap, and to filters.

    A name that the mail itself writes out in its letters is let pass. RFC 5891, 4.4.
    """
    for link, address in addresses(mail):
        host = host_of(address)
        shown = _in_letters(host)
        written = shown == host or shown.removeprefix("www.") in mail.visible_text.lower()
        if not written and not _is_disguised(shown):
            yield Fault(f"{cut(address)} is {shown}", "write its name beside the link", mail.at(link))


@check(Severity.WARNING)
def no_link_takes_a_detour(mail: Mail) -> Iterator[Fault]:
    """A link through Google's, Facebook's or a mail filter's forwarding page was copied from where one reads.

    It tells that company who reads what, ends when its code does, and filters hold it for hiding. OWASP,
    Unvalidated Redirects and Forwards.
    """
    for link, address in addresses(mail):
        place = _place(address)
        if any(word in place for word in FORWARDERS) and DETOURS.search(place):
            yield Fault(f"{cut(address)} only leads on", "link to the page that it opens", mail.at(link))


@check(Severity.ERROR)
def no_link_leads_to_an_editor(mail: Mail) -> Iterator[Fault]:
    """The address of an editor or a preview asks a reader to sign in, or lets them change the document.

    It is what the author's browser showed when it was copied. Wix, Google Docs, WordPress and others say it
    in their help on sharing.
    """
    for link, address in addresses(mail):
        place = _place(address)
        if any(word in place for word in WRITING) and EDITORS.search(place):
            yield Fault(f"{cut(address)} is where it is edited", "link to the published page", mail.at(link))


@check(Severity.WARNING)
def no_link_opens_a_program(mail: Mail) -> Iterator[Fault]:
    """A link to a program or an archive is how malware comes; filters and browsers stop it.

    Google, File types blocked in Gmail. A page that says what it is, or a PDF, is followed.
    """
    for link, address in addresses(mail):
        found = PROGRAMS.search(split(address).path) if host_of(address) else None
        if found:
            yield Fault(
                f"{cut(address)} opens a file that may run ({found[0]})",
                "link to a page or a PDF",
                mail.at(link),
            )


def _place(address: str) -> str:
    """Host, path and query of a web address, the host in lower case."""
    parts = split(address)
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host_of(address)}{parts.path or '/'}{query}{fragment}" if host_of(address) else ""


def _before_the_host(address: str) -> str:
    """A name of a user or a password, where an address has one."""
    parts = split(address)
    return unquote(parts.netloc.rpartition("@")[0])[:60] if parts.scheme in {"http", "https"} else ""


def _wrong_host(address: str) -> str:
    parts, host = split(address), host_of(address)
    try:
        port = parts.port
    except ValueError:
        return ""  # a broken address is the links' own finding
    if host and re.fullmatch(r"[\d.]+|0x[0-9a-f]+", host):
        return f"is a number: {host}"
    if "%" in host:
        return f"is disguised: {host}"
    return f"has an odd port: {port}" if host and port not in {None, 80, 443} else ""


def _in_letters(host: str) -> str:
    """A host with its xn-- labels in the letters that they stand for."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)


def _is_disguised(host: str) -> bool:
    """Whether a part of it mixes scripts, or looks Latin before an ending that is."""
    return any(
        _mixes(label) or (_looks_latin(label) and host.rsplit(".", maxsplit=1)[-1].isascii())
        for label in host.split(".")
    )


def _mixes(label: str) -> bool:
    letters = list(filter(str.isalpha, label))
    return 0 < sum(map(_is_foreign, letters)) < len(letters)


def _looks_latin(label: str) -> bool:
    letters = set(filter(str.isalpha, label))
    return bool(letters) and letters <= LIKE_LATIN


def _is_foreign(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(FOREIGN)
