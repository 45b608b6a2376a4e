"""What `issuepress check --spam` does: asks SpamAssassin for its score and explains it."""

import os
import re
import shutil
import subprocess

from issuepress.checks.finding import Finding, Place, Severity
from issuepress.checks.report import Report, Skipped
from issuepress.errors import ProgramError

SUBJECT, CHECK = "spam", "spamassassin_finds_nothing"
PROGRAM = "spamassassin"
SECONDS = 120
TOTAL = re.compile(
    r"^Content analysis details:\s+\((?P<points>\S+) points, (?P<required>\S+) required\)", re.MULTILINE
)
HIT = re.compile(r"^\s*(?P<points>-?\d+\.\d) (?P<rule>[A-Z][A-Z0-9_]+)\s+(?P<words>\S.*)$", re.MULTILINE)
COUNTS = 0.1  # points; rules below only inform
SERIOUS = 1.0
MENDS = {
    "FORGED_GMAIL_RCVD": "send from a domain of your own: sender.address in newsletters/newsletter.toml",
    "FREEMAIL_FORGED_REPLYTO": "write a reply_to at your own domain in newsletters/newsletter.toml",
    "FREEMAIL_REPLYTO": "leave reply_to out of newsletters/newsletter.toml",
    "SUBJ_ALL_CAPS": "write subject in issue.toml in small letters",
    "PLING_QUERY": "leave exclamation marks out of subject in issue.toml",
}
PREFIXES = {
    "HTML_IMAGE": "write more words beside the pictures, or take some pictures out",
    "SUBJ": "change subject in issue.toml",
    "FREEMAIL": "send from a domain of your own: sender.address in newsletters/newsletter.toml",
    "URI": "look at the links it names",
    "BASE64": "report it: the message is packed in a way that counts against it",
    "MIME": "report it: the message is packed in a way that counts against it",
    "HTML": "look for it in the theme's templates",
}


def ask_spamassassin(message: bytes) -> Report:
    """Each rule that counts for a message, and its whole score as a remark.

    It should be the one for anybody: a service's tags are no addresses yet, and count against a mail.
    Raises ProgramError where SpamAssassin fails; where it is not installed, says what to install.
    """
    program = shutil.which(PROGRAM)
    if not program:
        reason = "SpamAssassin is not installed; on Debian and Ubuntu: apt-get install spamassassin"
        return Report((), 0, (Skipped(("--spam",), reason),))
    told = _run(program, message)
    total = TOTAL.search(told)
    if not total:
        raise ProgramError(f"{program}: gave no score; try it by hand: {PROGRAM} -L -t < email.eml")
    points, required = float(total["points"]) + 0.0, float(total["required"])  # -0.0 is written 0.0
    remark = f"SpamAssassin: {points:.1f} points; spam begins at {required:.1f}"
    return Report(_findings(told[total.end() :], is_spam=points >= required), 1, (), (remark,))


def _run(program: str, message: bytes) -> str:
    """What it says, in English. Local rules only, and nobody's own preferences."""
    command = [program, "--local", "--test-mode", "--nocreate-prefs", f"--prefspath={os.devnull}"]
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, the message on its standard input
            command,
            input=message,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        raise ProgramError(f"{program}: gave no answer within {SECONDS} seconds") from None
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", b"").decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ProgramError(f"{program}: {''.join(reason) or error}") from None
    return done.stdout.decode("utf-8", "replace")


def _findings(table: str, *, is_spam: bool) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            _severity(float(hit["points"]), is_spam=is_spam),
            CHECK,
            SUBJECT,
            f"{hit['rule']}, {hit['points']} points: {hit['words'].strip()}",
            _mend(hit["rule"]),
            Place(),
        )
        for hit in HIT.finditer(table)
        if float(hit["points"]) >= COUNTS
    )


def _severity(points: float, *, is_spam: bool) -> Severity:
    if is_spam:
        return Severity.ERROR
    return Severity.WARNING if points >= SERIOUS else Severity.ADVICE


def _mend(rule: str) -> str:
    general = (mend for prefix, mend in PREFIXES.items() if rule.startswith(prefix))
    return MENDS.get(rule) or next(general, f"look for the words that {rule} means, and say it otherwise")
