"""Writes ``src/issuepress/checks/client_support/facts.json``: which mail client supports what.

    python tools/client_support.py        needs npm

The facts are those of caniemail.com, as the npm package ``caniemail`` carries them. What is kept of them,
and why, is in ``docs/client-support.md``.
"""

import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

FILE = Path(__file__).parents[1] / "src/issuepress/checks/client_support/facts.json"
NOTICE = """\
Facts about mail clients from caniemail.com by Rémi Parmentier and its contributors, under the MIT \
License.

Copyright (c) 2019 HTeuMeuLeu

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and \
associated documentation files (the "Software"), to deal in the Software without restriction, \
including without limitation the rights to use, copy, modify, merge, publish, distribute, \
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is \
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial \
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT \
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND \
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES \
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN \
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""
FAMILIES = {"samsung-email": "samsung", "ionos-1and1": "ionos"}
PLATFORMS = {
    "desktop-webmail": "web",
    "mobile-webmail": "mobile-web",
    "outlook-com": "web",
    "macos": "mac",
}
# Tested on a Mac, the same program everywhere.
NAMES = {"thunderbird-mac": "thunderbird"}
# Windows Mail was shut down at the end of 2024; its users were moved to the new Outlook.
GONE = {"outlook-windows-mail"}
ENOUGH = 200  # features: of a client with fewer tests, most cells would be unknown


def main() -> None:
    version, data = newest()
    clients = kept_clients(data["data"])
    facts = {
        "about": f"npm caniemail {version}, data of {data['last_update_date'][:10]}. "
        "Made by tools/client_support.py. One letter for each client, in the order of `clients`: "
        "y yes, a partly, n no, u unknown. `noted` are the numbers of a client's `notes`.",
        "clients": clients,
        "features": {
            feature["slug"]: kept(feature, clients)
            for feature in sorted(data["data"], key=lambda feature: feature["slug"])
        },
        "notice": NOTICE,
    }
    FILE.write_text(text_of(facts), "utf-8")
    print(f"{FILE}: {len(facts['features'])} features, {len(clients)} clients, caniemail {version}")


def text_of(facts: dict) -> str:
    """As JSON, with a line for each feature, so that a change can be read."""
    features = ",\n".join(f'"{slug}":{compact(one)}' for slug, one in facts["features"].items())
    parts = {name: compact(part) for name, part in facts.items()} | {"features": f"{{\n{features}\n}}"}
    return "{" + ",\n".join(f'"{name}":{part}' for name, part in parts.items()) + "}\n"


def compact(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def newest() -> tuple[str, dict]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", "caniemail@latest"], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            version = json.load(package.extractfile("package/package.json"))["version"]
            return version, json.load(package.extractfile("package/data/caniemail.json"))


def kept_clients(features: list[dict]) -> list[str]:
    tested: dict[str, int] = {}
    for feature in features:
        for client in latest(feature):
            tested[client] = tested.get(client, 0) + 1
    return sorted(client for client, count in tested.items() if count >= ENOUGH and client not in GONE)


def kept(feature: dict, clients: list[str]) -> dict:
    """A letter for each client, and the notes that say what it means by it."""
    found = latest(feature)
    noted = {client: re.findall(r"#(\d+)", found.get(client, "")) for client in clients}
    texts = feature.get("notes_by_num") or {}
    told = {number for numbers in noted.values() for number in numbers}
    return {
        "support": "".join(found.get(client, "u")[:1] or "u" for client in clients),
        "title": feature["title"].strip(),
        "noted": {client: " ".join(numbers) for client, numbers in noted.items() if numbers},
        "notes": {number: text for number, text in texts.items() if number in told},
    }


def latest(feature: dict) -> dict[str, str]:
    """What each client does, like `a #1`: its version listed last, which is the newest."""
    return {
        client_name(family, platform): list(versions.values())[-1]
        for family, platforms in feature["stats"].items()
        for platform, versions in platforms.items()
    }


def client_name(family: str, platform: str) -> str:
    name = f"{FAMILIES.get(family, family)}-{PLATFORMS.get(platform, platform)}"
    return NAMES.get(name, name)


if __name__ == "__main__":
    main()
