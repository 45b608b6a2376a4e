"""How fast an issue becomes an e-mail, beside the official mjml with juice and beside inkletter.

    python benchmarks/render.py        needs npm and the network; installs into a temporary folder only

All render the same articles, issue after issue, so that nothing can be remembered from the one before.
juice inlines less than this program does: it is not given the theme's rules for headings and paragraphs.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median

from issuepress.models import Issue
from issuepress.render import mjml, render
from issuepress.workspace import find_workspace, load_issue

ARTICLES = 5
ISSUES = 10
ROUNDS = 6  # over all issues, after one round that nobody counts
PROCESSES = 7
SIZES = (1, 2, 5, 10, 20, 50, 100)
# juice 11 fails on this theme unless it leaves CSS variables alone, and as a command it would fetch fonts.
JUICE = {"resolveCSSVariables": False, "webResources": {"links": False}}
PUBLICATION = """\
name = "Benchmark Weekly"
postal_address = "1 Example Street, Example Town"
website = "https://example.org"
[sender]
name = "Benchmark Weekly"
address = "news@example.org"
[call_to_action]
heading = "Questions?"
text = "Write to us with a few times that suit you."
email = "hello@example.org"
"""
DIGEST = """
[[digests]]
article = "articles/{name}.md"
title = "Story {name}: what walking does for a stiff back"
summary = "In study {name}, people walked on five days a week. *Most* had less pain, and some had none."
takeaways = ["Start with {minutes} minutes.", "Add a minute every week.", "Rest where it hurts more."]
caveat = "Study {name} was small, and nobody knows how long the relief lasts."
url = "https://example.org/stories/{name}?from=newsletter&story={name}"
"""
ARTICLE = """\
---
title: "Story {name}: what walking does for a stiff back"
url: https://example.org/stories/{name}
---

