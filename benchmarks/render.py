"""How fast an issue becomes an e-mail, beside the official mjml with juice and beside inkletter.

    python benchmarks/render.py        needs npm and the network; installs into a temporary folder only

All render the same articles, issue after issue, so that nothing can be remembered from the one before.
juice inlines less than this program does: it is not given the theme's rules for headings and paragraphs.

Whole processes are measured in the processor time they take, user and system together: what else runs on the
machine changes that less than the time that passes. Programs to be compared run in turn, and the share is the
median of the pairs. `issuepress render` loads, renders, checks and writes the files, the message with its
pictures too; `mjml` makes HTML of MJML.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image

from issuepress.models import Issue
from issuepress.render import mjml, render
from issuepress.workspace.load import find_workspace, load_issue

ARTICLES = 5
ISSUES = 10
ROUNDS = 3  # over all issues, after as many that nobody counts
TURNS = 5  # each program in turn, for a machine is not equally fast all the time
PROCESSES = 11  # of each program, in turn
PICTURES = "pictures"  # the name of an issue that has some
PICTURE = (1200, 900)  # pixels
SIZES = (1, 2, 5, 10, 20, 50, 100)
# juice 11 fails on this theme unless it leaves CSS variables alone, and as a command it would fetch fonts.
JUICE = {"resolveCSSVariables": False, "webResources": {"links": False}}
Command = list[str | Path]
Measurement = Callable[[], list[float]]
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
  for (let round = 0; round < 2 * rounds; round++)
    for (const source of sources) {
      const start = process.hrtime.bigint();
      juice((await mjml(source)).html, require('./juice.json'));
      if (round >= rounds) times.push(Number(process.hrtime.bigint() - start) / 1e6);
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
for round in range(2 * int(rounds)):
    for source in sources:
        start = time.perf_counter()
        parse_markdown_to_html(source)
        if round >= int(rounds):
            times.append((time.perf_counter() - start) * 1e3)
print(json.dumps(times))
"""


def main() -> None:
    if not shutil.which("npm"):
        sys.exit("npm is missing: install Node.js 22 or newer (https://nodejs.org), then run this again")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        issues = [issue(folder, f"issue-{number}", ARTICLES) for number in range(ISSUES)]
        mjml_warm, mjml_commands = install_npm(folder / "npm", issues)
        inkletter_warm, inkletter_commands = install_inkletter(folder / "inkletter", issues)
        issuepress = Path(sys.executable).with_name("issuepress")
        warm = in_turn(
            {
                "issuepress": lambda: warm_times(issues),
                "mjml + juice": lambda: warm_elsewhere(mjml_warm),
                "inkletter": lambda: warm_elsewhere(inkletter_warm),
            }
        )
        issue(folder, PICTURES, ARTICLES, pictures=True)
        commands = {
            "issuepress render": [issuepress, "render", issues[0].name],
            "issuepress render, with pictures": [issuepress, "render", PICTURES],
            "issuepress --help": [issuepress, "--help"],
            **mjml_commands,
            **inkletter_commands,
        }
        load = os.getloadavg()[0]
        processes = {name: [] for name in commands}
        for _ in range(PROCESSES):
            for name, command in commands.items():
                processes[name].append(processor_time(command, folder))
        report(warm, processes, load)
        sizes = {size: [issue(folder, f"size-{size}", size)] for size in SIZES}
        report_growth(in_turn({size: partial(warm_times, one) for size, one in sizes.items()}))


def issue(folder: Path, name: str, articles: int, *, pictures: bool = False) -> Issue:
    """An issue in the workspace ``folder``, both made here."""
    home = folder / "newsletters" / name
    (home / "articles").mkdir(parents=True)
    (folder / "newsletters/newsletter.toml").write_text(PUBLICATION)
    text = f'subject = "Benchmark {name}"\npreheader = "The same stories for all"\ndate = 2026-11-22\n'
    for number in range(articles):
        story = f"{name}-{number}"
        (home / f"articles/{story}.md").write_text(ARTICLE.format(name=story))
        text += DIGEST.format(name=story, minutes=number + 5)
        if pictures:
            text += f'image = "articles/{story}.png"\nimage_alt = "Colors that run into each other"\n'
            Image.effect_mandelbrot(PICTURE, (-2 + number / 5, -1.2, 1, 1.2), 100).save(
                home / f"articles/{story}.png"
            )
    (home / "issue.toml").write_text(text)
    return load_issue(find_workspace(folder), name)


