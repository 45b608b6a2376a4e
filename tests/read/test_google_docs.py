"""A document that Google Docs downloaded as a page is read whole, without what reviewers wrote beside it."""

from issuepress.read import read_article

DOCUMENT = (
    "<html><head><style>.c2{{text-decoration:line-through}}.c1{{font-weight:700}}</style></head>"
    "<body class='c9 doc-content'><p class='c5 title'><span>Load for the Achilles</span></p>"
    "<h1><span>Who should wait?</span></h1><p><span>Loading takes twelve weeks.</span>"
    "<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup><sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p>"
    "{body}"
    "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span> Smith 2020.</span></p></div>"
    "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Is this so, Dr Roe?</span></p></div></body></html>"
)


def read(body=""):
    return read_article("doc.html", text=DOCUMENT.format(body=body))


def test_the_title_is_the_documents_and_comments_and_footnotes_stay_out():
    article = read()
    assert article.title == "Load for the Achilles"
    assert article.text == "Who should wait?\n\nLoading takes twelve weeks."


def test_lists_are_kept_and_struck_words_are_gone():
    body = (
        "<ul class='lst-kix_a-0 start'><li><span>People on blood thinners</span></li></ul>"
        "<p><span class='c2'>Needling cures pain. </span><span class='c1'>It may help.</span></p>"
    )
    assert read(body).text.endswith("People on blood thinners\n\nIt may help.")


def test_links_lead_where_they_lead_without_google_in_between():
    link = "<p>See <a href='https://www.google.com/url?q=https://a.test/trial%3Fn%3D1&amp;sa=D'>the trial</a> of 2020.</p>"
    assert "[the trial](https://a.test/trial?n=1)" in read(link).body
    hostile = "<p>See <a href='https://www.google.com/url?q=javascript:alert(1)'>the trial</a> of 2020.</p>"
    assert "javascript" not in read(hostile).body
