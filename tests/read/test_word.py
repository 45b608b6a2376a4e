import datetime as dt
import io
import zipfile

import pytest

from issuepress.errors import UnreadableSource
from issuepress.read import read_article

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1")
)


def line(text, style="", run=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def document(*lines, **more):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "word/document.xml", f"<w:document {SPACE}><w:body>{''.join(lines)}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", f"<w:styles {SPACE}>{STYLES}</w:styles>")
        for name, content in more.items():
            archive.writestr(f"word/{name}.xml", content)
    return data.getvalue()


def read(tmp_path, data):
    path = tmp_path / "heel.docx"
    path.write_bytes(data)
    return read_article(path)


def test_title_byline_headings_and_bold_are_read(tmp_path):
    article = read(
        tmp_path,
        document(
            line("Heel pain explained", "Title"),
            line("By Ann Lee, PT, DPT"),
            line("May 6, 2024"),
            line("Tendons adapt slowly to load &amp; need &lt;time&gt;."),
            line("Why", "heading1"),
            line("Rest alone makes a tendon weaker.", run="<w:rPr><w:b/></w:rPr>"),
        ),
    )
    assert (article.title, article.author, article.published) == (
        "Heel pain explained",
        "Ann Lee, PT, DPT",
        dt.date(2024, 5, 6),
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", "Tendons adapt slowly to load & need <time>."),
        ("heading", "Why"),
        ("paragraph", "Rest alone makes a tendon weaker."),
    ]


def test_a_document_without_a_title_is_named_by_its_file(tmp_path):
    assert read(tmp_path, document(line("Tendons adapt slowly to load."))).title == "heel"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (document(), "no text"),
        (document(line("x"))[:400], "not a Word document"),
        (b"PK\x03\x04 and then nothing", "not a Word document"),
        (document(line("x"), big=b" " * 30_000_000), "unpacks to more than"),
        (document("<w:p><w:r>"), "could not be read"),
    ],
)
def test_what_is_no_document_is_one_clear_line(tmp_path, data, words):
    with pytest.raises(UnreadableSource, match=words) as caught:
        read(tmp_path, data)
    assert "\n" not in str(caught.value)


def test_another_archive_is_not_a_document(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.bin", "text")
    with pytest.raises(UnreadableSource, match="an archive with no article in it; unpack it"):
        read(tmp_path, data.getvalue())
