"""Whether the HTML is one whole document that says what it is."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

UTF_8 = Pattern(r"charset\s*=\s*[\"']?utf-?8\b", re.IGNORECASE)


@check(Severity.WARNING)
def document_has_a_doctype(mail: Mail) -> Iterator[Fault]:
    """Without `<!DOCTYPE html>` first, browsers and the webmail in them fall into quirks mode.

    Sizes, line heights and tables then come out as they did in the nineties. HTML Living Standard, 13.1.1.
    """
    if not mail.page.doctype:
        yield Fault("there is no doctype", "let the HTML start with <!DOCTYPE html>")


@check(Severity.WARNING)
def document_is_whole(mail: Mail) -> Iterator[Fault]:
    """A document has one `html`, one `head` and one `body`; mail programs take other sums apart differently.

    A second one comes from pasting a whole page into a template. HTML Living Standard, 4.1.1 and 4.2.1.
    """
    for name in ("html", "head", "body"):
        found = mail.elements(name)
        if not found:
            yield Fault(f"there is no <{name}> element", f"put the mail's parts into one <{name}>")
        elif len(found) > 1:
            yield Fault(
                f"there are {len(found)} <{name}> elements",
                "keep the first and its end tag",
                mail.at(found[1]),
            )


@check(Severity.WARNING)
def document_declares_utf_8(mail: Mail) -> Iterator[Fault]:
    """Without its charset in the HTML, a saved or forwarded mail shows “Â” and “â€™” for quotes and accents.

    Some services also take it from there to encode the message. RFC 2854; HTML Living Standard, 4.2.5.4.
    """
    metas = mail.elements("meta")
    declared = any(
        (meta.get("charset") or "").lower() in {"utf-8", "utf8"} or UTF_8.search(meta.get("content") or "")
        for meta in metas
    )
    if not declared:
        yield Fault("UTF-8 is not declared", 'put <meta charset="utf-8"> first into <head>')


@check(Severity.WARNING)
def viewport_is_set(mail: Mail) -> Iterator[Fault]:
    """Without a viewport, telephones show the mail as wide as a desk, with letters too small to read.

    Apple Mail and the Gmail app read it. Apple, Safari HTML Reference: viewport.
    """
    metas = [meta for meta in mail.elements("meta") if (meta.get("name") or "").lower() == "viewport"]
    if not metas:
        yield Fault(
            "there is no viewport",
            'put <meta name="viewport" content="width=device-width, initial-scale=1"> into <head>',
        )
