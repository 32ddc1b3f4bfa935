"""What targets are measured by in a house, and the values that tell how they stand."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from samspil.figures.indicators.models import Computation, Delivery, Target, TargetWording, Yardstick
from samspil.figures.indicators.models.target import Target as Row
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState
from samspil.tools.statistics.targets import Aim
from samspil.tools.statistics.targets import Target as Goal

PERCENT, ALL = "percent", 100


def yardsticks(house: int, language: str, targets: Collection[int] | None = None) -> dict[int, Yardstick]:
    """The last chosen of each target, by target. Each tells of the newest extract it could be counted from
    (`newest`), of the newest that was (`counted`: one that changed nothing is, too), and whether a later
    target has taken it up (`is_renewed`)."""
    came = {"house_id": house, "table": OuterRef("definition__table"), "state": DeliveryState.DONE}
    extracts = Delivery.objects.filter(**came, kind=DeliveryKind.EXTRACT)
    later = Row.objects.filter(renews=OuterRef("target_id"))
    found = Yardstick.objects.filter(house_id=house).annotate(is_renewed=Exists(later))
    if targets is not None:
        found = found.filter(target_id__in=targets)
    words = TargetWording.objects.filter(language=language)
    found = found.select_related("target", "definition__pack").prefetch_related(
        Prefetch("target__wordings", words, to_attr="said")
    )
    found = found.annotate(newest=_last(extracts), counted=_last(Computation.objects.filter(**came)))
    return {each.target_id: each for each in found.order_by("target_id", "-pk").distinct("target_id")}


def _last(found: QuerySet) -> Subquery:
    return Subquery(found.order_by("-as_of").values("as_of")[:1])


def of_definition(found: Iterable[Yardstick], definition: int) -> list[Yardstick]:
    return [each for each in found if each.definition_id == definition]


def renewed(targets: Collection[int]) -> frozenset[int]:
    """Of these, the targets that a later one has taken up."""
    return frozenset(Row.objects.filter(renews_id__in=targets).values_list("renews_id", flat=True))


def named(targets: QuerySet[Target], language: str) -> QuerySet[Target]:
    words = TargetWording.objects.filter(language=language)
    return targets.prefetch_related(Prefetch("wordings", words, to_attr="said"))


def goal_of(target: Target, *, polarity: str, key: str, is_renewed: bool) -> Goal | None:
    """The target as the statistics take it; None where it has no number, or a share beyond all."""
    is_share = target.unit == PERCENT
    if target.goal is None or target.goal <= 0 or (is_share and target.goal > ALL):
        return None
    scale = ALL if is_share else 1
    return Goal(
        goal=float(target.goal) / scale,
        goal_year=target.goal_year,
        aim=_aim(target, polarity),
        baseline=None if target.baseline is None else float(target.baseline) / scale,
        baseline_year=target.baseline_year,
        definition=key,
        is_renewed=is_renewed,
        is_share=is_share,
    )


def _aim(target: Target, polarity: str) -> Aim:
    """As the indicator says; else towards the goal from where one began."""
    if polarity:
        return Aim(polarity)
    falls = target.baseline is not None and target.goal is not None and target.goal < target.baseline
    return Aim.LESS if falls else Aim.MORE
