import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.errors import IssuepressError, UnreadableSource
from issuepress.models import Image
from issuepress.read import read_article

FIRST = "Tendons adapt slowly to load, so a plan for a sore heel has to be patient and steady."
SECOND = "Most people notice a change after six to twelve weeks if they keep the exercises up."
PROSE = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND) * 4)


def page(body=PROSE, head="", title="Heel pain explained", **ld):
    data = (
        f'<script type="application/ld+json">{json.dumps({"@type": "BlogPosting"} | ld)}</script>'
        if ld
        else ""
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | Heel Clinic</title>{head}{data}</head><body>"
        f"<nav><a href='/'>Home</a></nav><main><article><h1>{title}</h1>{body}</article></main>"
        "<footer>© 2019 Heel Clinic</footer></body></html>"
    )


def read(html, url="https://clinic.test/blog/heel"):
    return read_article("heel.html", text=html, url=url, kind="html")


def test_structured_data_gives_author_dates_and_publisher():
    article = read(
        page(
            author={"@type": "Person", "name": "Dr. Ann Lee, PT, DPT"},
            publisher={"name": "Heel Clinic"},
            datePublished="2024-05-06T08:00:00Z",
            dateModified="2024-07-01T08:00:00Z",
        )
    )
    assert (article.author, article.publisher) == ("Dr. Ann Lee, PT, DPT", "Heel Clinic")
    assert (article.published, article.updated) == (dt.date(2024, 5, 6), dt.date(2024, 7, 1))
    assert (article.language, article.url) == ("en", "https://clinic.test/blog/heel")


@pytest.mark.parametrize("name", ["Dr. Ann Lee", "Theresa May", "Nelson D. Lee, PT"])
def test_an_author_shown_on_the_page_keeps_every_letter_and_full_stop(name):
    assert read(page(f"<p class='author'>{name}</p>{PROSE}")).author == name


