"""Nobody sees what is not theirs: an address of another house leads nowhere, as if it did not exist."""

import re

import pytest

pytestmark = pytest.mark.journey
DANE, DUTCH, BOARD = "birgitte@egelund.example", "marieke@delinde.example", "camilla@egelund.example"
# A report or release made for everyone, and what is shown and taken out of it; never the desk it is made at.
EVERYONES = re.compile(r"/reports/\d+/(proof/)?|/releases/\d+/|/published/.*|/data/.*")


@pytest.mark.parametrize(("who", "other"), [(DUTCH, DANE), (DANE, DUTCH)], ids=["a Dutch chair", "a Dane"])
def test_the_other_house_does_not_exist(visit, addresses, who, other):
    theirs = {address for address, _html in addresses(other).values() if re.search(r"/\d+/", address)}
    visitor = visit(language="en").sign_in(who, language="en")

    answers = {each: visitor.page.request.get(visitor.house + each).status for each in theirs}

    # A public report of theirs is everyone's to read and to prove.
    citizen = visit(language="en")
    closed = [
        each
        for each in theirs
        if citizen.page.request.get(citizen.house + each, max_redirects=0).status != 200
    ]
    assert len(closed) > 7
    assert {each: answers[each] for each in closed if answers[each] != 404} == {}


def test_a_board_member_finds_no_door_to_what_others_write(visit, addresses):
    doors = ("add-effort", "ask-for-plans", "change-effort", "add-body", "tell-news", "suggestions")
    wanted = [addresses(DANE)[door][0] for door in doors]
    chair = visit(language="en").sign_in(BOARD, language="en")

    answers = {each: chair.page.request.get(chair.house + each).status for each in wanted}

    assert set(answers.values()) == {404}, answers


def test_who_has_not_signed_in_is_asked_to(visit, addresses):
    inside = [address for address, _html in addresses(DANE).values()]
    citizen = visit(language="en")

    answers = {each: citizen.page.request.get(citizen.house + each, max_redirects=0) for each in inside}

    outside = {
        each
        for each, answer in answers.items()
        if "/account/login/" not in answer.headers.get("location", "") and answer.status != 404
    }
    assert all(EVERYONES.fullmatch(each) for each in outside), outside
