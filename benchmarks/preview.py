"""How long a save takes to be seen, in a real browser; what a watching server costs; and 500 issues.

    python benchmarks/preview.py               the start, 50 saves of an issue with five articles, and idling
    python benchmarks/preview.py --desk        50 sentences put by a click, and 50 judged as they are typed
    python benchmarks/preview.py --memory      1,000 saves, and the server's memory on the way
    python benchmarks/preview.py --beside      the 50 saves, then the servers of react-email and Maizzle

Memory grows by some 20 MB over the first 600 saves, as what was judged is remembered, and then stays.

Needs Chromium and playwright. A save is timed from before the file is written until the browser has painted
the frame that shows it; both clocks are the machine's own.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from issuepress.preview.screenshots import browser

ARTICLES = 5
SAVES = 50
ISSUE = Path("newsletters", "issue", "issue.toml")
PAUSE = 0.4  # seconds between saves, so that each is one of its own
MANY = 500
PUBLICATION = """\
name = "Benchmark Weekly"
postal_address = "1 Example Street, Example Town"
[sender]
name = "Benchmark Weekly"
address = "weekly@example.org"
[call_to_action]
heading = "Talk to us"
email = "weekly@example.org"
"""
SENTENCE = "Point {number} of article {article} is that walking on level ground is gentle on the joints."
# One of the pages beside ours sends the e-mail to its maker's service on opening.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
# Resolves when the frame's text holds the mark and has been painted, with the time then.
PAINTED = """mark => new Promise((done, fail) => {
  const last = Date.now() + 10000;
  const look = () => document.querySelector("iframe")?.contentDocument?.body?.textContent.includes(mark)
    ? requestAnimationFrame(() => setTimeout(() => done(Date.now())))
    : Date.now() < last ? requestAnimationFrame(look) : fail(new Error("a save was not seen in 10 seconds"));
  look();
})"""


# Two sentences of the article in turn; done when the e-mail shows the one that was clicked once more often.
CLICKED = """turn => new Promise((done, fail) => {
  const button = document.querySelectorAll(".sources article:not([hidden]) .put")[30 + turn];
  const email = () => document.querySelector("iframe").contentDocument.body.textContent;
  const takeaway = () => email().split(button.dataset.text).length;
  const [before, began] = [takeaway(), performance.now()];
  button.click();
  const look = () => takeaway() > before
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
    : performance.now() - began < 10000 ? requestAnimationFrame(look) : fail(new Error("not seen"));
  look();
})"""
TYPED = """text => new Promise((done, fail) => {
  const area = document.querySelector(".field textarea");
  const began = performance.now();
  area.value = text;
  area.dispatchEvent(new Event("input"));
  const look = () => document.querySelector(".field").dataset.judged === text
    ? done(performance.now() - began)
    : performance.now() - began < 10000 ? setTimeout(look) : fail(new Error("not judged"));
  look();
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        write_issue(workspace, "issue")
        if len(sys.argv) == 1:
            starts(workspace)
        with served(workspace, "issue") as (address, process), page(address) as shown:
            if "--memory" in sys.argv:
                memory(workspace, process, shown)
            elif "--desk" in sys.argv:
                report("click to painted", list(clicks(shown)))
                report("typed to judged", list(verdicts(shown)))
            else:
                report("save to painted frame", list(saves(workspace / ISSUE, shown, SAVES)))
                print(f"watching, nothing saved: {idle(process):.2f} % of one core")
        if not {"--memory", "--beside", "--desk"} & set(sys.argv):
            many(workspace)
    if "--beside" in sys.argv:
        from preview_beside import beside

        beside()


def starts(workspace: Path) -> None:
    """Seconds from the command to the first answer, and of processor time until then."""
    took, used = [], []
    for number in range(6):
        began = time.time()
        with served(workspace, "issue") as (address, process):
            urllib.request.urlopen(address).read()
            if number:  # the first compiles
                took.append(time.time() - began)
                used.append(processor_time(process))
    print(f"start to first answer: median {median(took):.2f} s, {median(used):.2f} s of processor time")


def saves(file: Path, shown: Page, count: int) -> Iterator[float]:
    """Milliseconds of each save of the file's word SAVED, after a few that nobody counts."""
    text = file.read_text()
    for number in range(count + 5):
        mark = f"Saved{time.monotonic_ns()}."
        shown.evaluate(f"() => {{ window.seen = ({PAINTED})('{mark}') }}")
        started = time.time()
        file.write_text(text.replace("SAVED", mark))
        seen = shown.evaluate("window.seen") / 1000
        if number >= 5:
            yield (seen - started) * 1000
        time.sleep(PAUSE)


def clicks(shown: Page) -> Iterator[float]:
    """Milliseconds from a click on + until the e-mail with the other sentence has been painted."""
    shown.click("#tab-articles")
    shown.wait_for_selector(".put")
    shown.select_option("#place", label="Takeaway 1")
    for number in range(SAVES + 5):
        settled(shown)
        took = shown.evaluate(CLICKED, number % 2)
        if number >= 5:
            yield took
        time.sleep(PAUSE)


def verdicts(shown: Page) -> Iterator[float]:
    """Milliseconds from a key until what is judged of the text stands below it."""
    settled(shown)
    shown.locator(".statement", has_text="Point 21").first.dblclick()
    shown.wait_for_selector(".field")
    for number in range(SAVES):
        yield shown.evaluate(TYPED, f"Point {number} is that walking on level ground is good for the joints.")


def settled(shown: Page) -> None:
    shown.wait_for_function(
        "() => ((page) => page.railed === page.version)(document.documentElement.dataset)"
    )


def memory(workspace: Path, process: subprocess.Popen[str], shown: Page) -> None:
    file = workspace / ISSUE
    text = file.read_text()
    for number in range(1001):
        mark = f"Saved{number}."
        file.write_text(text.replace("SAVED", mark))
        shown.evaluate(PAINTED, mark)
        if number % 100 == 0:
            heap = shown.evaluate("performance.memory.usedJSHeapSize")
            print(f"{number:5} saves: server {resident(process):6.1f} MB, page {heap / 1e6:5.1f} MB")


def many(workspace: Path) -> None:
    for number in range(MANY):
        write_issue(workspace, f"issue-{number:03}", articles=1)
    began = time.time()
    with served(workspace, "") as (address, process), page(address, wait="") as shown:
        print(f"{MANY} issues: the server answers after {time.time() - began:.2f} s with a browser's start")
        times = []
        for _ in range(5):
            began = time.time()
            shown.goto(address)
            shown.wait_for_function(f"() => document.querySelectorAll('.card').length >= {MANY}")
            times.append((time.time() - began) * 1000)
        report("the index", times)
        time.sleep(5)  # the first thumbnails and their findings
        print(f"watching them, nothing saved: {idle(process):.2f} % of one core")


def report(what: str, milliseconds: list[float]) -> None:
    last = quantiles(milliseconds, n=20)[-1]
    print(
        f"{what}: median {median(milliseconds):.0f} ms, 95th percentile {last:.0f} ms, "
        f"worst {max(milliseconds):.0f} ms"
    )


def write_issue(workspace: Path, name: str, articles: int = ARTICLES) -> None:
    folder = workspace / "newsletters" / name
    (folder / "articles").mkdir(parents=True)
    (workspace / "newsletters" / "newsletter.toml").write_text(PUBLICATION)
    lines = [
        'subject = "Five articles"',
        'preheader = "What they say"',
        "date = 2026-01-01",
        'intro = "SAVED"',
    ]
    for article in range(articles):
        sentences = [SENTENCE.format(number=number, article=article) for number in range(60)]
        body = "\n\n".join(" ".join(sentences[start : start + 6]) for start in range(0, 60, 6))
        (folder / "articles" / f"{article}.md").write_text(f"# Article {article}\n\n{body}\n")
        lines += ["[[digests]]", f'article = "articles/{article}.md"', f'title = "Article {article}"']
        lines += [f'summary = "{sentences[0]} {sentences[9]}"', f"takeaways = {sentences[20:23]}"]
    (folder / "issue.toml").write_text("\n".join(lines))


@contextmanager
def served(workspace: Path, issue: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [
        sys.executable,
        "-m",
        "issuepress",
        "preview",
        *filter(None, [issue]),
        "--no-open",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, text=True) as process:
        address = re.search(r"http\S+", process.stdout.readline())
        yield address[0], process
        process.terminate()


@contextmanager
def page(address: str, wait: str = "html[data-railed]") -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser(), args=["--no-sandbox", "--enable-precise-memory-info", OFFLINE]
        )
        shown = chromium.new_page(viewport={"width": 1280, "height": 900})
        shown.set_default_timeout(10_000)
        shown.goto(address)
        if wait:
            shown.wait_for_selector(wait)
        yield shown
        chromium.close()


def idle(process: subprocess.Popen[str], seconds: float = 30) -> float:
    """Per cent of a core over some seconds (Linux)."""
    before = processor_time(process)
    time.sleep(seconds)
    return (processor_time(process) - before) / seconds * 100


def processor_time(process: subprocess.Popen[str]) -> float:
    """Seconds since its start (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: subprocess.Popen[str]) -> float:
    """Megabytes (Linux)."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    main()
