"""The words of findings about archives, files and column names."""

from samspil.tools.exchange.severities import Severity, Text, gettext_noop

_ = gettext_noop

_EXPORT_AS_CSV = _(
    "Export the list from the source system again as CSV; renaming a file does not change what it is."
)
_SAVE_AS_UTF_8 = _("Save the file as UTF-8 (in Excel: “CSV UTF-8 (Comma delimited)”) and send it again.")
_EXPORT_AGAIN = _("Export the file again from the source system.")
_SPLIT = _("Send fewer rows or files at a time, or ask the operator to raise the limit.")

FILE_TEXTS: dict[str, Text] = {
    # What the file is
    "is_pdf": Text(Severity.ERROR, _("This is a PDF document, not a table."), _EXPORT_AS_CSV),
    "is_zip": Text(
        Severity.ERROR, _("This is a zip archive, not a table."), _("Unpack it and send the files in it.")
    ),
    "is_workbook": Text(Severity.ERROR, _("This is an Excel workbook, not a CSV file."), _EXPORT_AS_CSV),
    "is_old_office": Text(
        Severity.ERROR,
        _("This is an old Office file (before 2007) or an encrypted workbook."),
        _("Save it as .xlsx without a password, or as CSV UTF-8."),
    ),
    "is_document": Text(Severity.ERROR, _("This is an Office document, not a table."), _EXPORT_AS_CSV),
    "is_picture": Text(Severity.ERROR, _("This is a picture, not a table."), _EXPORT_AS_CSV),
    "is_sound": Text(Severity.ERROR, _("This is a sound or a film, not a table."), _EXPORT_AS_CSV),
    "is_page": Text(
        Severity.ERROR,
        _("This is a web page, not a table; often the page that asks you to sign in."),
        _("Sign in to the source system, download the file again and look into it before you send it."),
    ),
    "is_gzip": Text(
        Severity.ERROR, _("This is a gzip archive, not a table."), _("Unpack it and send the file in it.")
    ),
    "is_parquet": Text(
        Severity.ERROR, _("This is a Parquet file; here a CSV file or a workbook is needed."), _EXPORT_AS_CSV
    ),
    "is_text": Text(
        Severity.ERROR,
        _("This is a text file, not a zip archive or a workbook."),
        _("For OneRoster, put all CSV files into one zip file. A list must be named .csv or .xlsx."),
    ),
    "is_unknown": Text(
        Severity.ERROR, _("This is neither text nor an archive that can be read."), _EXPORT_AS_CSV
    ),
    "empty_file": Text(
        Severity.ERROR, _("The file is empty: it has not even a line of column names."), _EXPORT_AGAIN
    ),
    # The archive
    "zip_encrypted": Text(
        Severity.ERROR,
        _("%(name)s in the zip file is protected by a password."),
        _("Make the zip file again without a password; it travels encrypted anyway."),
    ),
    "zip_corrupt": Text(
        Severity.ERROR,
        _("The zip file is damaged or was cut off while it was sent."),
        _("Make it again and send it again."),
    ),
    "zip_unsafe_name": Text(
        Severity.ERROR,
        _("The archive holds a file name that points out of it: %(name)s."),
        _("Nothing has been read. Make the zip file again, and ask where this one came from."),
    ),
    "zip_ratio": Text(
        Severity.ERROR,
        _("%(name)s would grow to more than %(limit)s times its size when unpacked; no real table does."),
        _("Nothing has been read. Make the zip file again from the source system's own files."),
    ),
    "too_many_files": Text(
        Severity.ERROR,
        _("There are %(count)s files; at most %(limit)s are accepted."),
        _("Send only the OneRoster files."),
    ),
    "file_too_large": Text(
        Severity.ERROR,
        _("The file is larger than %(limit)s megabytes (unpacked); nothing of it is kept."),
        _SPLIT,
    ),
    "set_too_large": Text(
        Severity.ERROR,
        _("The files together are larger than %(limit)s megabytes (unpacked); nothing has been read."),
        _SPLIT,
    ),
    "too_many_rows": Text(
        Severity.ERROR, _("The table has more than %(limit)s rows; nothing of it is kept."), _SPLIT
    ),
    "duplicate_file": Text(
        Severity.ERROR,
        _("%(name)s occurs more than once."),
        _("Keep one of them, so that it is clear which one counts."),
    ),
    "not_a_roster": Text(
        Severity.ERROR,
        _("No OneRoster file was found: neither manifest.csv nor orgs.csv, users.csv and the like."),
        _("Send the zip file as the source system made it, with the files at its top level."),
    ),
    "in_folder": Text(
        Severity.NOTE,
        _("The files lie in the folder %(name)s inside the archive; they were read from there."),
    ),
    # Reading text
    "encoding_windows_1252": Text(
        Severity.ERROR,
        _("The file is not UTF-8: byte %(byte)s, position %(position)s. It looks like Windows-1252."),
        _SAVE_AS_UTF_8,
    ),
    "encoding_utf_16": Text(
        Severity.ERROR, _("The file is not UTF-8: it looks like UTF-16 (“Unicode text”)."), _SAVE_AS_UTF_8
    ),
    "encoding_unknown": Text(
        Severity.ERROR,
        _("The file is not in the expected encoding: byte %(byte)s, position %(position)s."),
        _SAVE_AS_UTF_8,
    ),
    "encoding_damaged": Text(
        Severity.ERROR,
        _("The letters of the file cannot be read: it is damaged, or in an encoding we do not know."),
        _SAVE_AS_UTF_8,
    ),
    "nul_byte": Text(Severity.ERROR, _("The line holds a NUL byte, which no text file does."), _EXPORT_AGAIN),
    "line_too_long": Text(
        Severity.ERROR,
        _("The line is longer than %(limit)s kilobytes; a quotation mark may be left open."),
        _EXPORT_AGAIN,
    ),
    "broken_quotes": Text(
        Severity.ERROR,
        _("The row that begins here cannot be read: a quotation mark is open, or not doubled inside."),
        _("Put values with commas or line breaks in quotation marks, and double those inside."),
    ),
    "wrong_delimiter": Text(
        Severity.ERROR,
        _("The columns are separated by %(found)s; OneRoster separates them by commas."),
        _("Export as CSV with commas; a Danish or Dutch Excel writes semicolons."),
    ),
    "ragged_row": Text(
        Severity.ERROR,
        _("The row has %(found)s values; the line of column names has %(expected)s."),
        _("Look for a comma too many, a missing quotation mark or a cut-off line."),
    ),
    "extra_blank_cells": Text(
        Severity.WARNING,
        _("The row has empty values beyond the last column; they were dropped."),
        _("Remove the extra separators."),
    ),
    "blank_row": Text(Severity.WARNING, _("The row is empty and was passed over."), _("Remove it.")),
    # The line of column names
    "missing_column": Text(
        Severity.ERROR,
        _("The column %(column)s is missing."),
        _("Add the column; its name must be spelled exactly so."),
    ),
    "missing_standard_column": Text(
        Severity.WARNING,
        _("The standard requires the column %(column)s; the file was read without it."),
        _("Ask the supplier of the source system to add it."),
    ),
    "column_case": Text(
        Severity.WARNING,
        _("The column %(found)s was read as %(column)s."),
        _("Spell it as the standard does: %(column)s."),
    ),
    "duplicate_column": Text(
        Severity.ERROR, _("The column %(column)s occurs more than once."), _("Keep one of them.")
    ),
    "empty_header": Text(
        Severity.WARNING,
        _("There are columns without a name; they were passed over."),
        _("Remove them from the file."),
    ),
    "columns_ignored": Text(Severity.NOTE, _("These columns are not used and were not read: %(columns)s.")),
    # The manifest
    "no_manifest": Text(
        Severity.NOTE,
        _("There is no manifest.csv: every file is taken as complete (bulk), in version %(version)s."),
    ),
    "unknown_version": Text(
        Severity.ERROR, _("OneRoster version “%(value)s” is not known here."), _("Export version 1.1 or 1.2.")
    ),
    "unknown_mode": Text(
        Severity.ERROR,
        _("“%(value)s” is no answer to how %(name)s is sent."),
        _("Write bulk, delta or absent."),
    ),
    "blank_mode": Text(
        Severity.WARNING,
        _("The manifest does not say how %(name)s is sent; taken as absent."),
        _("Write bulk, delta or absent."),
    ),
    "file_missing": Text(
        Severity.ERROR,
        _("The manifest says that %(name)s is sent (%(mode)s), but it is not there."),
        _("Add the file, or write absent in the manifest."),
    ),
    "file_said_absent": Text(Severity.NOTE, _("The manifest does not announce %(name)s; it was not read.")),
    "file_not_read": Text(Severity.NOTE, _("%(name)s holds nothing that is needed here; it was not read.")),
}