def install_npm(folder: Path, issues: list[Issue]) -> tuple[Command, dict[str, Command]]:
    """The official mjml and juice: the command that renders warm, and those of single processes."""
    folder.mkdir()
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, "mjml", "juice"], check=True)
    (folder / "warm.js").write_text(NODE)
    options = folder / "juice.json"
    options.write_text(json.dumps(JUICE))
    files = [folder / f"{one.name}.mjml" for one in issues]
    for file, one in zip(files, issues, strict=True):
        file.write_text(mjml(one))
    scripts = folder / "node_modules/.bin"
    return ["node", folder / "warm.js", str(ROUNDS), *files], {
        "mjml": [scripts / "mjml", files[0], "-o", "mjml.html"],
        "juice": [scripts / "juice", "--options-file", options, "mjml.html", "juice.html"],
    }


def install_inkletter(folder: Path, issues: list[Issue]) -> tuple[Command, dict[str, Command]]:
    """In an environment of its own, on the digests as Markdown."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "inkletter"], check=True)
    (folder / "warm.py").write_text(INKLETTER)
    files = [folder / f"{one.name}.md" for one in issues]
    for file, one in zip(files, issues, strict=True):
        file.write_text(markdown(one))
    command: Command = [scripts / "inkletter", "md2html", files[0], "-o", "inkletter.html"]
    return [scripts / "python", folder / "warm.py", str(ROUNDS), *files], {"inkletter md2html": command}


def markdown(one: Issue) -> str:
    parts = [f"# {one.content.subject}"]
    for digest in one.content.digests:
        takeaways = "\n".join(f"- {takeaway}" for takeaway in digest.takeaways)
        parts += [f"## {digest.title}", digest.summary, takeaways, digest.caveat, f"**[Read]({digest.url})**"]
    return "\n\n".join(parts)


def in_turn(measurements: dict[Any, Measurement]) -> dict[Any, float]:
    """Medians in milliseconds."""
    times: dict[Any, list[float]] = {name: [] for name in measurements}
    for _ in range(TURNS):
        for name, measure in measurements.items():
            times[name] += measure()
    return {name: median(measured) for name, measured in times.items()}


def warm_times(issues: list[Issue]) -> list[float]:
    times = []
    for number in range(2 * ROUNDS):
        for one in issues:
            start = time.perf_counter()
            render(one)
            if number >= ROUNDS:
                times.append((time.perf_counter() - start) * 1e3)
    return times


def warm_elsewhere(command: Command) -> list[float]:
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return list(json.loads(run.stdout))


def processor_time(command: Command, folder: Path) -> float:
    """Of a whole process, in milliseconds; what Python compiled is kept, as an installed program's is."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    after = os.times()
    user, system = after.children_user - before.children_user, after.children_system - before.children_system
    return (user + system) * 1e3


def report(warm: dict[str, float], processes: dict[str, list[float]], load: float) -> None:
    faster = warm["mjml + juice"] / warm["issuepress"]
    print(f"\n{ARTICLES} articles, medians{'reached':>33}{'needed':>14}")
    line("issuepress, warm", f"{warm['issuepress']:.1f} ms", "<= 5 ms", warm["issuepress"] <= 5)
    line("mjml + juice, warm", f"{warm['mjml + juice']:.1f} ms")
    line("inkletter, warm, nothing inlined", f"{warm['inkletter']:.1f} ms")
    line("times faster than mjml + juice", f"{faster:.1f}", ">= 5", faster >= 5)
    print(f"whole processes, processor time, {load:.1f} others running")
    for name, times in processes.items():
        line(name, f"{median(times):.0f} ms")
    for name in ("issuepress render", "issuepress render, with pictures"):
        pairs = zip(processes[name], processes["mjml"], strict=True)
        share = median(ours / theirs for ours, theirs in pairs)
        line(f"{name}, to mjml", f"{share:.2f}", "<= 1.0", share <= 1)
    start = median(processes["issuepress --help"])
    line("issuepress --help", f"{start:.0f} ms", "< 150 ms", start < 150)


def report_growth(times: dict[int, float]) -> None:
    """Linear: an article among a hundred costs what an article among fifty does, 20 % of noise allowed."""
    print("\narticles, warm" + "".join(f"{size:>9}" for size in times))
    print("milliseconds  " + "".join(f"{one:>9.1f}" for one in times.values()))
    ratio = (times[100] - times[50]) / 50 / ((times[50] - times[1]) / 49)
    line("an article of 51-100 to one of 2-50", f"{ratio:.2f}", "<= 1.2", ratio <= 1.2)


def line(what: str, reached: str, needed: str = "", good: bool | None = None) -> None:
    verdict = {True: "yes", False: "NO", None: ""}[good]
    print(f"{what:<42}{reached:>10}{needed:>14}  {verdict}".rstrip())


if __name__ == "__main__":
    main()
