"""The same saves in the development servers of react-email and Maizzle, installed from npm for the occasion.

    python benchmarks/preview.py --beside      20 saves of an e-mail of one word in each

Needs the network, npm, Node 20.19 and half a gigabyte in the temporary folder. Their e-mail is one word, so
the comparison favors them over our issue with five articles. react-email's server cannot be kept to loopback:
while it runs, the network can read that word.
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error

from preview import PAINTED, page, report, saves

SAVES = 20
LIMIT = 90  # seconds for each of the two, its installation included
REACT_EMAIL = "6.11.6"  # the newest that its preview application has been published for as well
MAIZZLE = "6.1.7"


def beside() -> None:
    for name, times in ((f"react-email {REACT_EMAIL}", react_email), (f"Maizzle {MAIZZLE}", maizzle)):
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                report(f"{name}, save to painted frame", times(Path(folder)))
            except (OSError, subprocess.SubprocessError, Error) as error:
                print(f"{name}: could not be measured: {str(error).strip().splitlines()[0]}")


def react_email(project: Path) -> list[float]:
    template = write_template(
        project / "emails" / "issue.tsx",
        'import { Body, Html, Text } from "@react-email/components";\n'
        "export default () => <Html><Body><Text>SAVED</Text></Body></Html>;\n",
    )
    packages = ["@react-email/components@1", "react@19", "react-dom@19"]
    packages += [f"react-email@{REACT_EMAIL}", f"@react-email/ui@{REACT_EMAIL}"]
    return measured(project, packages, ["email", "dev"], "preview/issue", template)


def maizzle(project: Path) -> list[float]:
    template = write_template(
        project / "emails" / "issue.vue",
        "<template><Html><Body><Text>SAVED</Text></Body></Html></template>\n",
    )
    # It does not start on Node 20, so it gets one of its own.
    packages = [f"@maizzle/framework@{MAIZZLE}", "node@22"]
    return measured(project, packages, ["maizzle", "serve"], "emails/issue", template)


def write_template(file: Path, text: str) -> Path:
    file.parent.mkdir()
    file.write_text(text)
    return file


def measured(
    project: Path, packages: list[str], command: list[str], path: str, template: Path
) -> list[float]:
    """Milliseconds of each save; OSError, SubprocessError or playwright's Error say why there are none."""
    until = time.monotonic() + LIMIT
    install(project, packages, until)
    times = []
    with started(project, command, until) as address, page(f"{address}/{path}", wait="iframe") as shown:
        shown.wait_for_function(PAINTED, arg="SAVED")
        for taken in saves(template, shown, SAVES):
            times.append(taken)
            if time.monotonic() > until:
                raise TimeoutError(f"{len(times)} of {SAVES} saves were seen within {LIMIT} seconds")
    return times


def install(project: Path, packages: list[str], until: float) -> None:
    (project / "package.json").write_text('{"private": true, "type": "module"}')
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", *packages],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=until - time.monotonic(),
        check=False,
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
        raise OSError(f"npm install failed: {' '.join(errors[:2])}")


@contextmanager
def started(project: Path, command: list[str], until: float) -> Iterator[str]:
    """The server's address, once it answers; it and all it started end with the block."""
    port = free_port()
    programs = project / "node_modules" / ".bin"
    output = project / "output.txt"
    with output.open("w") as log:
        process = subprocess.Popen(
            [programs / command[0], *command[1:], "--port", str(port)],
            cwd=project,
            env=os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "NEXT_TELEMETRY_DISABLED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                last = output.read_text().strip().rpartition("\n")[2]
                raise OSError(f"{' '.join(command)} did not start: {last or 'it said nothing'}")
            time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        return server.getsockname()[1]


def answers(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return False
    return True
