"""A process that uploads, for tests that kill it: a service, its address, the issue's folder, a text."""

import importlib
import sys
from pathlib import Path

from issuepress.services import transport
from issuepress.upload.upload import upload
from issuepress.workspace.load import find_workspace, load_issue
from uploading import NOW, small, with_table

name, address, folder, text = sys.argv[1:]
module = importlib.import_module(f"issuepress.services.{name}")
if hasattr(module, "ADDRESS"):
    module.ADDRESS = address
transport.sleep = lambda _: None
issue = with_table(load_issue(find_workspace(Path(folder)), "single"), name, address)
print(upload(small(issue, name, text), now=NOW, say=print).done)  # noqa: T201