In study {name}, people walked on five days a week. Most had less pain, and some had none.
"""
NODE = """
const { readFileSync } = require('fs');
const exported = (name) => { const found = require(name); return found.default || found };
const mjml = exported('mjml'), juice = exported('juice');
(async () => {
  const [rounds, ...files] = process.argv.slice(2);
  const sources = files.map((file) => readFileSync(file, 'utf8')), times = [];
  for (let round = 0; round <= Number(rounds); round++)
    for (const source of sources) {
      const start = process.hrtime.bigint();
      juice((await mjml(source)).html, require('./juice.json'));
      if (round) times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  console.log(JSON.stringify(times));
})();
"""
INKLETTER = """
import json, sys, time
from pathlib import Path
from inkletter import parse_markdown_to_html
rounds, *files = sys.argv[1:]
sources, times = [Path(file).read_text() for file in files], []
for round in range(int(rounds) + 1):
    for source in sources:
        start = time.perf_counter()
        parse_markdown_to_html(source)
        if round:
            times.append((time.perf_counter() - start) * 1e3)
print(json.dumps(times))
"""


def main() -> None:
    if not shutil.which("npm"):
        sys.exit("npm is missing: install Node.js 22 or newer (https://nodejs.org), then run this again")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        issues = [issue(folder, f"issue-{number}", ARTICLES) for number in range(ISSUES)]
        ours = measure_issuepress(folder, issues)
        npm = measure_npm(folder / "npm", issues)
        inkletter = measure_inkletter(folder / "inkletter", issues)
        report(ours, npm, inkletter)
        report_growth([(size, issue(folder, f"size-{size}", size)) for size in SIZES])


def issue(folder: Path, name: str, articles: int) -> Issue:
    """An issue in the workspace ``folder``, both made here."""
    home = folder / "newsletters" / name
    (home / "articles").mkdir(parents=True)
    (folder / "newsletters/newsletter.toml").write_text(PUBLICATION)
    text = f'subject = "Benchmark {name}"\npreheader = "The same stories for all"\ndate = 2026-11-22\n'
    for number in range(articles):
        story = f"{name}-{number}"
        (home / f"articles/{story}.md").write_text(ARTICLE.format(name=story))
        text += DIGEST.format(name=story, minutes=number + 5)
    (home / "issue.toml").write_text(text)
    return load_issue(find_workspace(folder), name)


def measure_issuepress(folder: Path, issues: list[Issue]) -> dict[str, float]:
    command = Path(sys.executable).with_name("issuepress")
    return {
        "warm": median(warm_times(issues)),
        "process": process_time([command, "render", issues[0].name], folder),
        "help": process_time([command, "--help"], folder),
    }


def warm_times(issues: list[Issue]) -> list[float]:
    times = []
    for number in range(ROUNDS + 1):
        for one in issues:
            start = time.perf_counter()
            render(one)
            if number:
                times.append((time.perf_counter() - start) * 1e3)
    return times


def process_time(command: list[str | Path], folder: Path) -> float:
    """The median of whole processes in milliseconds, after one that nobody counts."""
    times = []
    for _ in range(PROCESSES + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1e3)
    return median(times[1:])


def measure_npm(folder: Path, issues: list[Issue]) -> dict[str, float]:
    """The official mjml and juice: warm in one process, and each as a command."""
    folder.mkdir()
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, "mjml", "juice"], check=True)
    (folder / "warm.js").write_text(NODE)
    (folder / "juice.json").write_text(json.dumps(JUICE))
    files = [folder / f"{one.name}.mjml" for one in issues]
    for file, one in zip(files, issues, strict=True):
        file.write_text(mjml(one))
    commands = folder / "node_modules/.bin"
    return {
        "warm": warm_elsewhere(["node", folder / "warm.js"], files),
        "mjml": process_time([commands / "mjml", files[0], "-o", "mjml.html"], folder),
        "juice": process_time(
            [commands / "juice", "--options-file", "juice.json", "mjml.html", "juice.html"], folder
        ),
    }


def measure_inkletter(folder: Path, issues: list[Issue]) -> dict[str, float]:
    """In an environment of its own, on the digests as Markdown."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "inkletter"], check=True)
    (folder / "warm.py").write_text(INKLETTER)
    files = [folder / f"{one.name}.md" for one in issues]
    for file, one in zip(files, issues, strict=True):
        file.write_text(markdown(one))
    return {
        "warm": warm_elsewhere([scripts / "python", folder / "warm.py"], files),
        "process": process_time([scripts / "inkletter", "md2html", files[0], "-o", "out.html"], folder),
    }


def markdown(one: Issue) -> str:
    parts = [f"# {one.content.subject}"]
    for digest in one.content.digests:
        takeaways = "\n".join(f"- {takeaway}" for takeaway in digest.takeaways)
        parts += [f"## {digest.title}", digest.summary, takeaways, digest.caveat, f"**[Read]({digest.url})**"]
    return "\n\n".join(parts)


def warm_elsewhere(command: list[str | Path], files: list[Path]) -> float:
    run = subprocess.run([*command, str(ROUNDS), *files], check=True, stdout=subprocess.PIPE, text=True)
    return median(json.loads(run.stdout))


def report(ours: dict[str, float], npm: dict[str, float], inkletter: dict[str, float]) -> None:
    faster, share = npm["warm"] / ours["warm"], ours["process"] / npm["mjml"]
    print(f"\n{ARTICLES} articles, medians{'reached':>27}{'needed':>14}")
    line("issuepress, warm", f"{ours['warm']:.1f} ms", "<= 5 ms", ours["warm"] <= 5)
    line("mjml + juice, warm", f"{npm['warm']:.1f} ms")
    line("inkletter, warm, nothing inlined", f"{inkletter['warm']:.1f} ms")
    line("times faster than mjml + juice", f"{faster:.1f}", ">= 5", faster >= 5)
    line("issuepress render, process", f"{ours['process']:.0f} ms")
    line("mjml, process", f"{npm['mjml']:.0f} ms")
    line("mjml, then juice, processes", f"{npm['mjml'] + npm['juice']:.0f} ms")
    line("inkletter md2html, process", f"{inkletter['process']:.0f} ms")
    line("share of the mjml process", f"{share:.2f}", "<= 0.6", share <= 0.6)
    line("issuepress --help, process", f"{ours['help']:.0f} ms", "< 150 ms", ours["help"] < 150)


def report_growth(issues: list[tuple[int, Issue]]) -> None:
    """Linear: an article among a hundred costs what an article among fifty does, 20 % of noise allowed."""
    times = {size: median(warm_times([one])) for size, one in issues}
    print("\narticles, warm" + "".join(f"{size:>9}" for size in times))
    print("milliseconds  " + "".join(f"{times[size]:>9.1f}" for size in times))
    ratio = (times[100] - times[50]) / 50 / ((times[50] - times[1]) / 49)
    line("an article of 51-100 to one of 2-50", f"{ratio:.2f}", "<= 1.2", ratio <= 1.2)


def line(what: str, reached: str, needed: str = "", good: bool | None = None) -> None:
    verdict = {True: "yes", False: "NO", None: ""}[good]
    print(f"{what:<36}{reached:>10}{needed:>14}  {verdict}".rstrip())


if __name__ == "__main__":
    main()
