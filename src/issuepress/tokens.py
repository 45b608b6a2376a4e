"""What a rendered e-mail holds in place of a mailing service's tags, until the last text step.

Each is a valid address or a word that no article contains, so that MJML, HTML and CSS tools leave it alone
(a tag such as ``{{ unsubscribe }}`` in a link comes back from them as ``{{%20unsubscribe%20}}``).
The domain ``.invalid`` never resolves (RFC 2606).
"""

UNSUBSCRIBE = "https://unsubscribe.invalid/"
VIEW_IN_BROWSER = "https://view-in-browser.invalid/"
VIEW_STARTS = "issuepress-view-starts"  # what stands between these two is left out
VIEW_ENDS = "issuepress-view-ends"  # where a service has no view in the browser
POSTAL_ADDRESS = "issuepress-postal-address"
FIRST_NAME = "issuepress-first-name"

ALL = (UNSUBSCRIBE, VIEW_IN_BROWSER, VIEW_STARTS, VIEW_ENDS, POSTAL_ADDRESS, FIRST_NAME)
