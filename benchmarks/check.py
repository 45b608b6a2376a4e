"""How fast an issue is checked, beside npm's caniemail and beside axe-core in jsdom.

    python benchmarks/check.py        needs npm and the network; installs into a temporary folder only

All look at the same rendered issue of five articles. caniemail knows which clients support what; axe-core
knows accessibility, of which it cannot judge contrast in jsdom. issuepress does both and more.
"""

import json
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from issuepress.build import rendered
from issuepress.checks.check import check_mail
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks
from issuepress.models import Issue
from issuepress.workspace.load import find_workspace, load_issue
from render import in_turn, issue, line

ARTICLES = 5
ROUNDS = 20  # after as many that nobody counts
NEEDED = 40  # milliseconds
NODE = {
    "caniemail": """
import { readFileSync } from 'fs';
import { caniemail } from 'caniemail';
const html = readFileSync(process.argv[3], 'utf8'), rounds = Number(process.argv[2]), times = [];
let found = 0;
for (let round = 0; round < 2 * rounds; round++) {
  const start = performance.now();
  const { issues } = caniemail({ clients: ['*'], html });
  if (round >= rounds) times.push(performance.now() - start);
  found = [...issues.errors.values(), ...issues.warnings.values()].flat().length;
}
console.log(JSON.stringify({ times, found }));
""",
    "axe-core": """
import { readFileSync } from 'fs';
import axe from 'axe-core';
import { JSDOM, VirtualConsole } from 'jsdom';
const html = readFileSync(process.argv[3], 'utf8'), rounds = Number(process.argv[2]), times = [];
const virtualConsole = new VirtualConsole();  // contrast needs a canvas, which jsdom has not, and says so
let found = 0;
for (let round = 0; round < 2 * rounds; round++) {
  const start = performance.now();
  const { window } = new JSDOM(html, { runScripts: 'outside-only', virtualConsole });
  window.eval(axe.source);
  const { violations } = await window.axe.run(window.document);
  if (round >= rounds) times.push(performance.now() - start);
  found = violations.length;
}
console.log(JSON.stringify({ times, found }));
process.exit();
""",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        one = truthful(issue(folder, "issue", ARTICLES), folder)
        mail = mail_of(one)
        page = folder / "email.html"
        page.write_text(mail.html)
        measurements = {"issuepress": lambda: times_here(mail)}
        if shutil.which("npm"):
            install(folder)
            measurements |= {name: lambda name=name: elsewhere(name, folder, page)["times"] for name in NODE}
        else:
            print(
                "npm is missing: install Node.js 22 or newer (https://nodejs.org) to see the others beside it"
            )
        report(mail, in_turn(measurements))
        for name in list(measurements)[1:]:
            line(f"{name}, findings", str(elsewhere(name, folder, page)["found"]))


def truthful(one: Issue, folder: Path) -> Issue:
    """The issue with articles that say what its digests say, so that no more is found than usual."""
    for digest in one.content.digests:
        article = one.folder / digest.article
        said = "\n\n".join((digest.summary, *digest.takeaways, digest.caveat))
        article.write_text(f"{article.read_text()}\n{said}\n")
    return load_issue(find_workspace(folder), one.name)


def mail_of(one: Issue) -> Mail:
    email = rendered(one, None, None)
    return Mail(
        html=email.html,
        text=email.text,
        subject=email.subject,
        preheader=email.preheader,
        email=email,
        rendered_from=one,
    )


def times_here(mail: Mail) -> list[float]:
    """Each round reads the mail anew: a copy has computed nothing."""
    times = []
    for number in range(2 * ROUNDS):
        fresh = replace(mail)
        start = time.perf_counter()
        check_mail(fresh)
        if number >= ROUNDS:
            times.append((time.perf_counter() - start) * 1e3)
    return times


def install(folder: Path) -> None:
    packages = ["caniemail", "axe-core", "jsdom"]
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, *packages], check=True)
    for name, script in NODE.items():
        (folder / f"{name}.mjs").write_text(script)


def elsewhere(name: str, folder: Path, page: Path) -> dict:
    command = ["node", folder / f"{name}.mjs", str(max(1, ROUNDS // 10)), page]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout)


def report(mail: Mail, times: dict[str, float]) -> None:
    findings = check_mail(replace(mail)).findings
    title = f"{ARTICLES} articles, {len(mail.html):,} bytes, medians"
    print(f"\n{title:<36}{'reached':>10}{'needed':>14}")
    reached = times.pop("issuepress")
    line(f"issuepress, {len(all_checks())} checks", f"{reached:.1f} ms", f"<= {NEEDED} ms", reached <= NEEDED)
    for name, milliseconds in times.items():
        line(f"{name}, warm", f"{milliseconds:.1f} ms")
    found = Counter(finding.severity.value for finding in findings)
    line("issuepress, findings", ", ".join(f"{count} {name}" for name, count in found.items()) or "0")


if __name__ == "__main__":
    main()
