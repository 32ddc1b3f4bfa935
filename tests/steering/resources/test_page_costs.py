"""What each page asks of the database: at most fifteen questions, however much there is to show."""

import pytest
from django.urls import reverse

import make
from make.resources import condition, entry, room, solution

MOST = 15
PAGES = ("resources", "conditions", "rooms", "solutions", "priorities", "add-entry", "grant-solution")


def grow(egelund, lone, sentence, number):
    for each in range(number):
        place = make.unit(f"Skole {number}.{each}", parent=egelund)
        entry(place, lone, sentence)
        condition(place, lone)
        room(place, lone)
        solution(place, lone)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_little_and_no_more_for_more_rows(client, asked, egelund, lone, strategy, name):
    client.sign_in(lone)
    sentence = strategy.statements.first()
    grow(egelund, lone, sentence, 1)
    few = asked(reverse(name))
    grow(egelund, lone, sentence, 4)

    many = asked(reverse(name))

    assert len(many) <= len(few), many
    assert len(many) <= MOST, "\n".join(many)
