"""Parts that are drawn once for many: nobody meets what was drawn for others, or what has changed since."""

from steering.followup.conftest import approved

import make


def shown(client, url, language="en"):
    return client.get(url, headers={"accept-language": language}).content.decode()


def test_what_was_drawn_for_who_writes_is_not_what_a_reader_meets(client, central, lone, bo):
    assert "Propose the first" in shown(client.sign_in(lone), "/strategy/")

    assert "Propose the first" not in shown(client.sign_in(bo), "/strategy/")


def test_each_language_is_drawn_for_itself(client, central, lone):
    client.sign_in(lone)

    assert "Statement 1.1" in shown(client, "/strategy/")
    assert "Udsagn 1.1" in shown(client, "/strategy/", "da")


def test_a_new_word_about_an_effort_is_there_at_once(client, central, lone):
    effort = approved(central, lone, statements=["1.2"])
    client.sign_in(lone)
    shown(client, "/strategy/")

    type(effort).objects.filter(pk=effort.pk).update(progress="Halvdelen er nået")

    assert "Halvdelen er nået" in shown(client, "/strategy/")


def test_a_new_action_of_a_place_is_there_at_once(client, central, strategy, school, lone, amina):
    local = make.plan(school, strategy, kind="local", framework=central)
    client.sign_in(lone)
    assert "Plan without any action" in shown(client, "/plans/")

    make.action(approved(local, amina, statements=["1.1"]), owner=amina)

    assert "Plan with actions" in shown(client, "/plans/")
