"""Scenes of help: a teacher is stuck, colleagues meet, something is tried, child and mother are heard."""

import re

from journeys.story.stage import send

LOOKED_AT = ("academic", "social", "experienced", "relations")
STUCK_FOR = 6
ABOUT_A_CHILD = (
    "It is about a child. You read it once you have said yes; then you work with the child for twelve weeks."
)


def a_teacher_could_ask_without_a_name(stage):
    """The usual way: a question about one's practice, three fields and a send."""
    teacher = stage.teacher
    teacher.open("/children/")
    teacher.go(stage.ui("Ask for sparring"))
    stage.fill(teacher, community="well", need="many")
    teacher.page.select_option("main [name=topic]", "play")
    teacher.picture("professional-ask")
    teacher.press(stage.ui("Send"))
    assert stage.words["many"] in teacher.text and stage.ui("The question") in teacher.text


def a_teacher_is_stuck(stage):
    """A minute: when it goes well, when it is hard, and on which consent it is told."""
    teacher = stage.teacher
    stage.remember(stage.file(teacher))
    teacher.picture("professional-child")
    teacher.go(stage.ui("Ask about this child"))
    stage.fill(teacher, community="well", need="hard", raised_on=stage.day(-STUCK_FOR))
    teacher.page.select_option("main [name=topic]", "play")
    teacher.choose(mode="consent")
    teacher.page.select_option("main [name=consent]", index=1)
    send(teacher)
    assert stage.words["well"] in teacher.text
    _she_asks_the_psychologist_too(stage, teacher)
    return stage.remember(teacher.path)


def _she_asks_the_psychologist_too(stage, teacher):
    """Two who fit and have time were asked at once; whom else she asks is hers to choose."""
    others = teacher.page.locator("main [name=helper] option", has_text=stage.cast.helper_name)
    if others.count():
        teacher.page.select_option("main [name=helper]", label=others.inner_text())
        teacher.press(stage.ui("Ask them"))
    assert stage.cast.helper_name in teacher.text


def two_professions_sit_together(stage, asked):
    """Who is asked says yes, and agrees on a day; then each profession writes a line."""
    helper, teacher = stage.helper, stage.teacher
    helper.open("/")
    helper.go(stage.begins("Say yes or no"))
    asks = helper.page.locator("main li", has_text=stage.ui(ABOUT_A_CHILD))
    helper.click(asks.get_by_role("button", name=stage.begins("I come")).first)
    helper.open(asked)
    helper.go(stage.ui("Agree on a day"))
    stage.fill(helper, on=stage.day(), at="14:00", minutes="45", place="room")
    send(helper)
    assert stage.words["room"] in helper.text

    teacher.open(asked)
    teacher.go(stage.ui("Write what came of it"))
    teacher.look()
    fields = {"own_line": "own", "learned": "learned", "need": "need", "title": "try", "goal": "goal"}
    stage.fill(teacher, line_psychologist="psychologist", expected="expected", **fields)
    teacher.page.select_option("main [name=own]", "teacher")
    teacher.choose(direction="group")
    send(teacher)
    assert stage.words["psychologist"] in teacher.text and stage.words["try"] in teacher.text
    teacher.picture("professional-sparring")
    _the_leader_sees_that_help_is_quick(stage.leader, stage, asked)


def _the_leader_sees_that_help_is_quick(leader, stage, asked):
    leader.open(asked)
    assert stage.words["psychologist"] in leader.text
    leader.open("/sparring/")
    leader.go(stage.ui("How quickly help comes"))
    assert "14" in leader.heading
    leader.look()


def six_weeks_later_the_house_asks_whether_it_worked(stage):
    stage.weeks_pass(6, "support_measure")
    teacher = stage.teacher
    teacher.open("/")
    # The first page names no child, nor what was tried with it.
    assert stage.ui("A try-out that you agreed on") in teacher.text
    assert stage.words["try"] not in teacher.text
    stage.file(teacher)
    teacher.go(re.compile(f"{stage.ui('Say whether it worked')}.*{stage.words['try']}"))
    teacher.choose(result="partly", next="adjust")
    stage.fill(teacher, seen="seen", **dict.fromkeys(LOOKED_AT, "review"))
    teacher.look()
    send(teacher)
    assert stage.words["seen"] in teacher.text


def the_mother_reads_answers_and_asks(stage):
    """She sees what was agreed, and who looked: days, roles and purposes, no names."""
    mother, teacher = stage.mother, stage.teacher
    mother.open("/")
    looked = mother.page.locator("aside .log").first.inner_text()
    assert stage.words["try"] in mother.text
    assert stage.cast.teacher_name not in looked
    assert stage.cast.helper_name not in looked
    mother.picture("parent-page")
    mother.go(stage.ui("Say what you think"))
    stage.fill(mother, strengths="strong", about="about")
    mother.choose(stance="unsure")
    send(mother)
    mother.go(stage.ui("Ask a question"))
    stage.fill(mother, text="question")
    send(mother)

    file = stage.file(teacher)
    teacher.go(stage.ui("Answer the parent"))
    stage.fill(teacher, answer="answer")
    send(teacher)
    mother.open("/")
    assert stage.words["answer"] in mother.text
    return file


def the_child_tells_and_hears_what_came_of_it(stage):
    child, teacher = stage.child, stage.teacher
    child.open("/")
    child.picture("child-page")
    child.go(stage.begins("Write it"))
    stage.fill(child, words="told")
    child.page.get_by_label(stage.cast.teacher_name).check()
    send(child)
    assert stage.words["told"] in child.text

    stage.file(teacher)
    teacher.go(stage.ui("Say what came of it"))
    stage.fill(teacher, influence="came_of_it", told_back_on=stage.day())
    send(teacher)
    child.open("/")
    assert stage.words["came_of_it"] in child.text
    child.picture("child-hears-back", top="#last")
    # The child said yes to nobody else: its mother does not read it.
    stage.mother.open("/")
    assert stage.words["told"] not in stage.mother.text
