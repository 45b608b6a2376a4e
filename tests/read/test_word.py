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


def test_hidden_and_struck_text_is_not_read(tmp_path):
    hidden = line("Ask the lawyer.", run="<w:rPr><w:vanish/></w:rPr>")
    shown = line("Load helps.", run='<w:rPr><w:vanish w:val="0"/></w:rPr>')
    struck = line("It cures.", run="<w:rPr><w:dstrike/></w:rPr>")
    by_style = line("Not this.", run='<w:rPr><w:rStyle w:val="Secret"/></w:rPr>')
    style = f'<w:styles {SPACE}><w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    data = document(line("Heel", "Title"), hidden, shown, struck, by_style)
    assert read(tmp_path, data).text == "Load helps.\n\nNot this."
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            target.writestr(name, style if name == "word/styles.xml" else source.read(name))
    assert "Not this." not in read(tmp_path, written.getvalue()).text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:r><m:t>p&lt;0.05</m:t></m:r>", "p<0.05"),
        (
            "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>",
            "10^6",
        ),
        (
            "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>n+1</m:t></m:r></m:den></m:f>",
            "1/(n+1)",
        ),
    ],
)
def test_formulas_are_text(tmp_path, formula, text):
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    inside = f"<w:p {math}><w:r><w:t>The result was </w:t></w:r><m:oMath>{formula}</m:oMath><w:r><w:t> in all.</w:t></w:r></w:p>"
    alone = f"<w:p {math}><m:oMathPara><m:oMath>{formula}</m:oMath></m:oMathPara></w:p>"
    article = read(tmp_path, document(line("Heel", "Title"), inside, alone))
    assert article.text == f"The result was {text} in all.\n\n{text}"


def test_an_enormous_document_is_told_before_it_is_read(tmp_path):
    with pytest.raises(UnreadableSource, match="has 200,000 paragraphs; at most"):
        read(tmp_path, document(line("x"), "<w:p/>" * 199_999))
    with pytest.raises(UnreadableSource, match="characters; at most"):
        read(tmp_path, document(line("word " * 70_000)))
