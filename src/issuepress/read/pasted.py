"""Text copied from a page, with the menus, share rows and footers that came along."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import PurePath

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read.author import NOBODY
from issuepress.read.byline import BULLET, Byline, byline_of, joined, looks_like_a_name
from issuepress.read.dates import find_date
from issuepress.read.furniture import is_furniture, is_offer
from issuepress.read.invitation import call_to_action
from issuepress.read.pages import without_page_marks
from issuepress.read.structure import structured
from issuepress.read.window import PROSE, SENTENCE_END, is_prose, is_whole_page, weight, window
from issuepress.read.wrapping import unwrapped
from issuepress.text.characters import LONGEST
from issuepress.text.markdown import blocks

LONE_BULLET = re.compile(r"^[ \t]*([•◦▪])\s*\n\s*(?=\S)", re.MULTILINE)
TITLE_LINES = 60  # before the first prose, in which the title is looked for
SUBJECT_LINES = 60  # below it, that tell what the text is about
WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset("and are can for from have how not our that the this what when why with you your".split())  # noqa: SIM905
ABOUT, LEAST_WORDS = 4, 3
MUCH = 2.5  # of a score, that a title may be behind the line below it
SHORTEST_TITLE, LONGEST_TITLE = 3, 16  # words
STEP = re.compile(r"(?:tip|step|chapter|section|reason|myth)\s*#?\d{1,2}\b|\d{1,2}[.)]\s", re.IGNORECASE)
LONG_PROSE = 30  # words of a paragraph with which an article goes on below an offer of others
MOST_OFFERED = 40  # lines of such an offer
DATED = 20  # words at most in a line that a date makes a byline
BY = re.compile(r"(?:(?:[Ww]ritten |[Pp]osted )?by|By|BY|Par) [A-Z]\w+ [A-Z]")
BELOW_TITLE = 4  # lines in which its byline is looked for
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|present))?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\d\s.|©][^.|©]{1,79}?)"
    r"[\s,.|–-]*(?:all rights reserved.*|(?:proudly )?(?:created|powered) .*|\d{4}.*)?",
    re.IGNORECASE,
)


def read_pasted(text: str, origin: str, url: str = "") -> Article:
    """The article in a pasted text: every word of it stands in the text. Raises UnreadableSource."""
    if len(text) > LONGEST:
        raise UnreadableSource(
            f"{origin}: has {len(text):,} characters; at most {LONGEST:,} are read, so give the article alone"
        )
    lines = [_folded(line) for line in LONE_BULLET.sub(r"\1 ", text).split("\n")]
    lines = unwrapped(without_page_marks(lines))
    first, end = window(lines)
    at = _title_line(lines, first)
    byline, lead = _below_title(lines[at + 1 : first])
    byline |= _above_title(lines[:at]) if at > 0 else Byline()
    kept = [line for line in _without_offers(lines[first:end]) if not is_furniture(line)]
    kept = _without_menu_below(kept) if is_whole_page(lines) else kept
    contents = {line for line in lines[at + 1 : first] if line and line in kept}
    lead = [line for line in lead if line not in contents]
    body = structured(lead + kept, contents) or structured(list(filter(None, lines)))
    if not body:
        raise UnreadableSource(f"{origin}: no article was found in this text")
    return Article(
        title=lines[at] if at >= 0 else PurePath(origin).stem,
        author=byline.author,
        publisher=_publisher(lines[first:]),
        published=byline.published.day if byline.published else None,
        published_text=byline.published.text if byline.published and not byline.published.day else "",
        updated=byline.updated.day if byline.updated else None,
        updated_text=byline.updated.text if byline.updated and not byline.updated.day else "",
        url=url,
        body=_with_lower_invitation(body),
    )


def _folded(line: str) -> str:
    """Tabs stay: they part the cells of a table."""
    return "\t".join(" ".join(cell.split()) for cell in line.strip().split("\t"))


def _title_line(lines: list[str], first: int) -> int:
    """The line before the first prose that most looks like a title, or -1."""
    candidates = [
        number
        for number in range(max(0, first - TITLE_LINES), first)
        if lines[number] and not is_furniture(lines[number]) and not byline_of(lines[number])
    ]
    subject = Counter(WORD.findall(" ".join(lines[first : first + SUBJECT_LINES]).casefold()))
    scores = {
        number: _title_score(lines, number, first) + _is_about(lines[number], subject)
        for number in candidates
    }
    best = max(candidates, key=scores.__getitem__, default=-1)
    above = max((number for number in candidates if number < best), default=-1)
    if above < 0 or any(lines[above + 1 : best]):
        return best
    is_title = scores[above] >= scores[best] - MUCH and _is_above_a_deck(lines[above], lines[best], subject)
    return above if is_title else best


def _is_above_a_deck(line: str, below: str, subject: Counter[str]) -> bool:
    """Whether a line is the title of the longer one right below it, which says what the article is about."""
    words = weight(line)
    return (
        SHORTEST_TITLE <= words <= min(LONGEST_TITLE, weight(below) + 2)
        and not line.endswith((".", ",", ":"))
        and not BULLET.match(line)
        and _is_about(line, subject) > 0
    )


def _is_about(line: str, subject: Counter[str]) -> float:
    """How much of a line the text below it speaks of: titles name their subject, menus do not."""
    words = [word for word in WORD.findall(line.casefold()) if word not in COMMON]
    return ABOUT * sum(subject[word] > 1 for word in words) / max(LEAST_WORDS, len(words))


def _title_score(lines: list[str], number: int, first: int) -> float:
    line, words = lines[number], weight(lines[number])
    below = [other for other in lines[number + 1 : first] if other][:BELOW_TITLE]
    score = min(words, 10) / 5 - (3 if words > 30 else 0) - (1 if line.endswith((".", ",", ":")) else 0)
    score += max((3 - place / 2 for place, other in enumerate(below) if _about(other)), default=0)
    score -= 3 if _about(line) else 0
    score -= 5 if _is_author_above(lines, number, first) else 0
    score -= 2 if looks_like_a_name(line) and weight(_before(lines, number)) > 2 else 0
    score -= sum(1 for other in lines[number:first] if other) / 10
    score -= 2 if STEP.match(line) else 0
    return (
        score
        - (3 if BULLET.match(line) else 0)
        + (1.5 if _is_repeated(line, lines[:first]) and words > 1 else 0)
    )


def _is_repeated(line: str, lines: list[str]) -> bool:
    """Titles stand in the way to a page too, above it: Home / Blog / Load."""
    return sum(BULLET.sub("", other).strip(" /»›>") == line for other in lines) > 1


def _about(line: str) -> Byline | None:
    """What a line above an article says about it, also where a section or a place stands beside the date."""
    found = byline_of(line)
    if found or not line or weight(line) > DATED or SENTENCE_END.search(line):
        return found
    date = find_date(line)
    return Byline(published=date) if date else Byline(counted=True) if BY.match(line) else None


def _before(lines: list[str], number: int) -> str:
    line = next((line for line in reversed(lines[:number]) if line), "")
    return "" if is_furniture(line) or _about(line) else line


def _is_author_above(lines: list[str], number: int, first: int) -> bool:
    """A name, then a date or a time to read, and then what is the title: so do many blogs."""
    below = [line for line in lines[number + 1 : first] if line]
    said = next((place for place, line in enumerate(below) if not _about(line)), len(below))
    return _is_person(lines[number]) and said > 0 and any(not is_furniture(line) for line in below[said:])


def _is_person(line: str) -> bool:
    """A name, perhaps with credentials behind it, or one of those that stand for nobody."""
    name = line.partition(",")[0].strip()
    return (looks_like_a_name(name) and weight(name) <= 4) or name.casefold() in NOBODY


def _above_title(lines: list[str]) -> Byline:
    """What the lines that stand right above a title say about it."""
    found = Byline()
    for line in reversed([line for line in lines[-2 * BELOW_TITLE :] if line][-BELOW_TITLE:]):
        said = _about(line)
        if said is None and found != Byline() and not found.author and _is_person(line):
            said = Byline(author="" if line.casefold() in NOBODY else BULLET.sub("", line))
            return found | said
        if said is None:
            return found
        found |= said
    return found


def _below_title(lines: list[str]) -> tuple[Byline, list[str]]:
    """What the lines between title and text say about it, and those of them that are text."""
    said = [found for line in lines if (found := _about(line))]
    byline = joined(said)
    rest = [line for line in lines if not _about(line) and not is_furniture(line)]
    names = [line for line in rest if said and _is_name(line)]
    if names and not byline.author:
        byline = joined([Byline(author=BULLET.sub("", names[0])), byline])
    own = [line for line in rest if line not in names and BULLET.sub("", line) != byline.author]
    repeated = {one for one, other in pairwise(filter(None, own)) if one == other}
    last = next((number for number in range(len(own) - 1, -1, -1) if own[number]), -1)
    kept = [
        line
        for number, line in enumerate(own)
        if not line or line in repeated or weight(line) >= 6 or (number == last and weight(line) > 1)
    ]
    return byline, kept


def _without_offers(lines: list[str]) -> list[str]:
    """The lines without other articles that are offered between two paragraphs of this one."""
    kept: list[str] = []
    offered: list[str] | None = None
    for line in lines:
        if offered is None and is_offer(line):
            offered = []
        if offered is None:
            kept.append(line)
        elif weight(line) >= LONG_PROSE and is_prose(line):
            kept.append(line)
            offered = None
        elif len(offered) > MOST_OFFERED:  # it was a heading of the article
            kept += [*offered, line]
            offered = None
        else:
            offered.append(line)
    return kept


def _without_menu_below(lines: list[str]) -> list[str]:
    """The lines without the short ones after the last sentence, item or caption."""
    end = len(lines)
    while end > 1 and _is_menu(lines, end - 1):
        end -= 1
    return lines[:end]


def _is_menu(lines: list[str], number: int) -> bool:
    line = lines[number]
    return not line or (
        not SENTENCE_END.search(line)
        and weight(line) < PROSE
        and "@" not in line
        and "\t" not in line
        and not BULLET.match(line)
        and not re.match(r"\d+[.)]\s", line)
        and line not in (lines[number - 1 : number] + lines[number + 1 : number + 2])
    )


def _is_name(line: str) -> bool:
    """A name, or in a row of a byline one capitalized word."""
    text = BULLET.sub("", line)
    return (looks_like_a_name(text) and weight(text) <= 5) or (
        text != line and text.isalpha() and text.istitle()
    )


def _publisher(lines: list[str]) -> str:
    found = (COPYRIGHT.fullmatch(line) for line in reversed(lines) if len(line) < 200)
    return next((match["name"].strip(" ,|-–") for match in found if match), "")


def _with_lower_invitation(body: str) -> str:
    """The heading over a call to action is no section of the article."""
    call = call_to_action(blocks(body))
    heading = next(
        (block for block in blocks(body) if call and block.kind == "heading" and block.text == call.heading),
        None,
    )
    if not heading:
        return body
    lines = body.split("\n")
    lines[heading.line - 1] = f"###{lines[heading.line - 1].lstrip('#')}"
    return "\n".join(lines)
