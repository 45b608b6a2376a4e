# Short names for what is done often. `just --list` shows them.

# set up a place to work in
setup:
    python3 -m venv .venv
    .venv/bin/pip install -qq -e '.[test]'

# run the tests
test *arguments:
    .venv/bin/pytest -n 2 --dist worksteal {{arguments}}

# style, types and import floors
check:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy
    .venv/bin/lint-imports

# write the golden e-mails and the command reference anew; then read the diff
accept:
    .venv/bin/pytest --accept tests/render/test_render.py tests/condense/test_digests.py tests/accuracy/test_pairs.py
    .venv/bin/python tools/commands.py

# render every issue
render:
    .venv/bin/issuepress render --all
