"""The addresses of language, reflection, supervision and barriers, in the table of test_doors.py."""

from make.competence import one_of_each as one_supervision
from make.reflection import one_of_each as one_reflection
from make.region import barrier, changed

OF_LEARNING = """
reflections                          GET                  =   200 200 -   -   200 200
add-reflection                       GET                  =   200 200 -   -   200 200
reflection                           GET  session         =   200 200 -   -   -   -
return-to-reflection                 GET  session         =   -   200 -   -   -   -
say-next-step                        GET                  =   -   200 -   -   -   -
two-calendars                        GET                  =   200 -   -   -   200 200
export-calendars                     GET  csv             =   200 -   -   -   200 200
culture-review                       GET  culture         =   200 200 -   -   200 -
hold-culture-review                  GET  culture         =   200 -   -   -   -   -
plan-culture-review                  GET  new             =   -   -   -   -   -   -
supervision                          GET                  =   200 200 200 200 200 200
export-supervision                   GET  csv             =   200 200 200 200 200 200
offer-supervision                    GET                  =   200 200 -   -   -   -
change-supervision                   GET  supervised      =   -   200 -   -   -   -
ask-for-supervision                  GET  supervised      =   -   -   -   -   -   -
begin-supervision                    GET  wish            =   -   200 -   -   -   -
take-back-ask                        POST wish            =   =   -   -   -   -   -
barriers                             GET                  =   200 200 200 200 200 200
export-barriers                      GET  csv             =   200 200 200 200 200 200
add-barrier                          GET                  =   200 200 200 200 200 200
barrier                              GET  barrier         =   200 200 200 200 200 -
change-barrier                       GET  barrier         =   200 200 -   -   200 -
tell-barrier-effect                  GET  eased           =   200 200 -   -   200 -
language-guide                       GET                  =   200 200 200 200 200 200
choose-hints                         POST                 =   =   =   =   =   =   =
load-guide                           GET                  =   -   -   -   200 200 200
"""


def one_to_learn_from(school, by, leader):
    """One of everything that those addresses name."""
    eased = changed(school, by)
    found = {"barrier": barrier(school, by), "eased": eased, **one_supervision(school, by, leader)}
    return {**found, **one_reflection(school, by)}
