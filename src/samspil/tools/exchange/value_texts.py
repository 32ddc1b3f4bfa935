"""The words of findings about values, references and lists of units and persons."""

from samspil.tools.exchange.severities import Severity, Text, gettext_noop

_ = gettext_noop

VALUE_TEXTS: dict[str, Text] = {
    # Values
    "empty_value": Text(
        Severity.ERROR, _("%(column)s is empty."), _("Fill it in at the source and export again.")
    ),
    "empty_standard_value": Text(
        Severity.WARNING,
        _("The standard requires a value in %(column)s; the row was read without."),
        _("Fill it in at the source."),
    ),
    "unknown_value": Text(
        Severity.ERROR, _("“%(value)s” is not a value of %(column)s."), _("Write one of: %(allowed)s.")
    ),
    "value_case": Text(
        Severity.WARNING,
        _("“%(value)s” in %(column)s was read as “%(expected)s”."),
        _("Spell it as the standard does."),
    ),
    "bad_date": Text(
        Severity.ERROR,
        _("“%(value)s” in %(column)s is not a date."),
        _("Write dates as year-month-day: 2026-08-01."),
    ),
    "bad_modified": Text(
        Severity.WARNING,
        _("“%(value)s” in %(column)s is not a moment; the row was read without it."),
        _("Write it as 2026-08-01T12:00:00Z."),
    ),
    "day_first": Text(Severity.NOTE, _("Dates such as “%(value)s” were read as day, month, year.")),
    "bad_flag": Text(
        Severity.ERROR, _("“%(value)s” in %(column)s is neither true nor false."), _("Write true or false.")
    ),
    "dates_reversed": Text(
        Severity.ERROR,
        _("It ends (%(end)s) before it begins (%(begin)s)."),
        _("Correct one of the two dates."),
    ),
    "too_long": Text(
        Severity.ERROR,
        _("The value in %(column)s has %(length)s characters; at most %(limit)s fit."),
        _("Shorten it."),
    ),
    "control_characters": Text(
        Severity.WARNING,
        _("The value in %(column)s held invisible control characters; they were removed."),
        _("Correct it at the source."),
    ),
    "odd_email": Text(
        Severity.WARNING,
        _("“%(value)s” is not an e-mail address; the row was read without it."),
        _("Correct it at the source."),
    ),
    "two_children": Text(
        Severity.ERROR,
        _("“%(value)s” is another child on line %(first_line)s. Two children are not made one."),
        _("Give each child its own number: twins are easily mistyped."),
    ),
    "number_twice": Text(
        Severity.WARNING,
        _("The person has the same number as the one on line %(first_line)s. They stay two persons here."),
        _("If they are twins, one number is mistyped: correct it at the source."),
    ),
    "duplicate_id": Text(
        Severity.ERROR,
        _("“%(value)s” was used before, on line %(first_line)s."),
        _("Each row needs an identifier of its own."),
    ),
    # References
    "dangling": Text(
        Severity.ERROR,
        _("%(column)s refers to “%(value)s”, which is not in %(target)s."),
        _("Add the missing row, or correct the identifier."),
    ),
    "unknown_reference": Text(
        Severity.ERROR,
        _("%(column)s refers to “%(value)s”, which is neither in the files nor known here."),
        _("Add the missing row, or correct the identifier."),
    ),
    "refers_to_ending": Text(
        Severity.WARNING,
        _("%(column)s refers to “%(value)s”, which %(target)s says is to be deleted."),
        _("End this row too, or keep the other."),
    ),
    "cycle": Text(
        Severity.ERROR,
        _("The rows are each other's parents: %(path)s."),
        _("Correct the parent of one of them."),
    ),
    # Lists of units and persons
    "unknown_table": Text(
        Severity.ERROR,
        _("The columns are neither those of a list of units nor of a list of persons: %(columns)s."),
        _("A list of units needs unit_number, unit_name and kind; persons need a person_key."),
    ),
    "no_table": Text(
        Severity.ERROR,
        _("No list of units or persons was found in the file."),
        _("Export the file again from the source system."),
    ),
    "sheet_ignored": Text(Severity.NOTE, _("The sheet holds no list of units or persons; it was not read.")),
    "formula_cell": Text(
        Severity.ERROR,
        _("The cell holds a formula; its value cannot be trusted outside the workbook."),
        _("Copy the column and paste it as values."),
    ),
    "workbook_corrupt": Text(
        Severity.ERROR,
        _("The workbook is damaged or made in a way that cannot be read."),
        _("Open it, save it again as .xlsx, or save the sheet as CSV UTF-8."),
    ),
    "cell_error": Text(
        Severity.ERROR, _("The cell holds an error: %(value)s."), _("Correct it in the workbook.")
    ),
    "number_as_text": Text(
        Severity.WARNING,
        _("The cell holds the number %(value)s; leading zeros, if there were any, are lost."),
        _("Format the column as text and type the number again."),
    ),
    "conflicting_person": Text(
        Severity.ERROR,
        _("“%(value)s” has another name or e-mail address here than on line %(first_line)s."),
        _("One person has one person_key; give the other one a key of their own."),
    ),
    "repeated_row": Text(
        Severity.WARNING,
        _("The row says the same as line %(first_line)s; it was passed over."),
        _("Remove one of them."),
    ),
    "more_errors": Text(Severity.ERROR, _("The same error occurs %(count)s times more in this file.")),
    "more_warnings": Text(Severity.WARNING, _("The same warning applies %(count)s times more in this file.")),
    "more_notes": Text(Severity.NOTE, _("The same note applies %(count)s times more in this file.")),
}
