"""`issuepress preview`: an issue as every reader will see it, in the browser, while it is written.

serve        the server, from its start to Ctrl-C
app          what is at which address, and what nobody else may do with it
watch        which issues a save concerns
files        whether a save changed any of its files
proofs       an issue as it is now, or as it was when it was last good
mistakes     what an error says: file, line, excerpt
readers      what each kind of reader's program does to the e-mail
inbox        the row in the inbox, cut as mail programs cut it
source       the e-mail's HTML as lines of words with their kinds
beside       each sentence of the e-mail beside the article's
rail         findings, sizes, lengths and links
overview     every issue in a line
screenshots  the views as PNG files
static       the page itself
"""

from issuepress.preview.screenshots import screenshots
from issuepress.preview.serve import preview

__all__ = ["preview", "screenshots"]
