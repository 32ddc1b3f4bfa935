"""One child's whole path, in one story: from a teacher who is stuck to a child who is back in its class."""

import pytest
from journeys.story import back, decision, help
from journeys.story.cast import DENMARK, NETHERLANDS
from journeys.story.stage import Stage

pytestmark = pytest.mark.journey


@pytest.mark.requirement("ORG-10", "ORG-21", "ORG-22", "ORG-23", "ORG-24", "ORG-25", "MAL-09", "FOR-01")
@pytest.mark.requirement("NL-16")
@pytest.mark.parametrize("cast", [DENMARK, NETHERLANDS], ids=["in Danish", "in Dutch without script"])
def test_a_childs_path(visit, the_house, cast):
    stage = Stage(cast, visit, the_house)

    help.a_teacher_could_ask_without_a_name(stage)
    asked = help.a_teacher_is_stuck(stage)
    stage.only_for_those_in_it()
    help.two_professions_sit_together(stage, asked)
    help.six_weeks_later_the_house_asks_whether_it_worked(stage)
    file = help.the_mother_reads_answers_and_asks(stage)
    help.the_child_tells_and_hears_what_came_of_it(stage)

    referral = decision.a_referral_is_half_written_already(stage)
    decision.the_gate_refuses_and_says_who_can_help(stage, referral)
    stage.only_for_those_in_it()
    decision.what_was_missing_comes(stage, referral)
    decision.the_panel_meets(stage, referral)
    decision.a_decision_without_reasons_is_not_issued(stage, referral)
    decision.child_and_mother_read_it(stage, referral)
    decision.the_mother_complains_in_time(stage, referral)
    stage.only_for_those_in_it()

    place = back.a_place_is_given(stage, referral)
    back.the_special_school_is_a_place_of_the_child(stage)
    back.within_the_year_the_way_back_is_asked_for_first(stage, place)
    handover = back.the_way_back_is_a_handover(stage)
    back.the_class_prepares(stage, handover)
    back.the_mother_takes_a_consent_back(stage, handover)
    back.eight_weeks_later_all_three_say_how_it_went(stage, handover)
    stage.only_for_those_in_it(all_others=True)
    if cast.officer:
        back.the_officer_sees_who_looked(stage, file)
