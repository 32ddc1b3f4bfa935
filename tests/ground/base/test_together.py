"""Several small lists in one question: the same rows, in the same order, under the same policies."""

import pytest

import make
from make import child as make_child
from samspil.child.file.models import ChildView, Glass, Guardian
from samspil.ground.base.together import together
from samspil.ground.organisation.models import Unit


@pytest.fixture
def lists(school, daycare, bo):
    noah = make_child.child(school, bo)
    for name in ("Sara", "Per", "Ærø \N{SNOWMAN}"):
        make_child.guardian(noah, name=name)
    make_child.view(noah, bo, audience=["team", "parents"])
    make_child.glass(noah, make.person("Ida"))
    return noah


def test_each_list_is_as_if_asked_alone(lists, django_assert_num_queries):
    wanted = (
        Guardian.objects.filter(child=lists).order_by("-name"),
        ChildView.objects.filter(audience__contains=["team"]),
        Glass.objects.all(),
        Unit.objects.filter(name__contains="%").order_by("name"),
        Unit.objects.order_by("name"),
        Guardian.objects.none(),
    )

    with django_assert_num_queries(1):
        found = together(*wanted)

    assert [[vars_of(one) for one in each] for each in found] == [[vars_of(one) for one in w] for w in wanted]
    assert len(found[0]) == 3 and found[1] and found[2] and len(found[4]) > 2 and found[5] == []


def vars_of(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_what_one_may_not_see_is_in_no_list(lists, acting, bo):
    with acting(bo):
        assert together(Guardian.objects.filter(child=lists), Glass.objects.all()) == [[], []]
