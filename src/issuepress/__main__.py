"""``python -m issuepress``."""

from issuepress.cli import main

main()
