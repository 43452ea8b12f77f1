"""DOCX and PDF files for the tests, made by libraries, with fictional words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from fpdf import FPDF

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain_docx(*paragraphs: str, title: str = "") -> bytes:
    """Return a DOCX file; a paragraph that begins with # is a heading."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        if paragraph.startswith("# "):
            document.add_heading(paragraph[2:], 1)
        else:
            document.add_paragraph(paragraph)
    return _saved(document)


def docx_of(body: str, **parts: str) -> bytes:
    """Return a DOCX file with this XML in its body, and parts of other names."""
    with ZipFile(BytesIO(plain_docx("x"))) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["word/document.xml"] = (
        f"<w:document {W} {_MORE}><w:body>{body}</w:body></w:document>".encode()
    )
    if "footnotes" in parts:
        content["word/footnotes.xml"] = (
            f"<w:footnotes {W}>{parts['footnotes']}</w:footnotes>".encode()
        )
        content["word/_rels/document.xml.rels"] = _RELATIONS.encode()
        content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
            b"</Types>", _FOOTNOTES_TYPE.encode() + b"</Types>"
        )
    return zip_of(content)


def zip_of(content: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of files by name."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return data.getvalue()


def run(words: str) -> str:
    """Return the XML of some words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    """Return the XML of a paragraph."""
    return f"<w:p>{''.join(inner)}</w:p>"


def rich_docx() -> bytes:
    """Return a DOCX file with lists, a table, a header and a title."""
    document = docx.Document()
    document.core_properties.title = "A title that nobody sees"
    document.sections[0].header.paragraphs[0].text = "RUNNING HEAD"
    document.sections[0].footer.paragraphs[0].text = "RUNNING FOOT"
    document.add_heading("Voices on models", 0)
    document.add_heading("Members", 2)
    document.add_paragraph("Ada Example, Minister: “We <...> agree & go.”")
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(2, 2)
    for place, words in enumerate(("Name", "Vote", "Ada Example", "for")):
        table.cell(place // 2, place % 2).text = words
    broken = document.add_paragraph("one line")
    broken.add_run().add_break()
    broken.add_run("another\tline")
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    data = BytesIO()
    document.save(data)
    return data.getvalue()


class Gazette(FPDF):
    """A PDF with a running head and with page numbers."""

    def header(self) -> None:
        """Print the running head."""
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Freeland Gazette {self.page_no()}", align="R")
        self.ln(10)

    def footer(self) -> None:
        """Print the page number."""
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")


def wrapped_pdf(
    title: str, paragraphs: Iterable[str], *, running: bool = True
) -> bytes:
    """Return a PDF of paragraphs in one column, with a title in larger letters."""
    pdf = Gazette() if running else FPDF()
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    if title:
        pdf.set_font("Helvetica", "B", 18)
        pdf.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for words in paragraphs:
        pdf.multi_cell(0, 6, words, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def lines_pdf(lines: Sequence[str]) -> bytes:
    """Return a PDF of lines as they are."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for line in lines:
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def columns_pdf(
    left: Sequence[str], right: Sequence[str], *, by_rows: bool, heading: str = ""
) -> bytes:
    """Return a PDF of two columns, written down the columns or across them."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    if heading:
        pdf.set_xy(15, 20)
        pdf.cell(180, 5, heading)
    places = [(15.0, _column(left)), (110.0, _column(right))]
    cells = [
        (x, 40.0 + 5 * row, line)
        for x, lines in places
        for row, line in enumerate(lines)
        if line
    ]
    for x, y, line in sorted(cells, key=lambda c: c[1]) if by_rows else cells:
        pdf.set_xy(x, y)
        pdf.cell(85, 5, line)
    return bytes(pdf.output())


def _column(paragraphs: Sequence[str]) -> list[str]:
    return [line for words in paragraphs for line in [*wrap(words, 46), ""]]


def picture_pdf(pages: int = 1) -> bytes:
    """Return a PDF without a word in it."""
    pdf = FPDF()
    for _ in range(pages):
        pdf.add_page()
        pdf.rect(10, 10, 50, 50, style="F")
    return bytes(pdf.output())


def encrypted_pdf() -> bytes:
    """Return a PDF that opens with a password alone."""
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.cell(0, 6, "words")
    return bytes(pdf.output())


_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org"
_RELATIONS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId9" Target="footnotes.xml" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/footnotes"/></Relationships>'
)
_FOOTNOTES_TYPE = (
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
)
