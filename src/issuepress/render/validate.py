"""MJML is checked before mrml sees it: mrml passes over most mistakes without a word, and never says where.

``data-at="clinic/index.mjml.j2:12"`` on a component says which line of which template it comes from.
"""

import re
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from issuepress.render import components
from issuepress.render.conditional import ConditionalComments
from issuepress.render.rules import DELICATE, has_mixed_quotes, wrong_for_mrml
from issuepress.render.wellformed import mend

DEPTH = 200  # mrml recurses, and somewhere above 5,000 it ends the whole process
MENDINGS = 20
# mrml fails on comments in these.
COMMENTLESS = {"mj-attributes", "mj-accordion-element", "mj-carousel"}
PLACE = re.compile(rb'\sdata-at="([^"]*)"')


class Fault(NamedTuple):
    """A mistake in a template. ``place`` is ``file:line`` of the template, as ``data-at`` gives it."""

    place: str
    message: str


def validate(mjml: str) -> list[Fault]:
    """Every fault of an MJML document at once; what is not well-formed comes first.

    Reads nothing but the string: a doctype, and with it every entity of its own, is refused.
    """
    source, unreadable = mjml.encode(errors="surrogatepass"), list[Fault]()
    for _ in range(MENDINGS):
        document = _Document(source)
        try:
            document.read()
            break
        except _HopelessError:
            break
        except expat.ExpatError as error:
            position = document.parser.ErrorByteIndex
            message, mended = mend(source, error.code, position, document.open)
            unreadable.append(Fault(_place_in_tag(source, position) or document.place, message))
            if mended is None:
                break
            source = mended
    return list(dict.fromkeys(unreadable + document.faults))


class _HopelessError(Exception):
    """Reading on would be of no use, or a danger."""


class _Component(NamedTuple):
    """A component that is open while reading; ``content`` is as ``components.content`` tells it."""

    tag: str
    place: str
    content: str


class _Document:
    """One reading by expat. HTML's named entities pass, as they do in mrml."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.open: list[str] = []  # all tags, those of HTML too
        self.components = [_Component("", "", "components")]
        self.first_place = self.title = ""
        self.has_body = False
        self.style_at = 0
        self.classes: set[str] = set()
        self.used_classes: list[tuple[str, str]] = []
        self.conditional = ConditionalComments()
        self.has_mixed_quotes = has_mixed_quotes(source)
        self.parser = self.listening_parser()

    def listening_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # an unknown entity is then told to us, and no error
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.SkippedEntityHandler = self.entity
        parser.CommentHandler = self.comment
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartCdataSectionHandler = lambda: self.note("mrml does not read <![CDATA[...]]>")
        parser.ProcessingInstructionHandler = lambda *_: self.note("mrml does not read <?...?>")
        parser.XmlDeclHandler = lambda *_: self.note("mrml does not read <?xml ...?>")
        return parser

    def read(self) -> None:
        self.parser.Parse(self.source, True)
        for name, place in self.used_classes:
            if name not in self.classes:
                self.note(f'mj-class="{name}" is not defined in <mj-attributes>', place)
        if not self.title.strip():
            self.note("<mj-title> is missing or empty: screen readers say it first", self.first_place)
        if not self.has_body:
            self.note("<mj-body> is missing", self.first_place)

    @property
    def place(self) -> str:
        return self.components[-1].place

    def note(self, message: str, place: str | None = None) -> None:
        self.faults.append(Fault(self.place if place is None else place, message))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.startswith("mj"):
            self.component(tag, attributes)
        elif self.components[-1].content != "html":
            self.note(_misplaced(tag, self.components[-1]) or "")
        self.open.append(tag)
        if self.has_mixed_quotes and has_mixed_quotes(self.source, self.parser.CurrentByteIndex):
            self.note(f'<{tag}>: mrml breaks a " between single quotes; write &quot; between double ones')
        if len(self.open) > DEPTH:
            self.note(f"more than {DEPTH} elements are inside each other")
            raise _HopelessError

    def component(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self.components[-1]
        place = attributes.get("data-at") or f"line {self.parser.CurrentLineNumber}"
        is_default = parent.tag == "mj-attributes"
        self.components.append(_Component(tag, place, "nothing" if is_default else components.content(tag)))
        misplaced = _misplaced(tag, parent)
        if misplaced:
            self.note(misplaced)
        for message in components.wrong_attributes(tag, attributes):
            self.note(message)
        if tag in DELICATE and not is_default:
            for message in wrong_for_mrml(tag, attributes):
                self.note(message)
        self.remember(tag, attributes)

    def remember(self, tag: str, attributes: dict[str, str]) -> None:
        self.first_place = self.first_place or self.place
        self.has_body = self.has_body or tag == "mj-body"
        if tag == "mj-class":
            self.classes.add(attributes.get("name", ""))
        elif tag == "mj-style":
            self.style_at = self.parser.CurrentByteIndex
        if "mj-class" in attributes:
            self.used_classes += [(name, self.place) for name in attributes["mj-class"].split()]

    def end(self, tag: str) -> None:
        if self.conditional.open:
            for message in self.conditional.close(len(self.open)):
                self.note(message)
        self.open.pop()
        if tag.startswith("mj"):
            if tag == "mj-style" and b"&" in self.source[self.style_at : self.parser.CurrentByteIndex]:
                self.note("<mj-style> is taken as it is, and CSS knows no &...;")
            self.components.pop()

    def text(self, text: str) -> None:
        tag, _, content = self.components[-1]
        if content == "html" or text.isspace():
            return
        if tag == "mj-title":
            self.title += text
        elif content in ("components", "nothing"):
            self.note(f"text cannot stand in <{tag}>: put it into <mj-text> or <mj-raw>")

    def entity(self, name: str, is_parameter: bool) -> None:
        if is_parameter or f"{name};" not in html5:
            self.note(f"&{name}; is not an entity of HTML; write a bare & as &amp;")
        self.text("&")

    def comment(self, comment: str) -> None:
        component = self.components[-1]
        if component.content in ("text", "nothing") or component.tag in COMMENTLESS:
            self.note(f"a comment cannot stand in <{component.tag}>: use Jinja's {{# #}}")
        for message in self.conditional.read(comment, len(self.open), in_html=component.content == "html"):
            self.note(message)

    def doctype(self, *_: object) -> None:
        self.note("leave out <!DOCTYPE ...>: the renderer writes it")
        raise _HopelessError


def _misplaced(tag: str, parent: _Component) -> str | None:
    if parent.content in ("text", "nothing"):
        return f"<{tag}> cannot stand in <{parent.tag}>, which holds {parent.content}"
    if parent.content == "html":
        return f"<{tag}> cannot stand in <{parent.tag}>, which holds HTML"
    if parent.tag and not tag.startswith("mj"):
        return f"<{tag}> cannot stand in <{parent.tag}>: put HTML into <mj-text> or <mj-raw>"
    return components.misplaced(tag, parent.tag)


def _place_in_tag(source: bytes, position: int) -> str | None:
    """The place of the component whose own tag could not be read, if that is what broke."""
    start = source.rfind(b"<mj", 0, position)
    place = PLACE.search(source, start) if start >= 0 and b">" not in source[start:position] else None
    return place[1].decode(errors="replace") if place else None
