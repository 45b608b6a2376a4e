from collections.abc import Callable

import pytest

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks


@pytest.fixture
def fired() -> Callable[..., set[str]]:
    """``fired(html, of="structure")``: the names of the checks of a subject that find fault with a mail.

    Other arguments are those of Mail; checks that need an issue run where ``rendered_from`` is given.
    """

    def names(html: str, of: str | None = None, **others) -> set[str]:
        mail = Mail(html=html, **others)
        checks = [check for check in all_checks() if of in (None, check.subject)]
        runs = [check for check in checks if check.can_judge(mail)]
        return {finding.check for check in runs for finding in check.findings(mail)}

    return names
