"""Scenes of a way back: a place that keeps the home class, a review, and a handover with three voices."""

import re

from journeys.story.stage import send

REVIEWED = ("strengths", "academic", "social", "experienced", "relations", "parents")
BEGINS_IN = 14


def a_place_is_given(stage, referral):
    """Nobody goes into a special offer without a tie to the home class."""
    teacher = stage.teacher
    teacher.open(referral)
    teacher.go(stage.ui("The place and the way back"))
    teacher.go(stage.ui("Give the place"))
    teacher.look()
    stage.fill(teacher, tie="tie", leisure="leisure", shared_minutes="420", total_minutes="1380")
    teacher.write(begins_on=stage.day())
    teacher.page.select_option("main [name=contact]", label=stage.cast.teacher_name)
    send(teacher)
    share = stage.ui("%(number)s %%", number=30).replace("\xa0", " ")
    assert share in teacher.text.replace("\xa0", " ")
    place = stage.remember(teacher.path)
    if stage.cast.country == "NL":
        _the_mother_agrees_to_the_plan(stage, teacher)
    teacher.go(stage.ui("Add a step on the way back"))
    stage.fill(teacher, text="step", due_on=stage.day(30))
    send(teacher)
    teacher.look()
    teacher.picture("return-plan")
    return place


def _the_mother_agrees_to_the_plan(stage, teacher):
    teacher.go(stage.ui("The development perspective"))
    stage.fill(teacher, destination="destination", agreed_on=stage.day())
    send(teacher)
    assert stage.words["destination"] in teacher.text


def the_special_school_is_a_place_of_the_child(stage):
    helper = stage.helper
    stage.file(helper)
    helper.go(stage.ui("Add a place"))
    helper.page.select_option("main [name=unit]", label=stage.cast.special)
    send(helper)
    assert stage.cast.special in helper.text


def within_the_year_the_way_back_is_asked_for_first(stage, place):
    teacher = stage.teacher
    stage.weeks_pass(52, "referral_place", "referral_returnstep")
    teacher.open("/")
    assert stage.ui("A special place to review") in teacher.text
    teacher.open(place)
    teacher.press(stage.begins("It is done"))
    teacher.go(stage.ui("Ask for the way back"))
    assert teacher.page.locator("main textarea").first.get_attribute("name") == "way_back"
    teacher.look()
    stage.fill(teacher, way_back="way_back", **dict.fromkeys(REVIEWED, "review"))
    teacher.choose(verdict="return")
    teacher.picture("place-review")
    send(teacher)
    home = stage.ui("Back in the general provision since %(day)s").split("%(day)s")
    assert all(words in teacher.heading for words in home)


def the_way_back_is_a_handover(stage):
    """Who has followed the child hands over; three voices, what works, what to avoid, and what for."""
    helper = stage.helper
    stage.file(helper)
    helper.go(stage.ui("The child changes place: begin a handover"))
    helper.page.select_option("main [name=kind]", "to-general")
    helper.page.select_option("main [name=giver]", label=stage.cast.special)
    helper.page.select_option("main [name=taker]", label=stage.cast.school)
    helper.write(begins_on=stage.day(BEGINS_IN))
    send(helper)
    handover = stage.remember(helper.path)
    helper.go(stage.ui("Change the beginning"))
    stage.fill(helper, community="group", leisure="leisure", purpose="purpose")
    _by_a_rule(helper, stage.cast.ground)
    send(helper)
    for topic in ("works", "avoid"):
        helper.open(f"{handover}pieces/add/?topic={topic}")
        stage.fill(helper, text=topic, purpose="for")
        _by_a_rule(helper, stage.cast.ground)
        send(helper)
    helper.open(f"{handover}pieces/add/?topic=health")
    stage.fill(helper, text="consented", purpose="for")
    helper.choose(ground="consent")
    helper.page.select_option("main [name=consent]", index=1)
    send(helper)
    helper.open(f"{handover}voices/staff/")
    stage.fill(helper, words="staff")
    send(helper)
    _child_and_mother_say_what_they_hope(stage)
    helper.open(handover)
    assert stage.ui("Everything is there") in helper.text
    helper.picture("professional-handover")
    assert stage.answers(stage.leader, handover) == 404
    helper.go(stage.ui("Hand over"))
    send(helper)
    return handover


def _by_a_rule(visitor, rule):
    visitor.choose(ground="law")
    visitor.page.select_option("main [name=statute]", rule)


def _child_and_mother_say_what_they_hope(stage):
    for visitor, words in ((stage.child, "hope"), (stage.mother, "mother_hope")):
        visitor.open("/")
        visitor.go(f"{stage.cast.school}")
        visitor.go(stage.ui("Say what you want"))
        stage.fill(visitor, words=words)
        send(visitor)
        assert stage.words[words] in visitor.text


def the_class_prepares(stage, handover):
    leader, teacher, helper = stage.leader, stage.teacher, stage.helper
    leader.open("/handovers/")
    leader.go(re.compile(f"^{stage.cast.child_name}"))
    assert leader.path == handover and stage.words["consented"] in leader.text
    leader.go(stage.ui("It has arrived"))
    leader.page.select_option("main [name=receiver]", label=stage.cast.teacher_name)
    leader.page.check("main [name=has_read]")
    send(leader)
    teacher.open(handover)
    assert stage.words["hope"] in teacher.text
    teacher.go(stage.begins("Write and tick off"))
    stage.fill(teacher, text_group="reception")
    teacher.page.check("main [name=done_group]")
    send(teacher)
    teacher.go(stage.begins("Ask the former place"))
    stage.fill(teacher, text="back_question")
    send(teacher)
    helper.open(handover)
    helper.go(stage.begins("Answer the new place"))
    stage.fill(helper, answer="back_answer")
    send(helper)
    mother = stage.mother
    mother.open("/")
    mother.go(stage.cast.school)
    assert stage.words["reception"] in mother.text and stage.words["hope"] not in mother.text
    mother.picture("parent-handover")


def the_mother_takes_a_consent_back(stage, handover):
    """What rested on it is no longer read in the new place; the rest stands."""
    mother, leader = stage.mother, stage.leader
    mother.open("/")
    mother.press(stage.begins("Withdraw my consent"))
    leader.open(handover)
    assert stage.words["consented"] not in leader.text and stage.words["works"] in leader.text


def eight_weeks_later_all_three_say_how_it_went(stage, handover):
    stage.weeks_pass(8, "transitions_transition")
    for visitor in (stage.child, stage.mother):
        visitor.open("/")
        visitor.go(stage.cast.school)
        visitor.go(stage.ui("Say how it went"))
        visitor.choose(went="well")
        stage.fill(visitor, words="back")
        send(visitor)
        assert stage.words["back"] in visitor.text
    stage.teacher.open(f"{handover}checks/staff/")
    stage.teacher.choose(went="well")
    stage.fill(stage.teacher, relations="review")
    send(stage.teacher)
    stage.teacher.look()


def the_officer_sees_who_looked(stage, file):
    """Which file, by whom and why; no child's name."""
    officer = stage.seat(stage.cast.officer)
    officer.open("/children/readings/")
    key = re.search(r"\d+", file).group()
    assert stage.cast.teacher_name in officer.text and key in officer.text
    assert stage.cast.child_name not in officer.text