def test_authors_named_elsewhere_in_the_data_are_looked_up():
    graph = [
        {"@type": "Article", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    ]
    assert read(page(**{"@graph": graph})).author == "Ann Lee"


def test_the_heading_of_the_page_goes_before_its_search_title():
    head = "<meta property='og:title' content='Heel pain: best exercises'>"
    assert read(page(head=head)).title == "Heel pain explained"


def test_a_logo_is_not_the_title():
    head = "<meta property='og:title' content='Heel pain explained | Heel Clinic'>"
    html = page(head=head).replace("<h1>Heel pain explained</h1>", "<h1>Welcome!</h1>")
    assert read(html).title == "Heel pain explained"


def test_a_year_alone_is_not_a_date():
    assert read(page()).published is None


@pytest.mark.parametrize(
    "data", ["{", "[" * 5000, '{"@type": "Article", "author": [[3, null, {"name": {}}]]}', "null"]
)
def test_broken_structured_data_does_no_harm(data):
    article = read(page(head=f"<script type='application/ld+json'>{data}</script>"))
    assert article.title == "Heel pain explained"
    assert FIRST in article.text


def test_headings_lists_quotations_tables_links_and_labels_are_kept():
    body = (
        f"<p>{FIRST}</p><h2>Why</h2><p><b>Load:</b> Start low, as <a href='/load'>we wrote</a>.</p>{PROSE}"
        "<p>Bring:</p><ul><li>A band</li><li>A step</li></ul>"
        "<ol><li>Rise</li><li>Hold</li></ol><blockquote><p>Move well.</p></blockquote>"
        "<table><tr><th>Week</th><th>Sets</th></tr><tr><td>1</td><td>3</td></tr></table>"
    )
    article = read(page(body))
    kinds = {block.kind: block for block in article.blocks}
    assert kinds["heading"].text == "Why"
    assert "**Load:** Start low, as [we wrote](https://clinic.test/load)." in article.body
    lists = [block for block in article.blocks if block.kind == "list"]
    assert [(block.items, block.ordered) for block in lists] == [
        (("A band", "A step"), False),
        (("Rise", "Hold"), True),
    ]
    assert lists[0].lead == "Bring:"
    assert "1. Rise" in article.body
    assert kinds["quote"].text == "Move well."
    assert kinds["table"].items == ("Week | Sets", "1 | 3")


def test_pictures_keep_their_captions_and_alternative_texts():
    body = (
        f"{PROSE}<figure><img src='/a.png' alt='A heel'><figcaption>A sore heel (left)</figcaption></figure>"
        f"{PROSE}<figure><img src='data:image/gif;base64,R0' data-src='/b.png' alt=''>"
        "<figcaption>A step</figcaption></figure>"
        f"{PROSE}"
    )
    assert read(page(body)).images == (
        Image(src="https://clinic.test/a.png", alt="A heel", caption="A sore heel (left)"),
        Image(src="https://clinic.test/b.png", alt="A step", caption="A step"),
    )


def test_the_lead_picture_is_the_one_the_page_shares():
    head = "<meta property='og:image' content='/lead.jpg'><meta property='og:image:alt' content='A calf'>"
    assert read(page(head=head)).image == Image(src="https://clinic.test/lead.jpg", alt="A calf")


def test_thumbnails_and_placeholders_of_wix_are_mended():
    thumbnail = "https://static.wixstatic.com/media/a_b~mv2.jpg/v1/fill/w_49,h_32,blur_2/a_b~mv2.jpg"
    body = f"{PROSE}<figure data-hook='figure-IMAGE'><img src='{thumbnail}' alt='ree'></figure>{PROSE}"
    assert read(page(body)).images == (Image(src="https://static.wixstatic.com/media/a_b~mv2.jpg"),)


def test_a_leaked_byline_is_read_and_dropped():
    byline = (
        "<ul><li><span data-hook='user-name'>Dr. Allen</span></li>"
        "<li><span data-hook='time-ago'>Jan 4</span></li>"
        "<li>2 min read</li></ul><p>Updated: <span data-hook='time-ago'>Sep 19</span></p>"
    )
    article = read(page(byline + PROSE))
    assert article.text.startswith(FIRST)
    assert (article.updated, article.updated_text) == (None, "Sep 19")


def test_bold_paragraphs_are_headings_and_bold_labels_are_not():
    body = f"{PROSE}<p><strong>Why it hurts</strong></p>{PROSE}<p><strong>Note:</strong> Go slow.</p>{PROSE}"
    headings = [block.text for block in read(page(body)).blocks if block.kind == "heading"]
    assert headings == ["Why it hurts"]


def test_words_in_different_cells_paragraphs_and_lines_are_never_glued():
    table = "<table><tr><td><p>one</p><p>two</p></td><td>three<br>four</td></tr></table>"
    body = f"{PROSE}{table}{PROSE}<p>five<br><br>six</p>{PROSE}"
    text = read(page(body)).text
    assert "one two | three four" in text
    assert "five six" in text


def test_small_numbers_above_the_line_stay_there():
    assert (
        "10 mg² per kg"
        in read(page(f"{PROSE}<p>Take 10 mg<sup>2</sup> per kg of weight each day.</p>{PROSE}")).text
    )


def test_what_an_author_struck_out_is_not_a_claim():
    assert (
        "cure"
        not in read(page(f"{PROSE}<p>It may <s>cure</s> ease the pain of many people.</p>{PROSE}")).text
    )


def test_nothing_that_runs_is_taken_along():
    runs = "<p onclick='x()'>Click <a href='javascript:x()'>here</a><script>x()</script> or there.</p>"
    body = f"{PROSE}{runs}{PROSE}"
    article = read(page(body))
    assert "javascript" not in article.body
    assert "x()" not in article.body


def test_page_furniture_is_left_out():
    article = read(page(f"<p>Share this article</p>{PROSE}<p>Advertisement</p>{PROSE}<h3>Related posts</h3>"))
    assert not {"share", "advertisement", "related"} & set(article.text.lower().split())


def test_the_encoding_a_saved_page_names_is_used(tmp_path):
    path = tmp_path / "heel.html"
    path.write_bytes(page(PROSE.replace("load", "тяжесть"), "<meta charset='windows-1251'>").encode("cp1251"))
    assert "тяжесть" in read_article(path).text


def test_a_wrongly_named_encoding_does_no_harm(tmp_path):
    path = tmp_path / "heel.html"
    path.write_bytes(page(PROSE.replace("load", "Schön–“so”"), "<meta charset='latin-1'>").encode())
    assert "Schön–“so”" in read_article(path).text


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<!-- -->", "<"]
)
def test_a_page_without_an_article_is_told(text):
    with pytest.raises(UnreadableSource, match="no article was found"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + PROSE,
        "<table><tr><td>" * 3_000 + PROSE,
        "<ul><li>" * 9_000 + PROSE,
        "<p><b>" * 9_000 + PROSE,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + PROSE,
        "<blockquote>" * 5_000 + PROSE,
        "<a href='x'>link</a> " * 200_000,
        "<p>" + "word " * 990_000,
        "<script>var a = '</scr' + 'ipt>'" * 9_000,
        PROSE.replace("</p>", "</div></b></p></td>") * 100,
    ],
)
def test_hostile_pages_are_an_article_or_one_clear_line(text):
    assert "\n" not in refusal(f"<html><body>{text}")


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</ul>",
    "<li>",
    "<table>",
    "<td>",
    "x",
    " y\n",
    "<br>",
    "&#0;",
    "&amp",
    "<h2>",
]
PIECES += ["<img src=a alt=b>", "<a href='//['>", FIRST]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_markup_is_an_article_or_one_clear_line(pieces):
    assert "\n" not in refusal("".join(pieces))


