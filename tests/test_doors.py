"""Every address of the house, and what each person gets who asks for it.

A new address takes one line: its name, the things its address names (from `house`, or as they stand), how it
is asked, and the answers in the order of PEOPLE. `-` stands for 404, `=` for 302 to the sign-in page or on.
"""

import pytest
from child.doors import CHILD_DOORS, a_child, one_sparring
from conftest import days
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils.timezone import now
from doors_of_figures import OF_FIGURES
from doors_of_learning import OF_LEARNING, one_to_learn_from

import make
from make.figures import one_of_each as one_figure
from make.meetings import one_of_each as one_meeting
from make.plans import one_of_each as one_plan
from make.practice import development, method, use
from make.publication import one_of_each as one_release
from make.reminders import feed
from make.reports import one_of_each as one_report
from make.resources import entry, room, solution
from make.rounds import everything
from samspil.ground.organisation.models import Import, ImportProgress
from samspil.ground.rulebook.models import Rule
from samspil.reporting.public.models import Suggestion
from samspil.steering.plans.models import Contribution

PEOPLE = ("nobody", "amina", "bo", "erik", "gitte", "lone", "dan")

DOORS = """
home                                 GET                  =   200 200 200 200 200 200
strategy                             GET                  =   200 200 200 200 200 =
export-statements                    GET  csv             =   200 200 200 200 200 -
areas                                GET                  =   200 200 200 200 200 -
statement                            GET  statement       =   200 200 200 200 200 -
plans                                GET                  =   200 200 200 200 200 200
export-board                         GET  csv             =   200 200 200 200 200 200
coverage                             GET                  =   200 200 200 200 200 -
export-coverage                      GET  csv             =   200 200 200 200 200 -
house-timeline                       GET                  =   200 200 200 200 200 -
export-timeline                      GET  csv             =   200 200 200 200 200 -
effort-timeline                      GET  aim             =   200 200 200 200 200 -
house-coverage                       GET                  =   200 200 200 200 200 -
export-house-coverage                GET  csv             =   200 200 200 200 200 -
coverage-actions                     GET                  =   200 200 200 200 200 -
year                                 GET                  =   200 200 200 200 200 200
export-year                          GET  csv             =   200 200 200 200 200 200
quality                              GET                  =   200 200 200 200 200 -
export-quality                       GET  csv             =   200 200 200 200 200 -
movement                             GET                  =   200 200 200 200 200 -
export-movement                      GET  csv             =   200 200 200 200 200 -
statement-map                        GET  statement       =   200 200 200 200 200 -
effort-map                           GET  aim             =   200 200 200 200 200 -
plan-map                             GET  central         =   200 200 200 200 200 -
export-map                           GET  plan central csv =  200 200 200 200 200 -
missing                              GET                  =   200 200 200 200 200 -
export-missing                       GET  csv             =   200 200 200 200 200 -
export-efforts                       GET  central csv     =   200 200 200 200 200 -
export-efforts                       GET  local csv       =   200 200 200 200 200 -
add-plan                             GET                  =   200 -   -   -   200 200
plan                                 GET  central         =   200 200 200 200 200 -
plan                                 GET  local           =   200 200 200 200 200 -
plan-board                           GET  central         =   200 200 200 200 200 -
plan-timetable                       GET  central         =   200 200 200 200 200 -
export-timetable                     GET  central csv     =   200 200 200 200 200 -
plan-missing                         GET  central         =   200 200 200 200 200 -
export-plan-missing                  GET  central csv     =   200 200 200 200 200 -
plan-decisions                       GET  local           =   200 200 200 200 200 -
export-decisions                     GET  local csv       =   200 200 200 200 200 -
export-actions                       GET  local csv       =   200 200 200 200 200 -
plan-partners                        GET  central         =   200 200 200 200 200 -
move-plan                            POST central         =   =   =   =   =   =   -
ask-for-plans                        GET  central         =   -   -   -   -   200 -
make-local-plan                      GET  central school  =   =   -   -   -   =   -
make-local-plan                      GET  central new     =   -   -   -   -   200 -
evaluate-plan                        GET  central         =   -   -   -   -   200 -
evaluate-plan                        GET  local           =   200 -   -   -   200 -
add-effort                           GET                  =   -   -   -   -   200 -
effort                               GET  aim             =   200 200 200 200 200 -
effort                               GET  own             =   200 200 200 200 200 -
change-effort                        GET  aim             =   -   -   -   -   200 -
change-effort                        GET  own             =   200 -   -   -   200 -
submit-effort                        POST aim             =   -   -   -   -   409 -
submit-effort                        POST own             =   409 -   -   -   409 -
approve-effort                       POST aim             =   409 409 409 409 409 -
approve-effort                       POST own             =   409 409 409 409 409 -
take-back-change                     POST own             =   409 -   -   -   409 -
stop-effort                          GET  own             =   200 -   -   -   200 -
decide                               GET  own             =   200 -   -   -   200 -
look-back                            GET  decision        =   200 -   -   -   200 -
tell-news                            GET  effort own      =   200 200 -   -   200 -
tell-news                            GET  action deed     =   200 200 -   -   200 -
add-evidence                         GET  effort own      =   200 200 -   -   200 -
add-evidence                         GET  action deed     =   200 200 -   -   200 -
start                                GET  effort own      =   200 -   -   -   200 -
start                                GET  action deed     =   200 200 -   -   200 -
end                                  GET  effort own      =   200 -   -   -   200 -
end                                  GET  action deed     =   200 200 -   -   200 -
hand-over                            GET  effort own      =   200 -   -   -   200 -
hand-over                            GET  action deed     =   200 200 -   -   200 -
evidence-file                        GET  file            =   200 200 200 200 200 -
add-action                           GET  own             =   200 200 -   -   200 -
action                               GET  deed            =   200 200 200 200 200 -
stop-action                          GET  deed            =   200 200 -   -   200 -
tell-understanding                   GET  deed            =   200 200 -   -   200 -
change-action                        GET  deed            =   200 200 -   -   200 -
contribute                           GET                  =   200 200 200 200 200 200
contributions                        GET                  =   200 200 200 200 200 200
export-contributions                 GET  csv             =   200 200 200 200 200 200
answer-contribution                  GET  contribution    =   200 -   -   -   200 -
leadership                           GET  school          =   200 200 200 200 200 -
rounds                               GET                  =   200 200 -   -   200 200
open-round                           GET                  =   -   -   -   -   200 -
round                                GET  round           =   200 200 -   -   200 -
export-round                         GET  round csv       =   200 200 -   -   200 -
round-moves                          GET  round           =   200 200 -   -   200 -
export-round-moves                   GET  round csv       =   200 200 -   -   200 -
round-still                          GET  round           =   200 200 -   -   200 -
export-round-still                   GET  round csv       =   200 200 -   -   200 -
round-across                         GET  round           =   200 200 -   -   200 -
export-round-across                  GET  round csv       =   200 200 -   -   200 -
close-round                          GET  round           =   -   -   -   -   200 -
ask                                  GET  ask             =   200 200 -   -   200 -
approve-answer                       POST ask             =   -   -   -   -   -   -
approve-answer                       POST sent            =   -   -   -   -   =   -
return-answer                        POST sent            =   -   -   -   -   200 -
review-effort                        GET  own             =   200 -   -   -   200 -
review-effort                        GET  aim             =   -   -   -   -   200 -
bodies                               GET                  =   200 200 200 200 200 200
export-bodies                        GET  csv             =   200 200 200 200 200 200
add-body                             GET                  =   200 -   -   -   200 200
body                                 GET  group           =   200 200 200 200 200 -
change-body                          GET  group           =   -   -   -   -   200 -
add-member                           GET  group           =   -   -   -   -   200 -
add-meeting                          GET  group           =   -   -   -   -   200 -
add-task                             GET  group           =   -   -   -   -   200 -
ask-group                            GET  group           =   -   -   -   -   200 -
end-membership                       POST member          =   -   -   -   -   =   -
meeting                              GET  meeting         =   200 200 200 200 200 -
change-meeting                       GET  meeting         =   -   -   -   -   200 -
write-minutes                        GET  meeting         =   -   -   -   -   200 -
add-item                             GET  meeting         =   -   -   -   -   200 -
change-item                          GET  item            =   -   -   -   -   200 -
finish-task                          POST task            =   -   -   -   -   =   -
consultation                         GET  question        =   200 200 200 200 200 -
answer-consultation                  GET  question        =   200 -   -   -   200 -
tell-change                          GET  answered        =   -   -   -   -   200 -
methods                              GET                  =   200 200 200 200 200 200
export-methods                       GET  csv             =   200 200 200 200 200 200
add-method                           GET                  =   200 200 -   -   200 200
method                               GET  method          =   200 200 200 200 200 -
change-method                        GET  method          =   200 -   -   -   200 -
use-method                           GET  method          =   -   -   -   -   200 -
tell-result                          GET  use             =   200 200 -   -   200 -
development                          GET                  =   200 -   -   -   200 200
add-development                      GET                  =   200 -   -   -   200 200
leader-development                   GET  amina           =   -   -   -   -   200 -
change-development                   GET  development     =   200 -   -   -   -   -
remove-development                   POST development     =   =   -   -   -   -   -
terms                                GET                  =   200 200 200 200 200 -
versions                             GET                  =   200 200 200 200 200 200
load-strategy                        GET                  =   -   -   -   200 200 200
strategy-schema                      GET                  200 200 200 200 200 200 200
changes                              GET  strategy        =   200 200 200 200 200 -
export-strategy                      GET  strategy        =   200 200 200 200 200 -
public                               GET                  200 200 200 200 200 200 200
public-house                         GET  egelund         200 200 200 200 200 200 200
suggest                              GET  egelund         200 200 200 200 200 200 200
suggested                            GET  egelund         200 200 200 200 200 200 200
public-strategy                      GET                  200 200 200 200 200 200 200
public-terms                         GET                  200 200 200 200 200 200 200
public-places                        GET                  200 200 200 200 200 200 200
public-place                         GET  school          200 200 200 200 200 200 200
reports                              GET                  =   200 200 200 200 200 200
add-report                           GET                  =   -   -   -   -   200 200
report                               GET  draft           -   -   -   -   -   200 -
report                               GET  issued          -   -   -   200 -   200 -
report                               GET  told            200 200 200 200 200 200 200
report                               GET  gone            -   -   -   200 -   200 -
report-file                          GET  issued pdf      -   -   -   200 -   200 -
report-file                          GET  told docx       200 200 200 200 200 200 200
report-file                          GET  told txt        -   -   -   -   -   -   -
report-file                          GET  gone pdf        -   -   -   -   -   200 -
report-proof                         GET  told            200 200 200 200 200 200 200
change-report                        GET  draft           =   -   -   -   -   200 -
move-chapter                         POST draft           =   -   -   -   -   =   -
delete-report                        GET  draft           =   -   -   -   -   200 -
issue-report                         POST draft           =   -   -   -   -   =   -
withdraw-report                      GET  issued          =   -   -   -   -   200 -
decide-on-report                     GET  issued          =   -   -   -   -   200 -
suggestions                          GET                  =   -   -   -   -   200 200
answer-suggestion                    GET  suggestion      =   -   -   -   -   200 -
forget-sender                        POST suggestion      =   -   -   -   -   =   -
accessibility                        GET                  200 200 200 200 200 200 200
privacy                              GET                  200 200 200 200 200 200 200
units                                GET                  =   200 200 200 200 200 200
export-units                         GET  csv             =   200 200 200 200 200 200
add-unit                             GET                  =   -   -   -   200 -   -
unit                                 GET  school          =   200 200 200 200 200 -
change-unit                          GET  school          =   -   -   -   200 -   -
close-unit                           GET  school          =   -   -   -   200 -   -
people                               GET                  =   200 200 200 200 200 200
export-people                        GET  csv             =   200 200 200 200 200 200
add-person                           GET                  =   -   -   -   200 -   -
person                               GET  bo              =   200 200 200 200 200 -
give-role                            GET  bo              =   -   -   -   200 -   -
make-account                         GET  guest           =   -   -   -   200 -   -
end-role                             GET  role            =   -   -   -   200 -   -
imports                              GET                  =   -   -   -   200 -   -
add-import                           GET                  =   -   -   -   200 -   -
imported                             GET  import          =   -   -   -   200 -   -
confirm-import                       POST import          =   -   -   -   =   -   -
drop-import                          POST import          =   -   -   -   =   -   -
events                               GET                  =   -   -   -   200 -   -
export-events                        GET  csv             =   -   -   -   200 -   -
resources                            GET                  =   200 200 200 200 200 200
export-resources                     GET  csv             =   200 200 200 200 200 200
add-entry                            GET                  =   200 -   -   -   200 -
withdraw-entry                       GET  entry           =   200 -   -   -   200 -
set-share                            GET                  =   -   -   -   -   200 200
priorities                           GET                  =   200 200 200 200 200 200
add-review                           GET                  =   -   -   -   -   200 200
conditions                           GET                  =   200 200 200 200 200 200
export-conditions                    GET  csv             =   200 200 200 200 200 200
place-conditions                     GET  school          =   200 200 200 200 200 -
check-condition                      GET  school rooms    =   200 -   -   -   200 -
rooms                                GET                  =   200 200 200 200 200 200
export-rooms                         GET  csv             =   200 200 200 200 200 200
add-room                             GET                  =   200 200 -   -   200 200
change-room                          GET  room            =   200 200 -   -   200 -
solutions                            GET                  =   200 200 200 200 200 200
export-solutions                     GET  csv             =   200 200 200 200 200 200
grant-solution                       GET                  =   200 -   -   -   200 200
solution                             GET  solution        =   200 200 -   -   200 -
carry-on                             GET  solution        =   200 -   -   -   200 -
tell-effect                          GET  solution        =   200 200 -   -   200 -
end-solution                         POST solution        =   =   -   -   -   =   -
rules                                GET                  =   200 200 200 200 200 200
export-rules                         GET  csv             =   200 200 200 200 200 200
deadline                             GET                  =   200 200 200 200 200 200
reminders                            GET                  =   200 200 200 200 200 200
choose-reminders                     POST                 =   422 422 422 422 422 422
outbox                               GET                  =   -   -   -   -   -   -
post                                 GET                  =   -   -   -   200 -   -
send-again                           POST 1               =   -   -   -   =   -   -
make-calendar                        GET                  =   200 200 200 200 200 200
revoke-calendar                      POST calendar        =   =   -   -   -   -   -
calendar                             GET  x               -   -   -   -   -   -   -
account_login                        GET                  200 =   =   =   =   =   =
account_logout                       GET                  =   200 200 200 200 200 200
account_inactive                     GET                  200 200 200 200 200 200 200
account_signup                       GET                  200 =   =   =   =   =   =
account_reauthenticate               GET                  =   200 200 200 200 200 200
account_email                        GET                  =   200 200 200 200 200 200
account_email_verification_sent      GET                  200 200 200 200 200 200 200
account_change_password              GET                  =   200 200 200 200 200 200
account_set_password                 GET                  =   =   =   =   =   =   =
account_reset_password               GET                  200 200 200 200 200 200 200
account_confirm_login_code           GET                  =   =   =   =   =   =   =
account_confirm_email                GET  x               200 200 200 200 200 200 200
account_reset_password_from_key_done GET                  200 200 200 200 200 200 200
account_reset_password_from_key      GET  1 x             200 200 200 200 200 200 200
account_reset_password_done          GET                  200 200 200 200 200 200 200
mfa_index                            GET                  =   200 200 200 200 200 200
mfa_authenticate                     GET                  =   =   =   =   =   =   =
mfa_reauthenticate                   GET                  =   =   =   =   =   =   =
mfa_activate_totp                    GET                  =   =   =   =   =   =   =
mfa_deactivate_totp                  GET                  =   -   -   -   -   -   -
mfa_view_recovery_codes              GET                  =   -   -   -   -   -   -
mfa_generate_recovery_codes          GET                  =   =   =   =   =   =   =
mfa_download_recovery_codes          GET                  =   -   -   -   -   -   -
mfa_list_webauthn                    GET                  =   200 200 200 200 200 200
mfa_add_webauthn                     GET                  =   =   =   =   =   =   =
mfa_reauthenticate_webauthn          GET                  =   =   =   =   =   =   =
mfa_remove_webauthn                  GET  1               =   =   =   =   =   =   =
mfa_edit_webauthn                    GET  1               =   =   =   =   =   =   =
mfa_login_webauthn                   GET                  =   =   =   =   =   =   =
enter                                POST                 -   -   -   -   -   -   -
set_language                         GET                  =   =   =   =   =   =   =
"""


