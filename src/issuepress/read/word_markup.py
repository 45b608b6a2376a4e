"""The markup of a Word document made plain: nothing hidden, nothing struck, formulas as text."""

import io
import zipfile
from typing import TYPE_CHECKING

from issuepress.errors import UnreadableSource
from issuepress.text.characters import LONGEST

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
DOCUMENT, STYLES, PICTURES = "word/document.xml", "word/styles.xml", "word/media/"
MOST_PARAGRAPHS = 10_000  # a book has a third of them
OFF = {"0", "false", "off", "none"}
HIDING = (f"{W}vanish", f"{W}webHidden", f"{W}specVanish")


def plain(data: bytes) -> bytes:
    """The document without hidden text, what is struck out twice being struck out, and without its pictures.

    Formulas and text boxes are paragraphs. Raises UnreadableSource where it is too long to be read.
    """
    from lxml import etree

    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            if name == DOCUMENT:
                root = _parsed(source.read(name))
                _check_length(root)
                _settle(root, _hidden_styles(source))
                target.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
            elif not name.startswith(PICTURES):
                target.writestr(name, source.read(name))
    return written.getvalue()


def _parsed(content: bytes) -> "_Element":
    from lxml import etree

    return etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )


def _check_length(root: "_Element") -> None:
    paragraphs = sum(1 for _ in root.iter(f"{W}p"))
    if paragraphs > MOST_PARAGRAPHS:
        raise UnreadableSource(
            f"has {paragraphs:,} paragraphs; at most {MOST_PARAGRAPHS:,} are read, so give the article alone"
        )
    letters = sum(len(text.text or "") for text in root.iter(f"{W}t"))
    if letters > LONGEST:
        raise UnreadableSource(
            f"has {letters:,} characters; at most {LONGEST:,} are read, so give the article alone"
        )


def _hidden_styles(source: zipfile.ZipFile) -> set[str]:
    """The names of styles whose text is not shown."""
    if STYLES not in source.namelist():
        return set()
    styles = _parsed(source.read(STYLES)).iter(f"{W}style")
    return {style.get(f"{W}styleId") or "" for style in styles if _is_hidden(style.find(f"{W}rPr"), set())}


def _settle(root: "_Element", hidden: set[str]) -> None:
    for run in list(root.iter(f"{W}r")):
        if _is_hidden(run.find(f"{W}rPr"), hidden):
            _drop(run)
    for struck in root.iter(f"{W}dstrike"):
        struck.tag = f"{W}strike"
    for formula in list(root.iter(f"{M}oMath")):
        _replace_formula(formula)
    for box in list(root.iter(f"{W}txbxContent")):
        _free_box(box)


def _is_hidden(properties: "_Element | None", hidden: set[str]) -> bool:
    if properties is None:
        return False
    style = properties.find(f"{W}rStyle")
    named = style is not None and style.get(f"{W}val") in hidden
    marks = [mark for name in HIDING for mark in properties.iterchildren(name)]
    return named or any((mark.get(f"{W}val") or "true") not in OFF for mark in marks)


def _drop(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace_formula(formula: "_Element") -> None:
    """A run of text in the place of a formula, with a power marked as one: x^2."""
    from lxml import etree

    line = next(formula.iterancestors(f"{M}oMathPara"), None)
    place = formula if line is None else line  # a formula on a line of its own, which no run can stand in
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = " ".join(_formula(formula).split())
    parent = place.getparent()
    if parent is None:
        return
    if parent.tag != f"{W}p":
        paragraph = etree.Element(f"{W}p")
        paragraph.append(run)
        run = paragraph
    parent.replace(place, run)


def _formula(element: "_Element") -> str:  # noqa: PLR0911 - one return for each kind
    parts = {str(child.tag).removeprefix(M): _formula(child) for child in element}
    match str(element.tag).removeprefix(M):
        case "t":
            return element.text or ""
        case "sSup":
            return f"{parts.get('e', '')}^{_grouped(parts.get('sup', ''))}"
        case "sSub":
            return f"{parts.get('e', '')}_{_grouped(parts.get('sub', ''))}"
        case "f":
            return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
        case "rad":
            return f"√{_grouped(parts.get('e', ''))}"
        case "d":
            return f"({parts.get('e', '')})"
    return "".join(_formula(child) for child in element)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if text.replace(".", "").replace(",", "").isalnum() else f"({text})"


def _free_box(box: "_Element") -> None:
    """The paragraphs of a text box behind the one it hangs on, where no older form of it is beside."""
    if any(one.tag in (f"{MC}AlternateContent", f"{VML}textbox") for one in box.iterancestors()):
        return
    anchor = next(box.iterancestors(f"{W}p"), None)
    parent = anchor.getparent() if anchor is not None else None
    if anchor is None or parent is None:
        return
    for number, paragraph in enumerate(list(box.iterchildren(f"{W}p")), 1):
        parent.insert(parent.index(anchor) + number, paragraph)
