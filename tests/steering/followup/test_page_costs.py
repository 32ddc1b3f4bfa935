"""What each page asks of the database: at most fifteen questions, however much there is to show."""

from datetime import date

import pytest
from django.urls import reverse
from steering.followup.conftest import grow

import make

MOST = 15


@pytest.fixture
def versions(egelund, strategy):
    """An earlier version of the strategy, so that there is something to compare with."""
    old = make.strategy(egelund, version="0", replaced_on=date(2022, 1, 1))
    type(old).objects.filter(pk=old.pk).update(adopted_on=date(2018, 1, 1))
    return old


PAGES = {
    "home": lambda central, action: (),
    "strategy": lambda central, action: (),
    "statement": lambda central, action: (central.strategy.statements.first().pk,),
    "areas": lambda central, action: (),
    "plans": lambda central, action: (),
    "coverage": lambda central, action: (),
    "missing": lambda central, action: (),
    "house-timeline": lambda central, action: (),
    "effort-timeline": lambda central, action: (central.efforts.first().pk,),
    "house-coverage": lambda central, action: (),
    "coverage-actions": lambda central, action: (),
    "year": lambda central, action: (),
    "quality": lambda central, action: (),
    "statement-map": lambda central, action: (central.strategy.statements.first().pk,),
    "effort-map": lambda central, action: (central.efforts.first().pk,),
    "plan-map": lambda central, action: (central.pk,),
    "plan": lambda central, action: (central.pk,),
    "plan-board": lambda central, action: (central.pk,),
    "plan-timetable": lambda central, action: (central.pk,),
    "plan-missing": lambda central, action: (central.pk,),
    "plan-decisions": lambda central, action: (central.pk,),
    "plan-partners": lambda central, action: (central.pk,),
    "ask-for-plans": lambda central, action: (central.pk,),
    "evaluate-plan": lambda central, action: (central.pk,),
    "add-plan": lambda central, action: (),
    "add-effort": lambda central, action: (),
    "change-effort": lambda central, action: (action.effort_id,),
    "add-action": lambda central, action: (action.effort_id,),
    "change-action": lambda central, action: (action.pk,),
    "tell-news": lambda central, action: ("action", action.pk),
    "hand-over": lambda central, action: ("effort", action.effort_id),
    "contribute": lambda central, action: (),
    "effort": lambda central, action: (action.effort_id,),
    "action": lambda central, action: (action.pk,),
    "contributions": lambda central, action: (),
    "leadership": lambda central, action: (central.unit_id,),
    "terms": lambda central, action: (),
    "versions": lambda central, action: (),
    "changes": lambda central, action: (central.strategy_id,),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_little_and_no_more_for_more_rows(client, asked, versions, central, lone, name):
    client.sign_in(lone)
    make.role(lone, "leader", central.unit)
    grow(central, 1, owner=lone)
    action = central.efforts.last().actions.first() or central.efforts.all()[1].actions.first()
    url = reverse(name, args=PAGES[name](central, action))
    few = asked(url)
    grow(central, 3, owner=lone)

    many = asked(url)

    assert len(many) <= len(few), many
    assert len(many) <= MOST, "\n".join(many)
