"""Does an issue say what its articles say? Every claim beside the sentence that it comes from."""

import re
from collections.abc import Iterator
from functools import lru_cache

from issuepress.accuracy import SAID_OTHERWISE, Departure, departures_of
from issuepress.blocks import Exercise, Question
from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check


@check(Severity.ERROR, needs_issue=True)
def claims_are_those_of_the_article(mail: Mail) -> Iterator[Fault]:
    """What readers get has to say what its article says: no other number, name, hedge, negation or quotation.

    A person may stand by a rewritten sentence in `approved` of its digest, as long as it stays unchanged.
    Who is quoted has to be named in the article, beside the words. This is the promise of issuepress.
    """
    for where, departure in _departures(mail):
        if departure.kind != SAID_OTHERWISE:
            said = "" if departure.statement in str(departure) else f", in “{departure.statement}”"
            yield Fault(
                f"{where}: {departure}{said}", _mend(where), _at(mail, where), Severity(departure.severity)
            )


@check(Severity.WARNING, needs_issue=True)
def what_is_said_otherwise_is_approved(mail: Mail) -> Iterator[Fault]:
    """A text in other words that keeps every protected fact is neither proven nor refuted: a person compares.

    Read it beside the article's sentences, and write it into `approved` of its digest where it says the same.
    Nothing is uploaded before.
    """
    for where, departure in _departures(mail):
        if departure.kind == SAID_OTHERWISE:
            yield Fault(
                f"{where}: {departure}",
                "where it says the same, write the text into approved of its digest",
                _at(mail, where),
            )


@check(Severity.ADVICE, needs_issue=True)
def claims_name_their_article(mail: Mail) -> Iterator[Fault]:
    """An exercise, or the answer to a question, says what to do: by which article, only `article` can tell.

    Without it nobody compares its words with anything.
    """
    for number, block in enumerate(mail.issue.content.blocks):
        if isinstance(block, (Exercise, Question)) and not block.article:
            yield Fault(
                f"blocks[{number}] ({block.kind}) names no article, and nothing proves what it says",
                "write the article that it is from as its article, or leave this check out with your reason",
                mail.key("blocks", number),
            )


@lru_cache(maxsize=1)
def _departures(mail: Mail) -> tuple[tuple[str, Departure], ...]:
    """Judged once for the checks that ask for them."""
    return tuple(departures_of(mail.issue))


def _at(mail: Mail, where: str) -> Place:
    return mail.key(*(int(part) if part.isdigit() else part for part in re.findall(r"\w+", where)))


def _mend(where: str) -> str:
    if where.endswith("quote_by"):
        return "name who says it in the article, or leave quote_by out"
    if where.endswith("quote"):
        return "quote the article word for word, or leave quote out"
    return "take the article's words, or write the sentence into approved of its digest if you stand by it"
