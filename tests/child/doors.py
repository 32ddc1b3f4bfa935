"""Addresses of children's files, sparring and handovers, for tests/test_doors.py, and what they name."""

from django.core.files.base import ContentFile

import make
from make import child as make_child
from make import referral as make_referral
from make.support import one_of_each as one_sparring
from make.transitions import one_of_each as one_handover

__all__ = ["CHILD_DOORS", "a_child", "one_sparring"]

CHILD_DOORS = """
helpers                              GET                  =   200 200 200 200 200 200
export-helpers                       GET  csv             =   200 200 200 200 200 200
offer-help                           GET                  =   200 200 -   -   -   -
children                             GET                  =   200 200 -   -   -   -
open-file                            GET                  =   200 200 -   -   -   -
class-lists                          GET                  =   200 200 -   -   -   -
closed-files                         GET                  =   200 -   -   -   -   -
delete-file                          POST noah            =   =   -   -   -   -   -
close-file                           GET  noah            =   200 -   -   -   -   -
tie-pupil                            GET  noah            =   =   -   -   -   -   -
reopen-file                          POST noah            =   -   -   -   -   -   -
break-glass                          GET                  =   200 200 -   -   -   -
readings                             GET                  =   -   -   -   -   -   -
child                                GET  noah            =   200 200 -   -   -   -
choose-purpose                       POST noah            =   422 422 -   -   -   -
change-child                         GET  noah            =   200 200 -   -   -   -
add-to-file                          GET  noah participant = 200 200 -   -   -   -
add-to-file                          GET  noah guardian   =   200 200 -   -   -   -
add-to-file                          GET  noah enrolment  =   200 200 -   -   -   -
note-barrier                         GET  noah case       =   =   =   -   -   -   -
add-to-file                          GET  noah placement  =   200 200 -   -   -   -
add-to-file                          GET  noah hearing    =   200 200 -   -   -   -
add-to-file                          GET  noah consent    =   200 200 -   -   -   -
add-to-file                          GET  noah position   =   200 200 -   -   -   -
load-talk-template                   GET                  =   -   -   -   200 200 200
add-talk                             GET  noah            =   200 200 -   -   -   -
talk                                 GET  noah noah-talk  =   200 200 -   -   -   -
change-guardian                      GET  noah noah-whose =   200 200 -   -   -   -
let-in                               GET  noah noah-whose =   200 -   -   -   -   -
let-in                               GET  noah 0          =   200 -   -   -   -   -
end-part                             POST noah noah-part =   =   =   -   -   -   -
write-view                           GET  noah            =   -   200 -   -   -   -
answer-view                          GET  noah noah-view =   -   200 -   -   -   -
answer-question                      GET  noah noah-question =   200 200 -   -   -   -
withdraw-consent                     POST noah noah-consent =   =   =   -   -   -   -
write-own-consent                    POST noah noah-consent yes =   =   =   -   -   -   -
child-file                           GET  noah noah-attachment =   -   200 -   -   -   -
child-looks                          GET  noah            =   200 200 -   -   -   -
see-glass                            POST noah noah-glass =   =   -   -   -   -   -
my-children                          GET                  =   -   -   -   -   -   -
my-child                             GET  noah            =   -   -   -   -   -   -
give-position                        GET  noah            =   -   -   -   -   -   -
ask-question                         GET  noah            =   -   -   -   -   -   -
my-page                              GET                  =   -   -   -   -   -   -
tell-view                            GET  text            =   -   -   -   -   -   -
answer-consent                       POST noah-consent yes =   -   -   -   -   -   -
say-own-stance                       GET  written         =   -   -   -   -   -   -
sparrings                            GET                  =   200 200 200 200 200 200
ask-sparring                         GET                  =   200 200 -   -   -   -
sparring-days                        GET                  =   200 -   -   -   200 200
sparring                             GET  asked           =   200 200 -   -   -   -
invite                               POST asked           =   -   =   -   -   -   -
book-session                         GET  asked           =   -   200 -   -   -   -
answer-invitation                    POST invitation      =   -   -   -   -   -   -
session-calendar                     GET  booked          =   200 200 -   -   -   -
write-session                        GET  booked          =   -   200 -   -   -   -
check-measure                        GET  tried           =   -   200 -   -   -   -
ask-about-child                      GET  noah            =   200 200 -   -   -   -
add-measure                          GET  noah            =   200 200 -   -   -   -
handovers                            GET                  =   200 200 -   -   -   -
start-handovers                      GET                  =   200 200 -   -   -   -
starts-went                          GET                  =   200 -   -   -   200 200
start-handover                       GET  noah            =   200 200 -   -   -   -
handover                             GET  leaving         =   200 200 -   -   -   -
handover                             GET  handed          =   200 200 -   -   -   -
change-handover                      GET  leaving         =   200 200 -   -   -   -
add-piece                            GET  leaving         =   200 200 -   -   -   -
ground-piece                         GET  leaving piece   =   200 200 -   -   -   -
drop-piece                           POST leaving piece   =   =   =   -   -   -   -
say-before                           GET  leaving child   =   200 200 -   -   -   -
say-before                           GET  leaving parents =   200 200 -   -   -   -
give-handover                        GET  leaving         =   200 200 -   -   -   -
put-off-start                        GET  handed          =   200 200 -   -   -   -
put-off-start                        GET  leaving         =   -   -   -   -   -   -
handover-letter                      GET  handed da       =   -   -   -   -   -   -
child-moved                          GET  leaving         =   200 200 -   -   -   -
answer-back                          GET  handed asked-back =  200 200 -   -   -   -
receive-handover                     GET  handed          =   -   -   -   -   -   -
prepare-reception                    GET  handed          =   -   -   -   -   -   -
ask-back                             GET  handed          =   -   -   -   -   -   -
meet-about                           GET  handed          =   200 200 -   -   -   -
handover-calendar                    GET  handed          =   200 200 -   -   -   -
say-after                            GET  handed staff    =   -   -   -   -   -   -
my-handover                          GET  handed          =   -   -   -   -   -   -
begin-referral                       GET  noah            =   200 200 -   -   -   -
begin-referral                       GET  alma            =   -   -   -   -   -   -
referral                             GET  referral        =   200 200 -   -   -   -
referral                             GET  written         =   200 200 -   -   -   -
change-referral                      GET  written         =   200 200 -   -   -   -
change-referral                      GET  referral        =   -   -   -   -   -   -
request-referral                     POST written         =   =   -   -   -   -   -
assess-referral                      GET  written         =   200 200 -   -   -   -
hear-parent                          GET  written         =   200 200 -   -   -   -
say-stance                           GET  written         =   200 200 -   -   -   -
submit-referral                      POST written         =   =   -   -   -   -   -
withdraw-referral                    POST written         =   =   -   -   -   -   -
decide-referral                      GET  referral        =   -   -   -   -   -   -
referral-letter                      GET  referral da     =   200 200 -   -   -   -
complain                             GET  referral        =   -   -   -   -   -   -
follow-complaint                     GET  referral        =   200 -   -   -   -   -
panel                                GET                  =   -   -   -   -   -   -
add-panel-meeting                    GET                  =   -   -   -   -   -   -
panel-meeting                        GET  panel-meeting   =   -   -   -   -   -   -
take-up-referral                     POST panel-meeting written = - - -   -   -   -
bases                                GET                  =   200 200 200 200 200 200
add-basis                            GET                  =   -   -   -   200 200 200
set-panel                            GET                  =   -   -   -   200 200 200
add-seat                             GET                  =   -   -   -   200 200 -
end-seat                             POST seat            =   -   -   -   =   =   -
special-place                        GET  spot            =   200 200 -   -   -   -
give-place                           GET  spot            =   -   -   -   -   -   -
agree-plan                           GET  spot            =   200 200 -   -   -   -
add-return-step                      GET  spot            =   200 200 -   -   -   -
finish-return-step                   POST return-step     =   =   =   -   -   -   -
review-place                         GET  spot            =   200 200 -   -   -   -
reviews                              GET                  =   200 200 -   -   -   -
offers                               GET                  =   200 200 200 200 200 200
add-offer                            GET                  =   -   -   -   -   200 200
change-offer                         GET  offer           =   200 -   -   -   200 -"""