def doors():
    for line in filter(str.strip, f"{DOORS}{OF_FIGURES}{OF_LEARNING}{CHILD_DOORS}".splitlines()):
        name, how, *rest = line.split()
        things, answers = rest[: -len(PEOPLE)], rest[-len(PEOPLE) :]
        yield name, how, things, dict(zip(PEOPLE, answers, strict=True))


def addresses(resolver):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield each.name
        else:
            yield from addresses(each)


def test_every_address_stands_in_the_table():
    assert sorted({name for name, *_rest in doors()}) == sorted(set(addresses(get_resolver())))


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def checked_import(egelund, gitte):
    checked = Import.objects.create(
        at=now(), by=gitte, unit=egelund, kind="staff_list", state="checked",
        file=ContentFile(b"name;kind\nNyskolen;school\n", "x.csv"), file_name="x.csv", size=1,
    )  # fmt: skip
    ImportProgress.objects.create(of=checked, told_at=now())
    return checked


def a_guest(unit):
    """Works there and has no account yet."""
    guest = make.person("Nye")
    guest.account.delete()
    make.role(guest, "professional", unit)
    return guest


@pytest.fixture
def house(egelund, school, strategy, lone, amina, bo, erik, gitte, today):
    """One of everything that an address may name."""
    plans = one_plan(egelund, school, strategy, lone, amina)
    shared = method(egelund, amina)
    new = make.unit("Nyskolen", parent=egelund)
    guest = a_guest(new)
    earlier = make.strategy(egelund, version="0", replaced_on=strategy.adopted_on)
    type(earlier).objects.filter(pk=earlier.pk).update(adopted_on=days(-4000))
    words = {"unit": school, "group": "staff", "text": "Ja", "on": today, "by": bo}
    return {
        **plans,
        **one_meeting(egelund, lone),
        **everything(plans["central"], school, amina, lone),
        **one_report(egelund, lone, erik),
        **one_figure(egelund, school, strategy, lone),
        **a_child(school, bo, guest),
        **one_sparring(school, bo, guest),
        **one_to_learn_from(school, bo, amina),
        "egelund": egelund,
        "school": school,
        "new": new,
        "guest": guest,
        "strategy": strategy,
        "statement": strategy.statements.first(),
        "amina": amina,
        "bo": bo,
        "role": bo.roles.get(),
        "contribution": Contribution.objects.create(**words),
        "method": shared,
        "use": use(shared, school, amina),
        "development": development(amina),
        "suggestion": Suggestion.objects.create(unit=egelund, text="Tak", language="da", at=now()),
        "import": checked_import(egelund, gitte),
        "entry": entry(school, amina, strategy.statements.first()),
        "room": room(school, amina),
        "solution": solution(school, amina),
        "calendar": feed(amina),
        **one_release(egelund, school, make.person("Nadia", role="analyst", unit=egelund), lone),
    }


def address(name, things, house):
    found = [house.get(each, each) for each in things]
    return reverse(name, args=[getattr(each, "pk", each) for each in found])


def ask(client, how, url):
    """The answer, and everything as it was before it."""
    before = transaction.savepoint()
    response = getattr(client, how.lower())(url)
    code = response.status_code
    if response.streaming:
        b"".join(response.streaming_content)
    transaction.savepoint_rollback(before)
    return {404: "-", 302: "="}.get(code, str(code))


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_gets_what_the_table_says(client, house, request, who):
    # A release brings the rulebook with it; that a file asks for a second factor is tested with the file.
    Rule.objects.filter(key="child-file-assurance").delete()
    if who != "nobody":
        client.sign_in(request.getfixturevalue(who))

    got = {}
    for name, how, things, answers in doors():
        url = address(name, things, house)
        if (found := ask(client, how, url)) != answers[who]:
            got[f"{how} {url}"] = f"{found}, the table says {answers[who]}"

    assert got == {}
