"""Scenes of a decision: a referral half written already, refused, sent, decided, complained about."""

from journeys.story.stage import send

REASONS = {
    "plain": "plain", "community": "community", "needs": "needs", "interest": "interest",
    "influence": "influence", "weighed": "weighed", "facts": "facts", "legal_basis": "legal_basis",
    "way_back": "back_when", "interim": "interim",
}  # fmt: skip


def a_referral_is_half_written_already(stage):
    """What was tried, and with which effect, stands in it before anybody types."""
    teacher = stage.teacher
    stage.file(teacher)
    teacher.go(stage.ui("Begin a referral"))
    assert stage.words["try"] in teacher.page.input_value("main [name=community]")
    stage.fill(teacher, needs="unmet", kept="kept", child_words="told", child_how="walk")
    teacher.write(child_asked_on=stage.day())
    teacher.choose(wanted=stage.cast.wanted)
    teacher.picture("referral-form")
    send(teacher)
    return stage.remember(teacher.path)


def the_gate_refuses_and_says_who_can_help(stage, referral):
    leader, mother = stage.leader, stage.mother
    leader.open(referral)
    leader.press(stage.ui("Send it to the panel"))
    assert stage.ui("Not sent. Missing: %(what)s", what="") in leader.page.inner_text("body")
    assert stage.cast.mother_name in leader.text
    leader.look()
    leader.picture("referral-gate")
    assert stage.answers(stage.chair, referral) == 404
    mother.open("/")
    assert stage.ui("It is being written. You are heard before it is sent.") in mother.text


def what_was_missing_comes(stage, referral):
    leader, teacher, mother = stage.leader, stage.teacher, stage.mother
    leader.open(referral)
    leader.press(stage.ui("Ask for it as the leader"))
    for expertise in stage.cast.experts:
        teacher.open(f"{referral}assess/")
        teacher.write(expert=stage.cast.helper_name, text=stage.words["assessment"], on=stage.day())
        teacher.page.select_option("main [name=expertise]", expertise)
        teacher.look()
        send(teacher)
    teacher.go(stage.ui("A parent was heard"))
    stage.fill(teacher, heard_on=stage.day(), how="meeting")
    teacher.look()
    send(teacher)
    mother.open("/")
    mother.go(stage.begins("Read all of it"))
    mother.go(stage.ui("Say what you think"))
    mother.look()
    stage.fill(mother, words="parents")
    mother.choose(stance="for")
    send(mother)

    leader.open(referral)
    assert leader.heading == stage.ui("Nothing is missing: it can be sent")
    leader.press(stage.ui("Send it to the panel"))
    assert leader.heading == stage.ui("It is with the panel")


def the_panel_meets(stage, referral):
    """It sees a whole file, from the day it is sent to the day it is decided."""
    chair = stage.chair
    chair.open("/panel/")
    chair.go(stage.ui("Set a meeting"))
    stage.fill(chair, on=stage.day(), place="hall")
    send(chair)
    waits = chair.page.get_by_role("button", name=stage.begins("Put it on the agenda"))
    chair.click(waits.filter(has_text=stage.cast.school).last)
    for box in chair.page.locator("main [name=present]").all():
        box.check()
    chair.page.select_option("main [name=chair]", label=stage.cast.chair_name)
    send(chair)
    assert stage.ui("The panel is composed by its rule, and may decide.") in chair.text
    chair.picture("panel-meeting")
    chair.open(referral)
    assert stage.words["told"] in chair.text and stage.words["try"] in chair.text


def a_decision_without_reasons_is_not_issued(stage, referral):
    chair = stage.chair
    chair.go(stage.ui("Decide"))
    heading = chair.heading
    chair.look()
    stage.fill(chair, **REASONS)
    chair.write(interest="")
    chair.choose(outcome="granted")
    if stage.cast.country == "NL":
        assert chair.page.input_value("main [name=ends_on]").endswith("-07-31")
        chair.page.select_option("main [name=category]", "1")
    send(chair)
    assert chair.heading == heading
    stage.fill(chair, interest="interest")
    chair.picture("panel-decision")
    send(chair)
    assert stage.ui("Decided. The parents and those who work with the child can read it now.") in (
        chair.page.inner_text("body")
    )
    assert stage.answers(chair, referral) == 404


def child_and_mother_read_it(stage, referral):
    child, mother = stage.child, stage.mother
    child.open("/")
    assert stage.words["influence"] in child.text and stage.words["legal_basis"] not in child.text
    child.look()
    child.picture("child-decision", top="#stands")
    mother.open("/")
    assert stage.words["plain"] in mother.text
    mother.go(stage.begins("Read all of it"))
    assert stage.words["back_when"] in mother.text and stage.words["interim"] in mother.text
    mother.look()
    mother.picture("parent-decision")
    for language in ("da", "nl", "en"):
        letter = mother.page.request.get(f"{mother.house}{referral}letter/{language}/")
        assert letter.headers["content-type"] == "application/pdf"
        if language == stage.cast.language:
            mother.picture("decision-letter", paper=letter.body())


def the_mother_complains_in_time(stage, referral):
    mother, chair, leader = stage.mother, stage.chair, stage.leader
    mother.go(stage.ui("Complain about the decision"))
    mother.look()
    stage.fill(mother, text="complaint")
    send(mother)
    assert stage.ui("Received in time.") in mother.page.inner_text("body")
    if stage.cast.country == "DK":
        chair.open(referral)
        chair.go(stage.ui("Go on with the complaint"))
        stage.fill(chair, reasons="upheld")
        chair.choose(answer="upheld")
        send(chair)
    leader.open(referral)
    leader.go(stage.ui("Go on with the complaint"))
    leader.write(forwarded_on=stage.day())
    send(leader)
    mother.open(referral)
    mother.picture("parent-complaint")
    leader.go(stage.ui("Go on with the complaint"))
    leader.write(ruled_on=stage.day())
    leader.choose(ruling="upheld", cause="none")
    send(leader)
    assert stage.ui("It is closed") in leader.text
    assert stage.answers(chair, referral) == 404
