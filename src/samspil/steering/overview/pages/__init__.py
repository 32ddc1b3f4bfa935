"""Pages that show the whole at once: on the calendar, around the year, as a map, over time."""
