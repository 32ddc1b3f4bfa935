"""The words of findings about tables of figures."""

from samspil.tools.exchange.severities import Severity, Text, gettext_noop

_ = gettext_noop

_EXPORT_AGAIN = _("Export the file again from the source system.")
_SAY_OR_CORRECT = _(
    "If it is a sign of the source, send the file again as one of a new kind and say under "
    "“Signs of the source” what it means; that is remembered. Else correct it at the source."
)

FIGURE_TEXTS: dict[str, Text] = {
    # The file
    "gzip_corrupt": Text(
        Severity.ERROR, _("The gzip file is damaged or was cut off while it was sent."), _EXPORT_AGAIN
    ),
    "parquet_corrupt": Text(
        Severity.ERROR, _("The Parquet file is damaged or made in a way that cannot be read."), _EXPORT_AGAIN
    ),
    "json_corrupt": Text(
        Severity.ERROR, _("The file begins as JSON, but is not JSON to its end."), _EXPORT_AGAIN
    ),
    "not_jsonstat": Text(
        Severity.ERROR,
        _("The file is JSON, but not JSON-stat: it has no dimensions and values."),
        _("Export it as JSON-stat 2 or as CSV."),
    ),
    "jsonstat_version": Text(
        Severity.ERROR, _("JSON-stat version “%(value)s” is not known here."), _("Export it as version 2.0.")
    ),
    "jsonstat_collection": Text(
        Severity.ERROR,
        _("The file is a JSON-stat collection: a list of %(count)s tables, not one table."),
        _("Open the list, and send one of the tables it names."),
    ),
    "jsonstat_no_values": Text(
        Severity.ERROR,
        _("The file is a JSON-stat dimension: names without figures."),
        _("Send the table that uses it."),
    ),
    "jsonstat_shape": Text(
        Severity.ERROR,
        _("The parts of the JSON-stat file do not fit each other: %(part)s."),
        _EXPORT_AGAIN,
    ),
    "sdmx_deletes": Text(
        Severity.ERROR,
        _("The row asks to delete figures; only files that bring figures can be read."),
        _("Export the whole table, without updates."),
    ),
    "encoding_mixed": Text(
        Severity.ERROR,
        _("The file is written in two encodings: this line is not UTF-8 (byte %(byte)s), others are."),
        _("Two exports were probably put together. Save each as UTF-8 before you join them."),
    ),
    "read_as_windows_1252": Text(
        Severity.NOTE,
        _("The file is not UTF-8; it was read as Windows-1252. Look at the letters æ, ø, å, é."),
    ),
    "mojibake": Text(
        Severity.WARNING,
        _("“%(value)s” looks like UTF-8 that somebody has read as Windows-1252."),
        _("Export the file again, and choose UTF-8 both when it is saved and when it is opened."),
    ),
    "lost_letter": Text(
        Severity.ERROR,
        _("“%(value)s” holds a letter that was lost in an earlier conversion."),
        _EXPORT_AGAIN,
    ),
    # The shape of the table
    "mixed_separators": Text(
        Severity.ERROR,
        _("The columns of this row are separated by %(found)s; those of the header by %(expected)s."),
        _("Use one separator in the whole file. Two exports were probably put together."),
    ),
    "rows_above_header": Text(
        Severity.NOTE, _("%(count)s rows above this line of column names were taken for titles.")
    ),
    "too_many_columns": Text(
        Severity.ERROR,
        _("The table has more than %(limit)s columns."),
        _("Export only the columns that are needed."),
    ),
    "merged_header": Text(
        Severity.NOTE,
        _("Cells of the header are merged; each column is named after all cells above it."),
    ),
    "merged_cells": Text(
        Severity.ERROR,
        _("The cells %(cells)s are merged, so it is not clear which rows and columns the value is for."),
        _("Unmerge the cells and write the value in each of them."),
    ),
    "column_renamed": Text(
        Severity.NOTE, _("The column %(column)s occurs again; this one is called %(renamed)s here.")
    ),
    "no_such_line": Text(
        Severity.ERROR,
        _("Line %(line)s, which the mapping says holds the column names, is empty or too far down."),
        _("Give the line of the column names, or leave it open."),
    ),
    "no_figures_table": Text(
        Severity.ERROR, _("There is no table in the file: nothing but empty rows."), _EXPORT_AGAIN
    ),
    "sheet_not_found": Text(
        Severity.ERROR,
        _("The workbook has no visible sheet “%(name)s” with figures."),
        _("Choose one of: %(sheets)s."),
    ),
    "column_not_found": Text(
        Severity.ERROR,
        _("The mapping asks for the column %(column)s, which is not in the table."),
        _("Choose one of the columns of the table: %(columns)s."),
    ),
    "no_figure_mapped": Text(
        Severity.ERROR, _("The mapping names no column of figures."), _("Choose at least one.")
    ),
    "no_period_mapped": Text(
        Severity.ERROR,
        _("Neither a column nor the mapping says which period the figures are of."),
        _("Choose the column of the period, or give one period for the whole file."),
    ),
    "no_year_column": Text(
        Severity.ERROR,
        _("The mapping asks for a column for each year, and none is called like “%(name)s”."),
        _("Send the file again as one of a new kind, and say where the figures stand."),
    ),
    "lone_cell": Text(
        Severity.ERROR,
        _("Only the first cell of the row is filled in, so it is a remark or most of it is lost."),
        _("Take a remark out of the file, or fill the row in."),
    ),
    "no_rows": Text(
        Severity.ERROR,
        _("There are names of columns in the file, and not one row below them."),
        _EXPORT_AGAIN,
    ),
    "row_passed_over": Text(
        Severity.NOTE, _("The row holds a single text, “%(value)s”; it was taken for a remark.")
    ),
    # Cells
    "no_area": Text(
        Severity.ERROR,
        _("The row does not say which area or unit it is about: %(column)s is empty."),
        _("Fill it in, or let the mapping leave such rows out."),
    ),
    "unknown_area": Text(
        Severity.ERROR,
        _("“%(value)s” is no unit or area that is known here."),
        _("Correct the code, enter the unit first, or let the mapping leave such rows out."),
    ),
    "no_period": Text(
        Severity.ERROR, _("The row does not say which period it is of."), _("Fill in %(column)s.")
    ),
    "bad_period": Text(
        Severity.ERROR,
        _("“%(value)s” in %(column)s is no period or date that exists."),
        _("Write 2025, 2024/2025, 2025-Q2, 2025-03 or 2025-03-31."),
    ),
    "not_a_figure": Text(
        Severity.ERROR,
        _("“%(value)s” in %(column)s is neither a figure nor a known sign for a missing one."),
        _SAY_OR_CORRECT,
    ),
    "figure_became_date": Text(
        Severity.ERROR,
        _("“%(value)s” in %(column)s is a date; a spreadsheet has probably made it out of a figure."),
        _("Look the figure up at the source, format the column as number, and type it again."),
    ),
    "figure_became_text": Text(
        Severity.WARNING,
        _("“%(value)s” in %(column)s is stored as text, not as a number; it was read as %(read)s."),
        _("Format the column as number in the workbook."),
    ),
    "number_unclear": Text(
        Severity.ERROR,
        _("“%(value)s” in %(column)s may be about one or over a thousand; no other row tells which."),
        _("Say in the mapping how the column writes its numbers: 1.234,5 or 1,234.5."),
    ),
    "other_convention": Text(
        Severity.ERROR,
        _("“%(value)s” cannot be written as %(expected)s, as the other figures of %(column)s are."),
        _("Write all figures of the column in one way."),
    ),
    "percent_mixed": Text(
        Severity.ERROR,
        _("“%(value)s” has no percent sign, and other figures of %(column)s have one."),
        _("Write all figures of the column in one way."),
    ),
    "marker_unclear": Text(
        Severity.NOTE,
        _("“%(value)s” in %(column)s means different things in different offices; look at the mapping."),
    ),
    "confidential_value": Text(
        Severity.WARNING,
        _("The file calls the figure in %(column)s confidential, and yet holds it; it was not taken over."),
        _("Ask the sender for a file without it."),
    ),
    "code_with_point": Text(
        Severity.WARNING,
        _("The codes in %(column)s have become numbers, such as %(value)s; they were read without the “.0”."),
        _("Export codes as text, so that leading zeros stay."),
    ),
    "below_minimum": Text(
        Severity.ERROR,
        _("%(value)s in %(column)s is below %(limit)s, the least that is expected of “%(figure)s”."),
        _("Correct the mistype, or widen what the mapping expects."),
    ),
    "above_maximum": Text(
        Severity.ERROR,
        _("%(value)s in %(column)s is above %(limit)s, the most that is expected of “%(figure)s”."),
        _("Correct the mistype, or widen what the mapping expects."),
    ),
    "duplicate_key": Text(
        Severity.ERROR,
        _("“%(figure)s” of %(area)s in %(period)s stands here and on line %(first_line)s."),
        _("Keep one of the rows, or read only those where the column in which they differ says one thing."),
    ),
    "no_rows_left": Text(
        Severity.ERROR,
        _("No row of the table is left: the mapping leaves all of them out."),
        _("Look at the texts by which the mapping chooses its rows."),
    ),
}
