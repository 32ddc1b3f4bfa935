"""Why a release was not made, in words of the reader's language."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.publication.queries import wording
from samspil.figures.publication.rules.content import EVENT
from samspil.figures.publication.rules.naming import Named, read_line
from samspil.figures.publication.rules.releases import Because, Refusal
from samspil.figures.publication.rules.tabling import REST
from samspil.ground.organisation.models import Unit

REFUSALS = {
    Refusal.NOTHING_CHOSEN: gettext_lazy("Choose at least one figure."),
    Refusal.PAIR_MISSING: gettext_lazy(
        "%(first)s is never shown alone. Choose with it, or take it out: %(rest)s."
    ),
    Refusal.PAIR_EMPTY: gettext_lazy(
        "%(first)s is never shown alone, and none of these has been counted for the years chosen: %(rest)s."
    ),
    Refusal.TOO_MANY_ATTRIBUTES: gettext_lazy(
        "These readers see no group that is told apart by so many things at once: place, %(all)s."
        " Take out the places or a breakdown."
    ),
    Refusal.NO_RULE: gettext_lazy(
        "The rulebook says nothing on “%(all)s” today. Without a rule nothing is shown."
    ),
    Refusal.NO_VALUES: gettext_lazy("Nothing has been counted for the years chosen."),
    Refusal.DOES_NOT_ADD_UP: gettext_lazy("The counts do not add up, so hiding cannot be judged: %(all)s"),
    Refusal.CANNOT_PROTECT: gettext_lazy(
        "What must be hidden can be worked out from what is out already: %(all)s."
        " Choose fewer places, groups or years."
    ),
    Refusal.LEAK: gettext_lazy("The attacker found out too much, so nothing was frozen: %(all)s"),
    Refusal.MOVED: gettext_lazy("The figures no longer fit what was let out before: %(all)s"),
    Refusal.UNLIKE: gettext_lazy(
        "By how these are defined, one is a part of the other or what is left beside it; by their counts that"
        " cannot be: %(all)s. One of them was counted from other rows, or mistyped."
    ),
    Refusal.OWN_PREPARATION: gettext_lazy(
        "Nobody lets out what they prepared themselves. Ask another director or head."
    ),
    Refusal.NOT_READY: gettext_lazy(
        "Somebody has changed or released it meanwhile. Look at it as it is now."
    ),
}


def refusal_words(because: Because, names: Mapping[str, str]) -> str:
    """In whole sentences; indicators by their names, groups by figure, year and place."""
    groups = {each: named for each in because.about if (named := read_line(each))}
    places = _places(groups.values())
    told = [
        _group(groups[each], names, places) if each in groups else names.get(each) or each
        for each in because.about
        if each
    ]
    words = {"first": told[0] if told else "", "rest": ", ".join(told[1:]), "all": "; ".join(told)}
    return str(REFUSALS[because.refusal]) % words


def kept_words(refusal: str, about: str, names: Mapping[str, str]) -> str:
    """Of a refusal as it was kept with its release."""
    return refusal_words(Because(Refusal(refusal), tuple(about.split("\n"))), names)


def _places(groups: Iterable[Named]) -> dict[str, str]:
    numbers = {int(each.place) for each in groups if each.place.isdigit()}
    return {str(pk): name for pk, name in Unit.objects.filter(pk__in=numbers).values_list("pk", "name")}


def _group(named: Named, names: Mapping[str, str], places: Mapping[str, str]) -> str:
    if not named.series:
        return _("what two figures of the same people leave between them")
    told = [names.get(named.series) or named.series, wording.year_words(int(named.period))]
    if named.place:
        told.append(_("the rest") if named.place.startswith(REST) else places.get(named.place, named.place))
    for column, node in named.group:
        told.append(_("the rest") if node.startswith(REST) else wording.group_words(((column, node),)))
    if named.part:
        told.append(_("numerator") if named.part == EVENT else _("those outside the numerator"))
    return ", ".join(told)
