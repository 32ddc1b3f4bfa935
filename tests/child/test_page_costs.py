"""What each page of children, sparring and helpers asks of the database: at most fifteen questions."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import localdate

import make
from make import child as make_child
from make import referral as make_referral
from make import transitions
from make.support import helper, measure, session, sparring

MOST = 15
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def tove(story):
    """Leads the club where Noah begins."""
    return make.person("Tove", role="leader", unit=story["handed"].taker)


@pytest.fixture
def story(school, bo, noah, sara, himself):
    """Noah with one line of each kind, a sparring about him and one about practice."""
    lines = make_child.one_of_each(noah, bo, noah.guardians.get(), file=ContentFile(PNG, "x.png"))
    made = {"noah": noah, "lines": lines, **sat_together(school, bo, noah, lines["consent"], "Line")}
    club = make.unit("Klubben", kind="youth_club", parent=school.parent)
    begun = {"giver": school, "taker": club, "begins_on": localdate()}
    made["leaving"] = transitions.ready(noah, bo, **begun)
    made["handed"] = transitions.handed(noah, bo, kind="leisure", **begun)
    transitions.check(made["handed"], bo)
    sit = [make.person(name, role="head", unit=school.parent) for name in ("Ea", "Finn")]
    leader = make.person("Kaj", role="leader", unit=school)
    referred = make_referral.one_of_each(noah, bo, leader, *sit)
    made |= {"case": referred["referral"], "spot": referred["spot"]}
    return made | {"whose": noah.guardians.get(), "practice": sparring(school, bo)}


def sat_together(school, bo, noah, consent, name):
    """A sparring about Noah: colleagues asked, sessions held and to come, and what is tried now."""
    known = helper(make.person(name, role="professional", unit=school), school)
    about = sparring(school, bo, known, child=noah, mode="consent", consent=consent)
    about.invitations.update(answer="yes", answered_on=localdate())
    held, booked = session(about, bo, "teacher", held_on=localdate()), session(about, bo)
    return {
        "about": about,
        "booked": booked,
        "tried": measure(school, bo, child=noah),
        "agreed": measure(school, bo, child=noah, session=held),
    }


def grow(school, bo, story, rows):
    """As much again of everything, `rows` times; for the leader and the family too."""
    noah, mother = story["noah"], story["whose"].person
    for n in range(rows):
        unit = make.unit(f"Skole {n}", parent=school.parent)
        make_child.enrolment(noah, unit)
        whose = make_child.guardian(noah, mother, name=f"Sara {n}")
        lines = make_child.one_of_each(noah, bo, whose, file=ContentFile(PNG, f"{n}.png"))
        make_child.participant(noah, make.person(f"Kollega {n}", role="professional", unit=school))
        make_child.glass(noah, make.person(f"Vikar {n}"))
        another = make_child.child(school, bo, given_name=f"Barn {n}")
        make_child.guardian(another, mother)
        club = story["handed"].taker
        begins_on = localdate() + timedelta(days=len(transitions.Transition.objects.all()))
        for of in (noah, another):
            transitions.handed(of, bo, giver=school, taker=club, begins_on=begins_on)
        for of in (story["leaving"], story["handed"]):
            transitions.piece(of, bo, "tried")
            transitions.voice(of, mother, "parents", guardian=whose)
        sat_together(school, bo, noah, lines["consent"], f"Line {n}")
        known = helper(make.person(f"Ole {n}", role="professional", unit=unit), unit)
        session(sparring(school, bo, known), bo, "teacher")
        session(story["practice"], bo, "teacher", held_on=localdate() - timedelta(days=n))
        measure(school, bo, session=story["practice"].sessions.first())
    story["practised"] = story["practice"].sessions.first().measures.first()


PAGES = [
    *(("bo", name, lambda story: ()) for name in (
        "children", "open-file", "break-glass", "helpers", "offer-help", "sparrings", "ask-sparring", "home",
    )),
    *(("bo", name, lambda story: (story["noah"].pk,)) for name in (
        "child", "change-child", "write-view", "child-looks", "ask-about-child", "add-measure", "add-talk",
    )),
    *(("bo", "add-to-file", lambda story, what=what: (story["noah"].pk, what)) for what in (
        "participant", "guardian", "enrolment", "placement", "hearing", "consent", "position",
    )),
    ("bo", "change-guardian", lambda story: (story["noah"].pk, story["whose"].pk)),
    ("bo", "answer-view", lambda story: (story["noah"].pk, story["lines"]["view"].pk)),
    ("bo", "answer-question", lambda story: (story["noah"].pk, story["lines"]["question"].pk)),
    ("bo", "child-file", lambda story: (story["noah"].pk, story["lines"]["attachment"].pk)),
    ("bo", "talk", lambda story: (story["noah"].pk, story["lines"]["talk"].pk)),
    ("bo", "sparring", lambda story: (story["about"].pk,)),
    ("bo", "sparring", lambda story: (story["practice"].pk,)),
    ("bo", "book-session", lambda story: (story["about"].pk,)),
    ("bo", "session-calendar", lambda story: (story["booked"].pk,)),
    ("bo", "write-session", lambda story: (story["booked"].pk,)),
    ("bo", "check-measure", lambda story: (story["tried"].pk,)),
    ("bo", "check-measure", lambda story: (story["agreed"].pk,)),
    ("bo", "check-measure", lambda story: (story["practised"].pk,)),
    ("amina", "referral", lambda story: (story["case"].pk,)),
    ("bo", "special-place", lambda story: (story["spot"].pk,)),
    ("bo", "review-place", lambda story: (story["spot"].pk,)),
    ("bo", "offers", lambda story: ()),
    ("sara", "referral", lambda story: (story["case"].pk,)),
    ("amina", "children", lambda story: ()),
    ("amina", "child", lambda story: (story["noah"].pk,)),
    ("amina", "let-in", lambda story: (story["noah"].pk, story["unnamed"].pk)),
    ("amina", "sparring-days", lambda story: ()),
    ("amina", "home", lambda story: ()),
    *(("bo", name, lambda story: (story["leaving"].pk,)) for name in (
        "handover", "change-handover", "add-piece", "give-handover", "meet-about",
    )),
    ("bo", "handovers", lambda story: ()),
    ("bo", "start-handovers", lambda story: ()),
    ("bo", "start-handover", lambda story: (story["noah"].pk,)),
    ("bo", "say-before", lambda story: (story["leaving"].pk, "parents")),
    *(("tove", name, lambda story: (story["handed"].pk,)) for name in (
        "handover", "receive-handover", "prepare-reception", "handover-calendar",
    )),
    ("tove", "say-after", lambda story: (story["handed"].pk, "staff")),
    ("tove", "handovers", lambda story: ()),
    ("tove", "home", lambda story: ()),
    ("amina", "handovers", lambda story: ()),
    ("amina", "starts-went", lambda story: ()),
    ("sara", "my-handover", lambda story: (story["handed"].pk,)),
    ("dorte", "readings", lambda story: ()),
    ("sara", "my-child", lambda story: (story["noah"].pk,)),
    ("sara", "my-children", lambda story: ()),
    ("sara", "child-looks", lambda story: (story["noah"].pk,)),
    ("sara", "give-position", lambda story: (story["noah"].pk,)),
    ("sara", "ask-question", lambda story: (story["noah"].pk,)),
    ("himself", "my-page", lambda story: ()),
    ("himself", "tell-view", lambda story: ("text",)),
]  # fmt: skip


NAMES = [f"{who}-{name}-{n}" for n, (who, name, _args) in enumerate(PAGES)]


@pytest.mark.parametrize(("who", "name", "args"), PAGES, ids=NAMES)
def test_a_page_asks_little_and_no_more_for_more_rows(
    client, request, school, bo, story, count_queries, who, name, args
):
    client.sign_in(request.getfixturevalue(who))
    grow(school, bo, story, 1)
    story["unnamed"] = make_child.guardian(story["noah"], name="Per Testesen")
    url = reverse(name, args=args(story))
    client.get(url)
    few = count_queries(lambda: client.get(url))
    grow(school, bo, story, 3)

    assert count_queries(lambda: client.get(url)) <= few <= MOST
