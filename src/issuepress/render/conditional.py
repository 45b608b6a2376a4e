"""Outlook's conditional comments: mrml reads the HTML inside of them, and damages what it cannot match."""

import re
from collections.abc import Iterator

CONDITIONAL = re.compile(r"\s*(?:\[if\b|<!\[endif)")
# <!--[if !mso]><!--> and <!--<![endif]-->, or the whole of <!--[if mso]> ... <![endif]-->.
WELL_WRITTEN = re.compile(r"\[if [^\]]*\]>(?:<!|(?P<html>.*)<!\[endif\])|<!\[endif\]", re.DOTALL)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:.-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class ConditionalComments:
    """The tags that conditional comments have opened, and how deep in the document each was."""

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []

    def read(self, comment: str, depth: int, *, in_html: bool) -> Iterator[str]:
        """One line for each fault of a comment, given without its <!-- and -->."""
        if not CONDITIONAL.match(comment):
            return
        if not in_html:
            yield "a conditional comment can only stand in <mj-raw>, or where HTML is"
        written = WELL_WRITTEN.fullmatch(comment)
        if not written:
            yield "a conditional comment has to be written <!--[if mso]>...<![endif]-->, without other spaces"
        for tag in TAG.finditer((written and written["html"]) or ""):
            yield from self._tag(tag, depth)

    def _tag(self, tag: re.Match[str], depth: int) -> Iterator[str]:
        if tag["end"]:
            if self.open[-1:] != [(depth, tag["name"])]:
                yield f"a conditional comment closes </{tag['name']}>, which none opened in the same element"
            else:
                self.open.pop()
        elif tag["name"].lower() not in VOID and not tag[0].endswith("/>"):
            self.open.append((depth, tag["name"]))

    def close(self, depth: int) -> Iterator[str]:
        """One line for each tag still open where the element at ``depth`` ends."""
        while self.open and self.open[-1][0] >= depth:
            yield f"a conditional comment opens <{self.open.pop()[1]}>, which none closes in the same element"
