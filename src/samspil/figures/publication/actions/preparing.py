"""Prepares a release: counts, hides, attacks, and writes down what came through; or says why nothing did."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from samspil.figures.publication.actions.composing import forget_preparation, hold_open
from samspil.figures.publication.actions.progress import STEPS, Told, progress_told
from samspil.figures.publication.models import Content, Ledger, Release, ReleaseProgress
from samspil.figures.publication.queries import counting, releases
from samspil.figures.publication.queries.composed import compose
from samspil.figures.publication.queries.known import known_from
from samspil.figures.publication.queries.standing import house_rules
from samspil.figures.publication.rules.audiences import readers_of
from samspil.figures.publication.rules.content import fingerprint, ledger_text, to_text
from samspil.figures.publication.rules.door import NotLetOut, Passed, attacked, leak, let_through, question
from samspil.figures.publication.rules.guard import Known
from samspil.figures.publication.rules.releases import Because, Refusal, State, Wish, empty_pairs, refusals
from samspil.ground.audit.actions import record
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Person

PURPOSE = "releases"


@transaction.atomic
def begin_preparation(*, release: Release, by: Person) -> None:
    """Say that it is to be prepared; a job does it. Raises NotOpen, NotLetOut."""
    held = hold_open(release)
    rules = house_rules(held.audience, held.unit.country, localdate())
    if found := refusals(wish_of(held), cross=rules.cross):
        raise NotLetOut(found[0])
    forget_preparation(held)
    held.state = State.WORKING
    held.save()
    begun = {"step": "", "done": 0, "total": len(STEPS), "told_at": now()}
    ReleaseProgress.objects.update_or_create(of=held, defaults=begun)
    record("release asked to be prepared", target=held, by=by, unit=held.house_id)


def wish_of(release: Release) -> Wish:
    chosen = counting.chosen(release)
    ask = counting.wanted(release)
    pairs = {each.definition.key: tuple(each.indicator.shown_with) for each in chosen}
    return Wish(pairs, ask.breakdowns, ask.by_place)


def run_preparation(number: int, person: int) -> None:
    """Prepare for the person who asked. What breaks off leaves the draft, which can be prepared anew."""
    try:
        with (
            progress_told(number, person) as told,
            acting_as(person, purpose=PURPOSE, today=localdate()),
        ):
            by = Person.objects.get(pk=person)
            held = Release.objects.select_for_update(of=("self",)).get(pk=number)
            if held.state == State.WORKING:
                prepare_release(release=held, by=by, today=localdate(), told=told)
    except Exception:
        with acting_as(person, purpose=PURPOSE, today=localdate()):
            held = Release.objects.get(pk=number)
            if held.state == State.WORKING:
                forget_preparation(held)
                held.save()
        raise


@transaction.atomic
def prepare_release(*, release: Release, by: Person, today: date, told: Told = lambda _step: None) -> Release:
    """Make it ready, or refused with the reason. Nothing is shown to its audience yet."""
    forget_preparation(release)
    release.prepared_at, release.prepared_by = now(), by
    try:
        text, passed = _made(release, today, told)
    except NotLetOut as error:
        _refuse(release, error.because)
    else:
        _keep(release, text, passed)
    release.save()
    record(f"release {release.state}", target=release, by=by, unit=release.house_id, note=release.refusal)
    return release


def _made(release: Release, today: date, told: Told) -> tuple[str, Passed]:
    rules = house_rules(release.audience, release.unit.country, today)
    if found := refusals(wish_of(release), cross=rules.cross):
        raise NotLetOut(found[0])
    told("count")
    counted = compose(release)
    if not counted.tables:
        raise NotLetOut(Because(Refusal.NO_VALUES))
    if found := empty_pairs(counted.pairs, {each.series for each in counted.tables}):
        raise NotLetOut(found[0])
    people = [each.people for each in counted.tables if each.people]
    before = known_from(releases.out_before(release, release.audience), people)
    told("hide")
    passed = let_through(counted.tables, counted.units, rules, before)
    new = Known(str(release.pk), passed.known_counts, passed.known_surveys, passed.told)
    told("attack")
    if found := attacked(new, rules, before, passed):
        raise leak(found, (new, *before))
    attack_all(release, new, today, settled=question(rules, before))
    told("write")
    return to_text(counted.content(release, rules, passed, today)), passed


def attack_all(release: Release, known: Known, today: date, *, settled: object = None) -> None:
    """Everybody who will read it tries, with all they may have read before. Raises NotLetOut.

    Nobody tries again what another tried by the same rules with the same knowledge.
    """
    tried = {settled}
    people = [each.people for each in known.told]
    for audience in readers_of(release.audience):
        rules = house_rules(audience, release.unit.country, today)
        before = known_from(releases.out_before(release, audience), people)
        asked = question(rules, before)
        if asked in tried:
            continue
        tried.add(asked)
        if found := attacked(known, rules, before):
            raise leak(found, (known, *before))


def _refuse(release: Release, because: Because) -> None:
    release.state, release.refusal = State.REFUSED, because.refusal
    release.refused_about = "\n".join(because.about)


def _keep(release: Release, text: str, passed: Passed) -> None:
    Content.objects.create(release=release, text=text)
    Ledger.objects.create(release=release, text=ledger_text(passed.known_counts, passed.known_surveys))
    release.state, release.content_hash = State.READY, fingerprint(text)
    release.cells, release.hidden, release.partners = passed.cells, passed.hidden, passed.partners
    release.gap = passed.gap
