"""PDF, RTF and OpenDocument are read, their lines joined to paragraphs again; what is broken or locked is told."""

import io
import zipfile

import pytest

from issuepress.errors import UnreadableSource
from issuepress.read import read_article

CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)
LOAD = "Loading for twelve weeks is still the first treatment for tendon pain in adults."


def open_document(body):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT.format(body))
    return written.getvalue()


def pdf(lines):
    """A page of text in the smallest PDF there is."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 40 700 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = f"xref\n0 6\n0000000000 65535 f \n{''.join(places)}trailer << /Root 1 0 R /Size 6 >>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF\n".encode()


def test_an_open_document_is_read_without_its_notes_and_comments(tmp_path):
    note = '<text:note text:id="1"><text:note-body><text:p>Smith 2020</text:p></text:note-body></text:note>'
    body = f"<text:h>Load for the Achilles</text:h><text:p>{LOAD}</text:p><text:p>It took 12{note} weeks in all.</text:p>"
    (tmp_path / "load.odt").write_bytes(open_document(body))
    article = read_article(tmp_path / "load.odt")
    assert article.title == "Load for the Achilles"
    assert LOAD in article.text
    assert "It took 12 weeks in all." in article.text


def test_rich_text_is_read(tmp_path):
    (tmp_path / "load.rtf").write_bytes(
        rb"{\rtf1\ansi Load for the heel\par\par " + LOAD.encode() + rb"\par}"
    )
    assert LOAD in read_article(tmp_path / "load.rtf").text


def test_the_lines_of_a_pdf_are_paragraphs_and_its_parted_words_whole(tmp_path):
    lines = ["Loading for twelve weeks is still the", "first treatment for tendon pain in", "adults. See a doc-",
             "tor if pain wakes you at night, and", "do not run before that is settled."]  # fmt: skip
    (tmp_path / "load.pdf").write_bytes(pdf(lines))
    text = read_article(tmp_path / "load.pdf").text
    assert "Loading for twelve weeks is still the first treatment for tendon pain in adults." in text


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", open_document("<broken"), b"{\\rtf1 }"])
def test_a_broken_document_is_one_clear_line(tmp_path, data):
    (tmp_path / "broken.bin").write_bytes(data)
    with pytest.raises(UnreadableSource, match=r"broken\.bin: .*(PDF|OpenDocument|RTF)"):
        read_article(tmp_path / "broken.bin")


def test_words_parted_at_the_end_of_a_narrow_line_are_whole_again():
    lines = "Pain at night is a reason to see a doc-\ntor before anything else is tried at\nhome, whatever the scan says. People on\nblood thinners should wait for advice."
    article = read_article("paste.txt", text=f"Load for tendons\n\n{lines}\n", kind="text")
    assert "to see a doctor before" in article.text
    assert "People on blood thinners should wait for advice." in article.text


def columns(rows):
    """A page of two columns that was written row by row."""
    shown = "".join(
        f"1 0 0 1 40 {700 - 14 * number} Tm ({left}) Tj 1 0 0 1 320 {700 - 14 * number} Tm ({right}) Tj "
        for number, (left, right) in enumerate(rows)
    )
    return pdf([]).replace(b"BT /F1 12 Tf 40 700 Td ET", f"BT /F1 12 Tf {shown}ET".encode())


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = [f"left line {number} of a column of some width," for number in range(10)]
    right = [f"right line {number} of a column of some width," for number in range(10)]
    (tmp_path / "load.pdf").write_bytes(columns(zip(left, right, strict=True)))
    text = " ".join(read_article(tmp_path / "load.pdf").text.split())
    assert " ".join(left) in text
    assert " ".join(right) in text


def test_cells_of_a_table_stay_beside_each_other(tmp_path):
    (tmp_path / "load.pdf").write_bytes(columns([(f"Week {number}", f"{number} kg") for number in range(10)]))
    assert "Week 3" in read_article(tmp_path / "load.pdf").text.split(" kg")[3]


def test_a_pdf_that_holds_its_reader_up_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("issuepress.read.pdf.SECONDS", 0)
    (tmp_path / "load.pdf").write_bytes(pdf([LOAD]))
    with pytest.raises(UnreadableSource, match="was not read to its end"):
        read_article(tmp_path / "load.pdf")


@pytest.mark.parametrize("data", [b"%PDF", b"%PDF-1.4\n%%EOF", b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_a_broken_pdf_is_told(tmp_path, data):
    (tmp_path / "load.pdf").write_bytes(data)
    with pytest.raises(UnreadableSource, match="copy its text and give that"):
        read_article(tmp_path / "load.pdf")
