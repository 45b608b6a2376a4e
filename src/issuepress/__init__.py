"""Condense articles into an e-mail newsletter without changing a claim.

What a program or a notebook needs, each imported when it is first used:

    find_workspace  load_publication  load_issue      the folder of a newsletter, and what is in it
    read_article    read_articles                     any source becomes an Article
    condense_article  shortlist                       an Article becomes a Digest, or candidates for one
    departures  judge                                 where a statement leaves its article
    render_issue    build_issue                       an Issue becomes an Email, and files
    check_issue     check_html                        what would go wrong in an inbox
    prepare_upload  upload_prepared                   an Issue becomes a draft at a mailing service
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from issuepress.accuracy import Judgement, departures, judge
    from issuepress.build import build as build_issue
    from issuepress.build import rendered as render_issue
    from issuepress.checks.check import check_html, check_issue
    from issuepress.condense import condense as condense_article
    from issuepress.condense import shortlist
    from issuepress.errors import IssuepressError
    from issuepress.models import Article, Digest, Issue
    from issuepress.publication import Publication
    from issuepress.read import read_article, read_articles
    from issuepress.rendered import Email
    from issuepress.upload.prepare import prepare as prepare_upload
    from issuepress.upload.upload import upload as upload_prepared
    from issuepress.workspace.load import find_workspace, load_issue, load_publication

__all__ = [
    "Article",
    "Digest",
    "Email",
    "Issue",
    "IssuepressError",
    "Judgement",
    "Publication",
    "build_issue",
    "check_html",
    "check_issue",
    "condense_article",
    "departures",
    "find_workspace",
    "judge",
    "load_issue",
    "load_publication",
    "prepare_upload",
    "read_article",
    "read_articles",
    "render_issue",
    "shortlist",
    "upload_prepared",
]

# Names of their own: "condense" and "render" are the packages, which Python would hand out instead.
_PLACES = {
    "build_issue": ("issuepress.build", "build"),
    "check_html": ("issuepress.checks.check", "check_html"),
    "check_issue": ("issuepress.checks.check", "check_issue"),
    "condense_article": ("issuepress.condense", "condense"),
    "departures": ("issuepress.accuracy", "departures"),
    "judge": ("issuepress.accuracy", "judge"),
    "Judgement": ("issuepress.accuracy", "Judgement"),
    "shortlist": ("issuepress.condense", "shortlist"),
    "find_workspace": ("issuepress.workspace.load", "find_workspace"),
    "IssuepressError": ("issuepress.errors", "IssuepressError"),
    "load_issue": ("issuepress.workspace.load", "load_issue"),
    "load_publication": ("issuepress.workspace.load", "load_publication"),
    "prepare_upload": ("issuepress.upload.prepare", "prepare"),
    "read_article": ("issuepress.read", "read_article"),
    "read_articles": ("issuepress.read", "read_articles"),
    "render_issue": ("issuepress.build", "rendered"),
    "upload_prepared": ("issuepress.upload.upload", "upload"),
    **{noun: ("issuepress.models", noun) for noun in ("Article", "Digest", "Issue")},
    "Email": ("issuepress.rendered", "Email"),
    "Publication": ("issuepress.publication", "Publication"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, its_name = _PLACES[name]
    return getattr(import_module(module), its_name)


def __dir__() -> list[str]:
    return __all__
