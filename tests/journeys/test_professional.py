"""The day of those who do the work, and of those who sit in boards: news, evidence, something to bring."""

import re

import pytest
from journeys.walking import BOTH

pytestmark = pytest.mark.journey
TEACHER, HEAD, CHAIR = "anders@egelund.example", "mette@egelund.example", "camilla@egelund.example"


@BOTH
@pytest.mark.requirement("FLG-15")
def test_somebody_tells_news_of_what_has_gone_quiet(visit, script):
    head = visit(script=script, language="en").sign_in(HEAD, language="en")
    head.open("/")
    head.go(re.compile("^Tell news"))
    words = "Eleven of fourteen came."
    head.write(text=words)
    head.press("Tell it")

    assert words in head.text
    assert "no news yet" not in head.page.locator(".ph").inner_text()


@BOTH
def test_a_teacher_tells_news_of_his_own_action(visit, script):
    teacher = visit(script=script, language="en").sign_in(TEACHER, language="en")
    teacher.open("/")
    teacher.picture("professional-needs-me")
    teacher.click(teacher.page.locator("main a[href^='/plans/']").first)
    _opens_his_own_action(teacher)
    teacher.write(text="We meet in fours now.")
    teacher.picture("professional-news")
    teacher.press("Tell it")

    assert "We meet in fours now." in teacher.text
    assert "Anders Bak" in teacher.page.locator(".hist").inner_text()


@BOTH
@pytest.mark.requirement("KUL-08")
def test_a_teacher_shows_what_came_of_an_action(visit, script):
    teacher = visit(script=script, language="en").sign_in(TEACHER, language="en")
    teacher.open("/")
    teacher.go(re.compile("^Add evidence"))
    assert teacher.path.startswith("/action/")
    teacher.choose(kind="observation")
    teacher.write(title="What two of us saw", text="The children chose their own groups.")
    teacher.picture("professional-evidence")
    teacher.press("Add the evidence")

    assert "Done" in teacher.page.locator(".ph").inner_text()
    assert "What two of us saw" in teacher.text


@BOTH
@pytest.mark.requirement("FLG-18")
def test_a_board_brings_something_and_gets_an_answer(visit, script):
    chair = visit(script=script, language="en").sign_in(CHAIR, language="en")
    chair.open("/")
    chair.picture("board-home")
    chair.open("/contributions/")
    chair.go("Bring something")
    words = "The parents of year three cook."
    chair.write(text=words)
    chair.press("Bring it")
    assert words in chair.text

    head = visit(script=script, language="en").sign_in(HEAD, language="en")
    head.open("/contributions/")
    head.click(head.page.locator("li", has_text=words).get_by_role("link", name=re.compile("^Answer")))
    head.write(answer="Come on Thursday, and bring the list.")
    head.press("Send the answer")

    chair.open("/contributions/")
    chair.picture("board-answer")
    assert "Come on Thursday" in chair.page.locator("li", has_text=words).inner_text()


@BOTH
@pytest.mark.requirement("LED-20", "FLG-13")
def test_a_leader_takes_a_method_into_use_and_keeps_a_record_of_her_own_development(visit, script):
    head = visit(script=script, language="en").sign_in(HEAD, language="en")
    head.open("/methods/")
    head.click(head.page.locator("main table a[href^='/methods/'], main h3 a[href^='/methods/']").first)
    method = head.heading
    head.picture("leader-method")
    head.go("We use it")
    head.write(adapted="Only in the mornings.")
    head.click(head.page.locator("main [type=submit]").last)
    assert "Lindeskolen" in head.text and "Only in the mornings." in head.text
    head.go(re.compile("^Tell how it went"))
    head.look()
    head.choose(result="worked")
    head.write(seen="They asked for it themselves.")
    head.click(head.page.locator("main [type=submit]").last)
    assert "They asked for it themselves." in head.text

    head.go("I have learned it")
    head.choose(form="sparring")
    head.write(what="A day with the method", on="2026-09-01", hours="6", next="Two colleagues try it.")
    head.click(head.page.locator("main [type=submit]").last)
    assert "A day with the method" in head.text and method in head.text
    head.go(re.compile("^Change.*A day"))
    head.look()


def _opens_his_own_action(teacher):
    """Under way and not due: it stands under its effort, in the plan of his school, with his name."""
    news = teacher.page.get_by_role("link", name=re.compile("^Tell news"))
    efforts = teacher.page.locator("main a[href^='/efforts/']")
    for effort in _addresses(efforts):
        teacher.open(effort)
        his = teacher.page.locator("tr, li", has_text="Anders Bak").locator("a[href^='/actions/']")
        for action in _addresses(his):
            teacher.open(action)
            if news.count():
                return teacher.click(news.first)
    raise AssertionError("none of his actions can be told of")


def _addresses(links):
    return dict.fromkeys(each.get_attribute("href").partition("#")[0] for each in links.all())
