from collections.abc import Callable
from pathlib import Path

import pytest

from issuepress.checks.finding import all_checks
from issuepress.checks.mail import Mail
from issuepress.models import Issue
from issuepress.workspace import find_workspace, load_issue


@pytest.fixture
def fired() -> Callable[..., set[str]]:
    """``fired(html, of="structure")``: the names of the checks of a subject that find fault with a mail.

    Other arguments are those of Mail; checks that need an issue run where ``rendered_from`` is given.
    """

    def names(html: str, of: str | None = None, **others) -> set[str]:
        mail = Mail(html=html, **others)
        checks = [check for check in all_checks() if of in (None, check.subject)]
        runs = [check for check in checks if mail.rendered_from or not check.needs_issue]
        return {finding.check for check in runs for finding in check.findings(mail)}

    return names


@pytest.fixture
def edited(sample: Path) -> Callable[..., Issue]:
    """``edited("single", subject="...", publication={...}, digest={...})``: a sample issue with other texts,
    of its lead digest too. The files stay as they are, so that a finding has its line.
    """

    def issue(name: str = "single", publication: dict | None = None, digest: dict | None = None, **content):
        found = load_issue(find_workspace(sample), name)
        first, *others = found.content.digests
        digests = (first.model_copy(update=digest or {}), *others)
        return found.model_copy(
            update={
                "content": found.content.model_copy(update={"digests": digests, **content}),
                "publication": found.publication.model_copy(update=publication or {}),
            }
        )

    return issue
