//! A tiny writer of PDFs: words, rules and pictures at places counted from the top left.

use std::fmt::Write;

/// Height of a page in points; its width is [`WIDTH`].
pub const HEIGHT: f32 = 842.0;

/// Width of a page in points.
pub const WIDTH: f32 = 595.0;

/// A page.
#[derive(Clone, Default)]
pub struct Page {
    content: String,
    entries: String,
}

impl Page {
    pub fn new() -> Self {
        Self::default()
    }

    /// Words at a baseline `y` points below the top.
    pub fn text(self, x: f32, y: f32, size: f32, words: &str) -> Self {
        self.raw_text(&format!("1 0 0 1 {x} {} Tm", HEIGHT - y), size, words)
    }

    /// Words placed by an operator of one's own.
    pub fn raw_text(mut self, place: &str, size: f32, words: &str) -> Self {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let _ = writeln!(self.content, "BT /F1 {size} Tf {place} ({words}) Tj ET");
        self
    }

    /// Lines below each other.
    pub fn lines(mut self, x: f32, y: f32, size: f32, step: f32, lines: &[&str]) -> Self {
        for (i, line) in lines.iter().enumerate() {
            self = self.text(x, y + step * i as f32, size, line);
        }
        self
    }

    /// Operators of one's own.
    pub fn raw(mut self, operators: &str) -> Self {
        self.content.push_str(operators);
        self.content.push('\n');
        self
    }

    /// A stroke from one place to another, in a colour ("1 0 0").
    pub fn stroke(self, from: (f32, f32), to: (f32, f32), colour: &str) -> Self {
        let (y0, y1) = (HEIGHT - from.1, HEIGHT - to.1);
        self.raw(&format!("q {colour} RG 0.6 w {} {y0} m {} {y1} l S Q", from.0, to.0))
    }

    /// A thin filled box between two places, as Word paints rules, with the even-odd rule.
    pub fn thin_box(self, from: (f32, f32), to: (f32, f32)) -> Self {
        let (width, height) = ((to.0 - from.0).max(0.5), (to.1 - from.1).max(0.5));
        self.raw(&format!("{} {} {width} {height} re f*", from.0, HEIGHT - from.1 - height))
    }

    /// A grid of strokes with these column and row edges.
    pub fn grid(mut self, xs: &[f32], ys: &[f32]) -> Self {
        for y in ys {
            self = self.stroke((xs[0], *y), (xs[xs.len() - 1], *y), "0 0 0");
        }
        for x in xs {
            self = self.stroke((*x, ys[0]), (*x, ys[ys.len() - 1]), "0 0 0");
        }
        self
    }

    /// A picture over the whole page.
    pub fn picture(self) -> Self {
        self.raw(&format!("q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q"))
    }

    /// Entries of the page dictionary.
    pub fn with(mut self, entries: &str) -> Self {
        self.entries.push_str(entries);
        self
    }
}

/// The bytes of a PDF with these pages, and with objects of one's own: object 10 and up, bodies only.
pub fn pdf_with(pages: &[Page], objects: &[&str], catalog: &str) -> Vec<u8> {
    let mut bodies: Vec<(usize, Vec<u8>)> = Vec::new();
    bodies.push((1, format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes()));
    let first = 10 + objects.len();
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", first + 2 * i)).collect();
    let media = format!("/MediaBox [0 0 {WIDTH} {HEIGHT}]");
    let resources = "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R /Fm1 10 0 R >> >>";
    bodies.push((
        2,
        format!("<< /Type /Pages /Kids [{kids}] /Count {} {media} {resources} >>", pages.len())
            .into_bytes(),
    ));
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    bodies.push((3, font.as_bytes().to_vec()));
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
                   /ColorSpace /DeviceGray /Length 1 >>\nstream\n\u{7F}\nendstream";
    bodies.push((4, picture.as_bytes().to_vec()));
    for (i, object) in objects.iter().enumerate() {
        bodies.push((10 + i, object.as_bytes().to_vec()));
    }
    for (i, page) in pages.iter().enumerate() {
        let id = first + 2 * i;
        let dict =
            format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R {} >>", id + 1, page.entries);
        bodies.push((id, dict.into_bytes()));
        let stream =
            format!("<< /Length {} >>\nstream\n{}\nendstream", page.content.len(), page.content);
        bodies.push((id + 1, stream.into_bytes()));
    }
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (id, body) in &bodies {
        places.push((*id, out.len()));
        out.extend(format!("{id} 0 obj\n").bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (id, place) in places {
        out.extend(format!("{id} 1\n{place:010} 00000 n \n").bytes());
    }
    let size = first + 2 * pages.len();
    out.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

/// The bytes of a PDF with these pages.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    pdf_with(pages, &[], "")
}
