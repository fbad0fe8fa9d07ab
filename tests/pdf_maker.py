"""Makes small PDFs for tests: words where we want them, rules and shaded boxes, running heads."""

from __future__ import annotations

from dataclasses import dataclass, field

HEIGHT = 792.0


@dataclass
class PdfPage:
    """A letter-size page; ``y`` counts points from the top, as a reader does."""

    drawn: list[str] = field(default_factory=list)

    def words(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> PdfPage:
        """Set a line of words."""
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawn.append(f"BT /{'B' if bold else 'R'} {size} Tf {x} {HEIGHT - y} Td ({safe}) Tj ET")
        return self

    def lines(self, x: float, y: float, texts: list[str], size: float = 10) -> PdfPage:
        """Set lines below one another."""
        for number, text in enumerate(texts):
            self.words(x, y + number * size * 1.2, text, size)
        return self

    def rule(self, x0: float, x1: float, y: float) -> PdfPage:
        """Draw a thin line."""
        self.drawn.append(f"0.5 w {x0} {HEIGHT - y} m {x1} {HEIGHT - y} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        """Draw a grey box."""
        self.drawn.append(f"0.7 g {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self


def make_pdf(pages: list[PdfPage], *, title: str = "", locked: bool = False) -> bytes:
    """Write a PDF; ``locked`` pretends a password that nobody knows."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(page.drawn)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 {HEIGHT:g}] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    if locked:
        secret = "41" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >>")
    out = b"%PDF-1.4\n"
    starts = []
    for number, text in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = len(out)
    rows = "".join(f"{start:010d} 00000 n \n" for start in starts)
    last = len(objects)
    lock = f"/Encrypt {last} 0 R /ID [<41><41>]" if locked else ""
    info = last - 1 if locked else last
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {last + 1} /Root 1 0 R /Info {info} 0 R {lock} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return out
