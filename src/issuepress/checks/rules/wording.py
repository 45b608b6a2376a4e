"""Whether words can be read: their size, their lines, and links that say where they lead."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import BLOCKS, Element
from issuepress.checks.mail.styles import line_height, pixels
from issuepress.checks.phrases import phrases
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

SMALLEST, BODY = 14.0, 16.0  # px
HOLDING_WORDS = {"td", "th", "li", "body"}
AMID = 20  # letters beside a link: fewer are a bar or a dot
RUNNING = 120  # characters: about two lines on a telephone
LINE_HEIGHT = 1.3  # clearly less than the 1.5 of WCAG 2.2, 1.4.12
OVERLAP = 0.9  # lines closer than this run into each other
HEADLINE = 24  # px: its lines stand closer
LONG = 160  # characters: about four lines on a telephone
# Words of which no two stand side by side.
DOUBLED = Pattern(
    r"\b(the|an|and|of|for|with|or|at|by|from|as|are|we|your|our|und|el|los|un|le|les|et)\s+\1\b",
    re.IGNORECASE,
)
BOLD = {"bold", "bolder", "600", "700", "800", "900"}
TYPED_LIST = Pattern(r"^\s*(?:[•‣▪◦●·]|[-–*]\s)")
# Words that say nothing about where a link leads, in the languages of the program's own labels.
GENERIC = {
    *(
        "click",
        "click here",
        "click me",
        "here",
        "link",
        "this link",
        "more",
        "read more",
        "learn more",
        "see more",
    ),
    *(
        "this",
        "details",
        "continue",
        "go",
        "tap here",
        "find out more",
        "view more",
        "download",
        "press here",
    ),
    *("aquí", "haz clic aquí", "haga clic aquí", "clic aquí", "más", "leer más", "ver más", "saber más"),
    *("ici", "cliquez ici", "en savoir plus", "lire la suite", "plus"),
    *("hier", "hier klicken", "klicken sie hier", "mehr", "mehr erfahren", "weiterlesen", "weiter"),
    *(
        "aqui",
        "clique aqui",
        "saiba mais",
        "leia mais",
        "mais",
        "qui",
        "clicca qui",
        "scopri di più",
        "leggi di più",
    ),
    *("klik hier", "lees meer", "meer", "اضغط هنا", "انقر هنا", "هنا", "المزيد", "اقرأ المزيد"),
}


@check(Severity.WARNING)
def link_text_says_where_it_leads(mail: Mail) -> Iterator[Fault]:
    """Screen readers list the links of a mail: ten times “click here” is a list of nothing.

    In 16 % of mails (Email Markup Consortium 2026); WCAG 2.2, 2.4.4.
    """
    button = mail.publication.call_to_action.button.lower() if mail.rendered_from else ""
    for link in mail.links:
        words = mail.name_of(link).strip(" .…:!»›>→").lower()
        if words in GENERIC and words != button:
            yield Fault(
                f"a link only says “{mail.name_of(link)}”",
                "name what it leads to, in its own words",
                mail.at(link),
            )


@check(Severity.WARNING)
def links_are_told_by_more_than_color(mail: Mail) -> Iterator[Fault]:
    """A link amid other words, told from them by its color alone, does not exist for those who see no color.

    One in twelve men sees red and green alike. WCAG 2.2, 1.4.1; among the faults that the Email Markup
    Consortium finds most often.
    """
    letters: dict[Element, int] = {}
    for link in mail.elements("a"):
        block = next((above for above in link.ancestors if above.name in BLOCKS | HOLDING_WORDS), None)
        if block and "href" in link.attributes and mail.text_of(link) and not mail.is_hidden(link):
            if block not in letters:
                letters[block] = _letters_around_links(mail, block)
            if letters[block] > AMID and not _stands_out(mail, link, mail.styles.of(link)):
                yield Fault(
                    f"the link “{mail.text_of(link)[:40]}” is told by its color alone",
                    "write text-decoration: underline on it",
                    mail.at(link),
                )


@check(Severity.WARNING)
def text_is_large_enough(mail: Mail) -> Iterator[Fault]:
    """Under 14 px, text is hard to read on a telephone, and Apple Mail enlarges what is under 13 on its own.

    Lines then break where nobody meant them to. Apple, Human Interface Guidelines: Typography.
    """
    told: set[float] = set()
    for element, words in mail.texts:
        size = pixels(mail.styles.of(element)["font-size"])
        if size and 2 < size < SMALLEST and size not in told and any(c.isalnum() for c in words):
            told.add(size)
            yield Fault(
                f"“{words[:40]}” is {size:g} px", f"make it {SMALLEST:g} px or more", mail.at(element)
            )


@check(Severity.ADVICE)
def running_text_is_16_px(mail: Mail) -> Iterator[Fault]:
    """What is to be read, and not only glanced at, is 16 px: the size that browsers set text in unasked.

    Told where most of the longer texts are smaller; a footer may be.
    """
    running = [(pixels(mail.styles.of(e)["font-size"]) or BODY, e, words) for e, words in _running(mail)]
    small = [(size, element, words) for size, element, words in running if SMALLEST <= size < BODY]
    if sum(len(words) for *_, words in small) > sum(len(words) for *_, words in running) / 2:
        size, element, words = small[0]
        yield Fault(f"“{words[:40]}…” is {size:g} px", f"make it {BODY:g} px", mail.at(element))


@check(Severity.ADVICE)
def lines_have_room(mail: Mail) -> Iterator[Fault]:
    """Lines of running text stand one and a half of their size apart, or the eye loses the next one.

    WCAG 2.2, 1.4.12 and technique C21.
    """
    for element, words in _running(mail):
        style = mail.styles.of(element)
        height = line_height(style)
        size = pixels(style["font-size"]) or BODY
        if OVERLAP <= height < LINE_HEIGHT and size < HEADLINE:
            yield Fault(
                f"the lines of “{words[:40]}…” stand {height:.2g} of their size apart",
                f"write line-height: {round(1.5 * size)}px",
                mail.at(element),
            )
            return


@check(Severity.WARNING)
def lines_do_not_overlap(mail: Mail) -> Iterator[Fault]:
    """Where a line height is less than the letters are high, lines run into each other.

    Outlook on Windows cuts them. CSS Inline Layout Level 3, 5.2; WCAG 2.2, 1.4.12.
    """
    for element, words in mail.texts:
        style = mail.styles.of(element)
        size, height = pixels(style["font-size"]) or 0, line_height(style)
        if size > 2 and height < OVERLAP and len(words) > 2 and any(map(str.isalnum, words)):
            yield Fault(
                f"the lines of “{words[:40]}” stand {height * size:.3g} px apart in letters of {size:g} px",
                f"write line-height: {round(1.5 * size)}px",
                mail.at(element),
            )


@check(Severity.WARNING)
def no_word_is_doubled(mail: Mail) -> Iterator[Fault]:
    """“The the” is the slip that nobody sees in their own text, and everybody in that of others.

    Looked for are small words that never stand twice.
    """
    for element, words in mail.texts:
        if found := DOUBLED.search(words):
            yield Fault(f"“{found[0]}” stands there twice", "take one out", mail.at(element))


@check(Severity.ADVICE)
def running_text_is_aligned_to_its_start(mail: Mail) -> Iterator[Fault]:
    """Centered and justified lines begin or run at another place each time: many readers lose theirs.

    WCAG 2.2, 1.4.8 and technique C19, for people with dyslexia above all.
    """
    for element, words in _running(mail):
        align = mail.styles.of(element).get("text-align", "").lower().removeprefix("-webkit-")
        if "justify" in align or (align == "center" and len(words) > LONG):
            yield Fault(
                f"“{words[:40]}…” is {'centered' if align == 'center' else 'justified'}",
                "align it to the left, or the right where it is read from there",
                mail.at(element),
            )


@check(Severity.WARNING, needs_issue=True)
def the_themes_words_are_in_its_language(mail: Mail) -> Iterator[Fault]:
    """A mail in Swedish with “Key takeaways” above its points looks translated by halves.

    The themes have words in twelve languages; a workspace adds its own.
    """
    missing = mail.email.untranslated if mail.email else ()
    if missing:
        some = ", ".join(missing[:3]) + (" ..." if len(missing) > 3 else "")
        yield Fault(
            f"the themes have no words in {mail.issue.language} for {some}; they are shown in English",
            f"write them under [{mail.issue.language.partition('-')[0]}] in templates/base/labels.toml",
            mail.key("language"),
        )


@check(Severity.ADVICE)
def text_is_not_shouted(mail: Mail) -> Iterator[Fault]:
    """Whole sentences in capitals are slow to read, for their words have no shape.

    Some screen readers spell them out, and filters count them too.
    """
    for element, words in mail.texts:
        shouted = words == words.upper() != words.lower() and len(words.split()) > 5
        transformed = mail.styles.of(element).get("text-transform") == "uppercase" and len(words) > 60
        if shouted or transformed:
            yield Fault(f"“{words[:40]}…” is all capitals", "write it in small letters", mail.at(element))


@check(Severity.ADVICE)
def lists_are_lists(mail: Mail) -> Iterator[Fault]:
    """Bullets that are typed are read aloud as “bullet”, and nobody says how many there are.

    A real list, `<ul>` with `<li>`, also keeps its second lines indented. WCAG 2.2, 1.3.1.
    """
    before = None
    for element, words in mail.texts:
        typed = bool(TYPED_LIST.match(words)) and len(words) > 1
        if typed and before is not None:
            yield Fault(f"“{words[:40]}” is a list that was typed", "make it <ul> and <li>", mail.at(element))
            return
        before = element if typed else None


def _running(mail: Mail) -> Iterator[tuple[Element, str]]:
    """The longer texts, but for the small print that says why the mail came and how to leave."""
    small = (phrases("why"), phrases("unsubscribe"))
    for element, words in mail.texts:
        if len(words) > RUNNING and not any(print_.search(words) for print_ in small):
            yield element, words


def _letters_around_links(mail: Mail, block: Element) -> int:
    """How many letters stand in a paragraph or line of its own, besides those of its links."""
    texts = [child for child in block.children if isinstance(child, str)]
    inline = [e for e in block.elements if e.name not in BLOCKS | {"a", "br", "img"}]
    texts += [mail.text_of(e) for e in inline if not any(inside.name == "a" for inside in e.descendants)]
    return sum(character.isalnum() for text in texts for character in text)


def _stands_out(mail: Mail, link: Element, style: dict[str, str]) -> bool:
    """By a line, a weight, a box or a background of its own."""
    styles = [style, *(mail.styles.of(element) for element in link.descendants)]
    around = mail.styles.of(link.parent) if link.parent else {}
    underlined = any("underline" in s.get("text-decoration-line", "") for s in styles)
    weights = {s.get("font-weight", "") for s in styles} - {around.get("font-weight", "")}
    boxed = any(pixels(s.get("border-bottom-width", "")) or "background-color" in s for s in styles)
    return underlined or boxed or bool(weights & BOLD)
