"""What every check looks at: a rendered e-mail read once, and the issue it was made from if there is one."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from issuepress.checks.finding import Place
from issuepress.checks.mail import css
from issuepress.checks.mail.message import Message, Sender
from issuepress.checks.mail.page import BLOCKS, SILENT, ConditionalComment, Element, Page, read
from issuepress.checks.mail.picture import Picture, read_picture
from issuepress.checks.mail.styles import Styles
from issuepress.models import Issue
from issuepress.publication import Publication
from issuepress.rendered import Email, Tags
from issuepress.text.patterns import Pattern
from issuepress.workspace import toml
from issuepress.workspace.load import ISSUE, PUBLICATION

SPACES = Pattern(r"[\s\u00a0\u034f\u200b-\u200d\u2007\ufeff]+")  # the padding of preview texts too
# What a pattern is given to look through: longer words are no words, and Gmail shows 102,400 bytes of a mail.
LONG_WORD = Pattern(r"\S{200}")
MOST_TEXT = 200_000  # characters
MOST_CSS = 200_000  # characters in all; Gmail reads 16,384
NOTHING = Pattern(r"0+(?:\.0+)?(?:px|%|em)?", re.IGNORECASE)

APART = BLOCKS | {"body", "br", "dd", "dt", "li", "table", "td", "th", "tr"}


@dataclass(frozen=True, eq=False)
class Mail:
    """A mail as a mailing service would take it. Everything is computed once, when it is first asked for.

    html, text, subject and preheader are filled for ``service`` (whose ``tags`` are given), or for none.
    ``file`` is the name of a file of HTML, or of a ``message``, that came without an issue;
    ``wrong_charset`` says what its bytes are, where they are not what it declares. ``clients`` are those a
    person asked about, all where empty.
    """

    html: str
    text: str = ""
    subject: str = ""
    preheader: str = ""
    email: Email | None = None
    rendered_from: Issue | None = None
    tags: Tags | None = None
    service: str | None = None
    file: str = ""
    message: Message | None = None
    wrong_charset: str = ""
    clients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A half of a letter (a lone surrogate) cannot be in any mail: what is looked at has a "?" there."""
        for part in ("html", "text", "subject", "preheader"):
            object.__setattr__(self, part, getattr(self, part).encode(errors="replace").decode())

    @property
    def issue(self) -> Issue:
        """For checks marked ``needs_issue``, which only run where there is one."""
        if self.rendered_from is None:
            raise LookupError("there is HTML and no issue; mark this check needs_issue=True")
        return self.rendered_from

    def either(self, *, issue: str, html: str) -> str:
        """What to do about a fault in an issue, and in a mail that was made with another program."""
        return issue if self.rendered_from else html

    @property
    def written_subject(self) -> str:
        """As its author wrote it, before a service's tags were filled in."""
        return self.rendered_from.content.subject if self.rendered_from else self.subject

    @property
    def sender(self) -> Sender:
        """The publication's, or that of the message."""
        if self.message:
            return self.message.sender
        return Sender(self.publication.sender.name, self.publication.sender.address)

    @property
    def reply_to(self) -> str:
        return self.message.reply_to if self.message else self.publication.reply_to or ""

    @property
    def publication(self) -> Publication:
        return self.issue.publication

    @property
    def postal_address(self) -> str:
        """The publication's own, or the service's tag for one; empty where there is neither."""
        own = self.rendered_from.publication.postal_address if self.rendered_from else None
        return (self.tags.postal_address if self.tags else "") or own or ""

    @property
    def day(self) -> dt.date | None:
        """The day of the issue, or on which the message was sent; None where nothing says."""
        if self.rendered_from:
            return self.rendered_from.content.date
        return self.message.sent if self.message else None

    @cached_property
    def language(self) -> str:
        """Of the issue or the HTML, without its region, like ``en``; ``en`` where none is given."""
        stated = self.rendered_from.language if self.rendered_from else None
        tag = stated or next((html.get("lang") for html in self.elements("html")), None) or "en"
        return tag.partition("-")[0].lower()

    # --- its elements, none of which are in Outlook's conditional comments ---------------------------

    @cached_property
    def page(self) -> Page:
        return read(self.html)

    def elements(self, *names: str) -> list[Element]:
        """Those of one name, or of several in the order of the source; with no name, all of them."""
        if len(names) == 1:
            return self.page.by_name.get(names[0], [])
        return [element for element in self.page.elements if not names or element.name in names]

    @cached_property
    def links(self) -> list[Element]:
        """``a`` and ``area`` elements with an href, which may be empty."""
        return [element for element in self.elements("a", "area") if "href" in element.attributes]

    @property
    def images(self) -> list[Element]:
        return self.elements("img")

    @cached_property
    def conditional_comments(self) -> list[ConditionalComment]:
        """``<!--[if mso]>...<![endif]-->``: what Outlook alone reads.

        What stands between ``<!--[if !mso]><!-->`` and its end every other client reads: it is in the page.
        """
        return self.page.conditional_comments

    # --- its words -----------------------------------------------------------------------------------

    def text_of(self, element: Element) -> str:
        """The words inside, hidden ones too, with single spaces."""
        if element not in self._words_of:
            self._words_of[element] = spaced("".join(_texts([element])))
        return self._words_of[element]

    def name_of(self, element: Element) -> str:
        """What a screen reader says: the label, or the words inside and the alt texts of the images there."""
        if element not in self._names_of:
            label = (element.get("aria-label") or "").strip()
            alts = [inside.get("alt") or "" for inside in element.descendants if inside.name == "img"]
            self._names_of[element] = label or " ".join(
                filter(None, (self.text_of(element), *map(str.strip, alts)))
            )
        return self._names_of[element]

    @cached_property
    def _words_of(self) -> dict[Element, str]:
        return {}

    @cached_property
    def _names_of(self) -> dict[Element, str]:
        return {}

    def lacks_alt(self, element: Element) -> bool:
        """Whether a picture in it has no alt text at all: one fault, told where pictures are looked at."""
        return any(inside.name == "img" and "alt" not in inside.attributes for inside in element.descendants)

    def is_hidden(self, element: Element) -> bool:
        """Whether its style, or that of an element around it, hides it from everybody."""
        return element in self._hidden

    @cached_property
    def _hidden(self) -> set[Element]:
        found: set[Element] = set()
        for element in self.page.elements:
            if element.parent in found or "hidden" in element.attributes or hides(self.styles.of(element)):
                found.add(element)
        return found

    @cached_property
    def texts(self) -> list[tuple[Element, str]]:
        """Each run of words that is shown, with the element right around it."""
        return [
            (element, words)
            for element in self.page.elements
            if element.name not in SILENT and element not in self._hidden
            for child in element.children
            if isinstance(child, str) and (words := spaced(child))
        ]

    @cached_property
    def visible_text(self) -> str:
        """Every word that is shown, in the order of the source."""
        parts = _texts(self.elements("body")[:1] or self.page.children, self._hidden)
        return spaced("".join(parts))

    # --- its style -----------------------------------------------------------------------------------

    @property
    def style_elements(self) -> list[Element]:
        """Their text is ``element.source``."""
        return self.elements("style")

    @cached_property
    def sheets(self) -> tuple[css.Sheet, ...]:
        room, read = MOST_CSS, []
        for style in self.style_elements:
            read.append(css.sheet(style.source[:room], style.get("media") or ""))
            room = max(0, room - len(style.source))
        return tuple(read)

    @property
    def is_cut(self) -> bool:
        """Whether there is more of it than is looked at."""
        return self.page.cut or sum(len(style.source) for style in self.style_elements) > MOST_CSS

    @cached_property
    def rules(self) -> tuple[css.Rule, ...]:
        """Of every style element, in order."""
        return tuple(rule for sheet in self.sheets for rule in sheet.rules)

    def style_of(self, element: Element) -> tuple[css.Declaration, ...]:
        """The declarations of its style attribute, in order."""
        return css.declarations(element.get("style") or "")

    @cached_property
    def styles(self) -> Styles:
        """``styles.of(element, dark=False)``: each property that is set on an element or inherited by it."""
        return Styles(self.page.elements, self.rules, dark_page=self.is_dark_too)

    @cached_property
    def is_dark_too(self) -> bool:
        """Whether the mail says that it may be painted dark, as Apple Mail and Thunderbird then do."""
        metas = (meta for meta in self.elements("meta") if (meta.get("name") or "").lower() == "color-scheme")
        named = [meta.get("content") or "" for meta in metas]
        named += [d.value for rule in self.rules for d in rule.declarations if d.name == "color-scheme"]
        return any("dark" in schemes for schemes in named)

    def picture(self, image: Element) -> Picture | None:
        """The file that an ``img`` shows; None where it is on the web, or not to be found, or no picture."""
        path = self.path(image)
        return read_picture(path) if path else None

    def path(self, image: Element) -> Path | None:
        """Where the file of an ``img`` is, there or not; None where it is on the web."""
        source = image.get("src") or ""
        if self.email:
            return next((local.path for local in self.email.images if local.src == source), None)
        if not self.file or not source or re.match(r"[a-z][a-z\d+.-]*:|//|#", source, re.IGNORECASE):
            return None
        return Path(self.file).parent / unquote(source.partition("?")[0])

    # --- where things are ----------------------------------------------------------------------------

    def at(self, element: Element) -> Place:
        """An element, with its line where the HTML is a file of its own."""
        line, column = self._position(element.offset)
        return Place(self._html_file, line, column, element.name, element.nth, element.start_tag)

    def at_offset(self, offset: int, excerpt: str = "") -> Place:
        """What is no element: a comment, an end tag. ``excerpt`` is what stands there."""
        line, column = self._position(offset)
        return Place(self._html_file, line, column, excerpt=excerpt)

    @property
    def _html_file(self) -> str:
        """Lines are those of the HTML, which stands encoded in a message."""
        return f"{self.file} (HTML)" if self.message else self.file

    def _position(self, offset: int) -> tuple[int | None, int | None]:
        """The line and column of a place in the HTML, where it is a file of its own."""
        if not self.file:
            return None, None
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line of the HTML starts."""
        return [0, *(found.end() for found in re.finditer("\n", self.html))]

    def key(self, *key: str | int) -> Place:
        """A key of issue.toml, like ``key("digests", 0, "image_alt")``; if it is not there, its table.

        The file, where there is no issue.
        """
        if not self.rendered_from:
            return Place(self.file)
        path = self.issue.folder / ISSUE
        return Place(f"newsletters/{self.issue.name}/{ISSUE}", toml.line(path, key))

    def publication_key(self, *key: str | int) -> Place:
        """The same of newsletter.toml, like ``publication_key("sender", "address")``."""
        if not self.rendered_from:
            return Place(self.file)
        path = self.issue.folder.parent / PUBLICATION
        return Place(f"newsletters/{PUBLICATION}", toml.line(path, key))


def spaced(text: str) -> str:
    """A text with single spaces, as a pattern may be given it: its length bounded, and that of its words."""
    whole = SPACES.sub(" ", text[: 2 * MOST_TEXT]).strip()[:MOST_TEXT]
    return LONG_WORD.sub(r"\g<0> ", whole)


def _texts(nodes: Sequence[Element | str], without: Collection[Element] = ()) -> Iterator[str]:
    """The texts of nodes and inside of them; what starts a line of its own is set apart."""
    waiting = list(reversed(nodes))  # not recursive: broken HTML nests thousands deep
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.name not in SILENT and node not in without:
            apart = [" "] if node.name in APART else []
            waiting += [*apart, *reversed(node.children), *apart]


def hides(style: dict[str, str]) -> bool:
    """Whether an element with these properties is not shown, as the preview text of a mail is hidden."""
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or (style.get("overflow") == "hidden" and bool(NOTHING.fullmatch(style.get("max-height", ""))))
        or bool(NOTHING.fullmatch(style.get("opacity", "")))
    )
