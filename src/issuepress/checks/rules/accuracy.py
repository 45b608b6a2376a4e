"""Does an issue say what its articles say? Every claim beside the sentence that it comes from."""

import re
from collections.abc import Iterator

from issuepress.accuracy import departures_of
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check


@check(Severity.ERROR, needs_issue=True)
def claims_are_those_of_the_article(mail: Mail) -> Iterator[Fault]:
    """What readers get has to say what its article says: no other number, name, hedge, negation or quotation.

    A person may stand by a rewritten sentence in `approved` of its digest, as long as it stays unchanged.
    Who is quoted has to be named in the article. This is the promise of issuepress.
    """
    for where, departure in departures_of(mail.issue):
        said = "" if departure.statement in str(departure) else f", in “{departure.statement}”"
        yield Fault(
            f"{where}: {departure}{said}",
            _mend(where),
            mail.key(*(int(part) if part.isdigit() else part for part in re.findall(r"\w+", where))),
            Severity(departure.severity),
        )


def _mend(where: str) -> str:
    if where.endswith("quote_by"):
        return "name who says it in the article, or leave quote_by out"
    if where.endswith("quote"):
        return "quote the article word for word, or leave quote out"
    return "take the article's words, or write the sentence into approved of its digest if you stand by it"
