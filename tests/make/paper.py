"""Documents as a report might be, with everything a writer must be able to show."""

from samspil.tools.paper.document import (
    Document,
    Heading,
    Labels,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Run,
    Table,
    Terms,
    line,
)

BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    '<rect width="120" height="20" fill="var(--st-done)"/>'
    '<text x="5" y="50" font-size="12" font-family="IBM Plex Sans">Gennemført: 6</text></svg>'
)
TONES = ("late", "quiet", "unproved", "running", "planned", "done", "stopped", "none")


def part(title="Sådan går det", said="Vi begyndte i august.", rows=12):
    return Part(
        title=title,
        points=(line("31 af 60 steder har en plan."), line([Run("Fire er "), Run("forsinket", tone="late")])),
        blocks=(
            Paragraph(line(said)),
            Heading("Fælles læsning"),
            Terms((("Ansvarlig", line("Birgitte Holm")), ("Status", line(Run("I gang", tone="running"))))),
            Paragraph(line([Run("Læs mere på "), Run("siden", link="https://egelund.example/planer?a=1")])),
            ListOf((line("først"), line("så"))),
            ListOf((line("et"), line("to")), is_ordered=True),
            Heading("Hvor", 3),
            Table("Steder", ("Sted", "Status"), tuple(_row(each) for each in range(rows)), (2, 1)),
            Picture(BARS, "Gennemført: 6", "Hvor mange der er gjort"),
            Note(line("Tallene er fra 1. juni."), "Bemærk"),
            PageBreak(),
        ),
    )


def _row(number):
    tone = TONES[number % len(TONES)]
    return (line(f"Sted {number}"), line(Run(f"{tone} {number}", tone=tone)))


def document(*parts, title="Hvad der blev af det, vi sagde", language="da"):
    return Document(
        title=title,
        language=language,
        publisher="Egelund Kommune",
        dated_on="2026-06-03",
        subtitle="Beretning til to udvalg",
        facts=(("Periode", "1. august 2025 – 31. juli 2026"), ("Til", "Børne- og Skoleudvalget")),
        parts=parts or (part(), part("Det næste")),
        labels=Labels("Indhold", "Side {page} af {pages}", "Kort sagt", "Kontrolsum"),
    )