def refusal(text):
    """Why a page is not read; nothing where it is."""
    try:
        return "" if read(text).text else "no text"
    except IssuepressError as error:
        return str(error)


def test_real_pages_give_title_author_and_date(shared):
    import gzip

    folder = shared / "data" / "wcxb_wix_dev"
    for truth in sorted(folder.glob("ground-truth/*.json")):
        said = json.loads(truth.read_text())
        gold = said["ground_truth"]
        html = gzip.decompress((folder / "html" / f"{truth.stem}.html.gz").read_bytes()).decode()
        article = read_article("page.html", text=html, url=said["url"], kind="html")
        assert (article.title, str(article.published)) == (gold["title"], gold["publish_date"])
        assert gold["author"] in article.author or article.author in gold["author"]
        assert [snippet for snippet in gold["with"] if snippet not in article.text] == []


def test_a_reviewer_of_the_practice_is_not_the_author():
    data = {
        "@type": "LocalBusiness",
        "review": [
            {"@type": "Review", "author": {"name": "Happy Patient"}, "datePublished": "2019-02-03"},
        ],
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    article = read(page(f"<p class='meta'>By Jane Roe | May 3, 2024</p>{PROSE}", head=head))
    assert (article.author, article.published) == ("Jane Roe", dt.date(2024, 5, 3))


@pytest.mark.parametrize("told", ["admin", "The Author", "Web Editor", "jroe_77", "Heel Clinic"])
def test_a_name_in_the_byline_beats_a_login_or_a_role_in_the_data(told):
    article = read(page(f"<p>By Jane Roe, PT</p>{PROSE}", head=f'<meta name="author" content="{told}">'))
    assert article.author == "Jane Roe, PT"


def test_a_day_yet_to_come_is_no_date_of_publication():
    article = read(page(f"{PROSE}<p>Next review due: 11 Jan 2099</p>"))
    assert article.published is None


def test_a_page_without_a_picture_of_its_own_has_that_of_its_text_and_never_its_address():
    assert read(page()).image is None
    picture = '<p><img src="/heel.jpg" alt="A heel on a step" width="600"></p>'
    found = read(page(f"{PROSE}{picture}{PROSE}")).image
    assert found == Image(src="https://clinic.test/heel.jpg", alt="A heel on a step")


@pytest.mark.parametrize("says", ["Page not found", "Just a moment...", "Verify you are human to go on"])
def test_an_error_page_and_a_wall_are_no_article(says):
    wall = page(
        f"<p>{says}: it may have been moved, or this may take a few seconds to finish.</p>", title=says
    )
    with pytest.raises(UnreadableSource, match="no article"):
        read(wall)
