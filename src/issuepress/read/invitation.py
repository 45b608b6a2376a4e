"""The article's own call to action: what it asks of its reader at its end."""

import re

from issuepress.models import CallToAction
from issuepress.text.markdown import Block

LAST = 8  # blocks at the end that are looked at
LONGEST = 120  # words
ASKING = re.compile(
    r"\b(?:contact|call|e-?mail|send|write|text|message|book|schedule|reach out|get in touch|make|request|"
    r"visit|drop (?:me|us)|let(?:'|’)s|sign up|come (?:and )?see)\b",
    re.IGNORECASE,
)
ASKED_FOR = re.compile(
    r"\b(?:contact|call|e-?mail|message|write(?: to)?|text) (?:me|us|our|the)\b"
    r"|\b(?:book|schedule|request|make|arrange) (?:an?|your|my)\b.{0,40}"
    r"\b(?:appointment|consultation|session|call|visit|assessment|evaluation|screening)\b"
    r"|\b(?:get in touch|reach out to (?:me|us|our))\b",
    re.IGNORECASE,
)
TELEPHONE = r"\+?\(?\d{2,4}\)?[\s.–-]\d{2,4}[\s.–-]\d{2,5}(?:[\s.–-]\d{2,5})?"
CONTACT = re.compile(rf"[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}|(?<![\w.]){TELEPHONE}(?!\w)")


def call_to_action(blocks: tuple[Block, ...]) -> CallToAction | None:
    """The last paragraph that gives an address to write to or asks for an appointment, and its heading."""
    first = max(0, len(blocks) - LAST)
    for number in range(len(blocks) - 1, first - 1, -1):
        block = blocks[number]
        if block.kind == "paragraph" and _invites(block.text):
            before = blocks[number - 1] if number else None
            heading = before.text if before and before.kind == "heading" else ""
            return CallToAction(heading=heading, text=block.text)
    return None


def _invites(text: str) -> bool:
    if len(text.split()) > LONGEST or len(text) > LONGEST * 12:
        return False
    contact = CONTACT.search(text)
    latin = re.search(r"[A-Za-z]{3}", CONTACT.sub("", text))
    return bool(ASKED_FOR.search(text) or (contact and (not latin or ASKING.search(text))))
