"""What readers know of releases that are out, with what hangs together between their figures."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from samspil.figures.publication.models import Ledger, Release
from samspil.figures.publication.queries import counting
from samspil.figures.publication.queries.counting import Chosen
from samspil.figures.publication.rules.content import Content, read_ledger
from samspil.figures.publication.rules.guard import Known
from samspil.figures.publication.rules.linking import Told, related
from samspil.figures.publication.rules.naming import period_of, series_of
from samspil.figures.publication.rules.people import People
from samspil.figures.publication.rules.releases import OUT
from samspil.figures.publication.rules.tabling import Counted, laid_out, of_one_place, rows_seen
from samspil.tools.statistics.disclosure.errors import DisclosureError
from samspil.tools.statistics.disclosure.releases import Release as Tables
from samspil.tools.statistics.disclosure.tables import Cell, CountTable, Frame, known_counts


def known_from(found: Iterable[Release], beside: Collection[People] = ()) -> list[Known]:
    """Each release as the attacker may know it, by number. `beside`: whom the figures of a new one are of.

    Figures that hang together with others, here or `beside`, are counted again as they stood when the release
    was prepared: what it hid is known to us, and only to us.
    """
    ledgers = Ledger.objects.filter(release__in=list(found)).select_related("release").order_by("release_id")
    chosen = counting.chosen_of([each.release_id for each in ledgers])
    hanging = related([*_people(chosen), *beside])
    return [
        _known(each, [one for one in chosen[each.release_id] if one.people and one.people.series in hanging])
        for each in ledgers
    ]


def known_beside_others(release: Release) -> Known:
    """A release that waits, as the attacker may know it beside all that are out."""
    out = Release.objects.filter(house_id=release.house_id, state__in=OUT)
    return known_from([release], _people(counting.chosen_of(out.values_list("pk", flat=True))))[0]


def _people(chosen: Mapping[int, list[Chosen]]) -> list[People]:
    return [one.people for every in chosen.values() for one in every if one.people]


def _known(ledger: Ledger, chosen: list[Chosen]) -> Known:
    counts, surveys = read_ledger(ledger.text)
    again = _counted_again(ledger.release, chosen) if chosen else {}
    told = tuple(_told(each, again.get(each.name), people, counts) for each, people in _of(counts, chosen))
    return Known(str(ledger.release_id), counts, surveys, told)


def _of(counts: Tables, chosen: Iterable[Chosen]) -> Iterator[tuple[Frame, People]]:
    people = {one.definition.key: one.people for one in chosen if one.people}
    for frame in counts.frames:
        if found := people.get(series_of(frame)):
            yield frame, found


def _counted_again(release: Release, chosen: Iterable[Chosen]) -> dict[str, Counted]:
    ask = replace(counting.wanted(release), until=release.prepared_at)
    tables = [table for one in chosen for table in counting.counted(one, ask)[0]]
    if release.unit_id != release.house_id:
        alone = (of_one_place(table, str(release.unit_id)) for table in tables)
        tables = [each for each in alone if each]
    return {each.name: each for each in tables}


def _told(frame: Frame, again: Counted | None, people: People, counts: Tables) -> Told:
    shown = _shown(frame, counts)
    if again and (laid := _laid(again)) and laid.frame.cells == frame.cells:
        every = known_counts(laid)
        if shown.items() <= every.items():
            return Told(people, again.period, frame, every, again.seen)
    # It cannot be counted again as it was: what is hidden stays unknown to us too.
    return Told(people, int(period_of(frame)), frame, shown, again.seen if again else {}, is_whole=False)


def _shown(frame: Frame, counts: Tables) -> dict[Cell, int]:
    told = counts.table(frame)
    return known_counts(CountTable(frame, {at: e.value for at, e in told.items() if e.value is not None}))


def _laid(table: Counted) -> CountTable | None:
    try:
        return laid_out(table)
    except DisclosureError:
        return None


def known_by_content(release: Release, content: Content, chosen: Collection[Chosen]) -> Known:
    """The release as anybody may know it who reads what was let out, and how its figures are defined."""
    seen: Mapping[str, dict[tuple[str, ...], str]] = {row.table: {} for row in content.rows}
    for row in content.rows:
        seen[row.table][row.at] = rows_seen(row.as_of, row.source)
    is_exact = content.counts.rule.base == 1
    told = tuple(
        Told(
            people,
            int(period_of(frame)),
            frame,
            _shown(frame, content.counts) if is_exact else {},
            seen.get(frame.name, {}),
            is_whole=False,
        )
        for frame, people in _of(content.counts, chosen)
    )
    return Known(str(release.pk), content.counts, content.surveys, told)
