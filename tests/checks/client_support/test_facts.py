"""What checks take for granted of mail clients, held against what caniemail.com knows of them today."""

import pytest

from issuepress.checks.client_support import facts
from issuepress.checks.rules import all_checks

ABOUT_CLIENTS = ("gmail", "outlook", "yahoo")
TAKEN = [(check.name, fact) for check in all_checks() for fact in check.facts]


@pytest.mark.parametrize(("check", "fact"), TAKEN, ids=lambda value: getattr(value, "feature", value))
def test_what_a_check_takes_for_granted_of_a_client_is_so(check: str, fact: facts.Fact):
    assert facts.support(fact.feature, fact.client) == fact.support, check
    if fact.note:
        assert any(fact.note in note for note in facts.notes(fact.feature, fact.client)), check


def test_a_check_that_names_caniemail_as_its_source_says_which_fact_it_takes_from_there():
    named = [check for check in all_checks() if "caniemail.com" in check.documentation]
    reads = {check.name for check in named if check.subject == "client_support"}  # reads all of them

    assert [check.name for check in named if not check.facts and check.name not in reads] == []


def test_a_check_about_a_client_has_a_fact_or_names_where_it_was_seen():
    checks = [check for check in all_checks() if check.subject in ABOUT_CLIENTS]

    assert [check.name for check in checks if not check.facts and "Source: " not in check.documentation] == []


def test_what_gmail_and_yahoo_have_mended_is_held_against_them_by_no_check():
    assert facts.support("css-background-image", "gmail-web") == "y"
    assert facts.support("css-comments", "yahoo-web") == "y"
    assert "css-comments" not in {fact.feature for _, fact in TAKEN}
