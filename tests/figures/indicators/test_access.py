"""Raw counts are for those who compute, in their own scope; definitions are for everybody."""

import pytest
from django.db import DatabaseError, transaction

import make
from make.figures import definition, few, one_of_each, value
from samspil.figures.indicators.models import Area, Definition, Delivery, Value


@pytest.fixture
def figures(egelund, school, daycare):
    few(egelund)
    of = definition(egelund)
    area = Area.objects.create(house=egelund, code="902000", name="Bøgelund")
    return {
        "house": value(of, unit=egelund), "school": value(of, unit=school),
        "daycare": value(of, unit=daycare), "area": value(of, area=area),
    }  # fmt: skip


def seen(acting, person, figures):
    with acting(person):
        found = set(Value.objects.values_list("pk", flat=True))
    return {name for name, each in figures.items() if each.pk in found}


def test_analysts_and_the_director_see_the_whole_house(acting, figures, nadia, lone):
    everything = {"house", "school", "daycare", "area"}

    assert seen(acting, nadia, figures) == seen(acting, lone, figures) == everything


def test_a_head_sees_the_places_beneath(acting, egelund, figures, school):
    karin = make.person("Karin", role="head", unit=school)

    assert seen(acting, karin, figures) == {"school", "area"}


@pytest.mark.parametrize("who", ["amina", "bo", "erik", "gitte", "dan"])
def test_nobody_else_sees_a_raw_count(acting, figures, request, who):
    assert seen(acting, request.getfixturevalue(who), figures) == set()
    assert seen(acting, None, figures) == set()


def test_a_definition_is_for_everybody(acting, figures):
    with acting(None):
        assert Definition.objects.count() == 5


def test_who_does_not_compute_adds_no_figure(acting, egelund, school, figures, amina, dan):
    of = definition(egelund)
    for person in (amina, dan):
        with pytest.raises(DatabaseError), acting(person), transaction.atomic():
            value(of, unit=school)


def test_an_analyst_elsewhere_adds_nothing_here(acting, egelund, elsewhere, figures):
    of, stranger = definition(egelund), make.person("Ib", role="analyst", unit=elsewhere)

    with pytest.raises(DatabaseError), acting(stranger), transaction.atomic():
        value(of, unit=egelund)


def test_an_analyst_of_one_school_computes_nothing_for_the_house(acting, egelund, school, figures):
    local = make.person("Pia", role="analyst", unit=school)

    assert seen(acting, local, figures) == {"school", "area"}
    with pytest.raises(DatabaseError), acting(local), transaction.atomic():
        value(definition(egelund), unit=school)


def test_files_are_for_those_who_compute_the_whole(
    acting, egelund, school, strategy, lone, nadia, henrik, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    one_of_each(egelund, school, strategy, lone)

    for person, files in ((nadia, 2), (lone, 2), (henrik, 0)):
        with acting(person):
            assert Delivery.objects.count() == files


@pytest.mark.requirement("KUL-11")
def test_no_table_of_figures_can_hold_a_person():
    """Inclusion is a property of the community: nothing about one child, no score, no label."""
    columns = {each.name for each in Value._meta.get_fields()}

    assert not columns & {"child", "person", "pupil", "name", "national_number", "birth", "risk", "score"}