def a_child(school, bo, stranger):
    """Noah, with whom Bo works, and one line in every table of his file."""
    noah = make_child.child(school, bo)
    whose = make_child.guardian(noah)
    lines = make_child.one_of_each(noah, bo, whose, file=ContentFile(b"x", "x.png"))
    lines |= {"part": noah.participants.get(), "place": noah.enrolments.get()}
    lines |= {"whose": whose, "glass": make_child.glass(noah, stranger)}
    new = make.unit("Fritidshjemmet", kind="after_school", parent=school.parent)
    handovers = one_handover(noah, bo, make.person("Mo", unit=new), giver=school, taker=new)
    named = {f"noah-{name}": line for name, line in lines.items()}
    return {"noah": noah, **named, **handovers, **_referred(noah, school, bo)}


def _referred(noah, school, bo):
    """Noah's referral, decided, with a place; and Alma's, which is being written."""
    amina = make.person("Kaj", role="leader", unit=school)
    sit = [make.person(name, role="head", unit=noah.house) for name in ("Ea", "Finn")]
    alma = make_child.child(school, bo, given_name="Alma")
    make_child.guardian(alma)
    found = make_referral.one_of_each(noah, bo, amina, *sit)
    return found | {"alma": alma, "written": make_referral.referral(alma, bo, found["referral"].basis)}
