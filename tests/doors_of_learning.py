"""The addresses of reflection, supervision and barriers, in the table of test_doors.py."""

from make.reflection import one_of_each as one_reflection

OF_LEARNING = """
reflections                          GET                  =   200 200 -   -   200 200
add-reflection                       GET                  =   200 200 -   -   200 200
reflection                           GET  session         =   200 200 -   -   -   -
return-to-reflection                 GET  session         =   -   200 -   -   -   -
say-next-step                        GET                  =   200 200 -   -   -   -
two-calendars                        GET                  =   200 -   -   -   200 200
export-calendars                     GET  csv             =   200 -   -   -   200 200
culture-review                       GET  culture         =   200 200 -   -   200 -
hold-culture-review                  GET  culture         =   200 -   -   -   -   -
plan-culture-review                  GET  new             =   -   -   -   -   -   -
"""


def one_to_learn_from(school, by):
    """One of everything that those addresses name."""
    return one_reflection(school, by)
