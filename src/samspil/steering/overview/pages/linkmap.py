"""What hangs on what around a statement, an effort or a plan, with the kind of each link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.steering.overview import queries
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.plans.pages.lines import standing
from samspil.steering.plans.queries import IN_FORCE, SHARED_KINDS
from samspil.steering.plans.rules import Course
from samspil.steering.strategy.models import Statement
from samspil.steering.strategy.queries import reading
from samspil.tools.charts.linkmap import Kind, Link, LinkMap, Node

# More of one sort than this is a list, not a map; the map says how many it leaves out.
MOST = 12
LEFT, MIDDLE, RIGHT = 1, 2, 3


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class MapPage:
    """`kind` and `pk` name what stands in the middle, `url` leads to its page."""

    kind: str
    pk: int
    label: str
    language: str
    url: str
    chart: LinkMap
    left_out: int
    areas: tuple[Choice, ...] = ()
    area: str = ""

    @property
    def here(self) -> str:
        return f"?area={self.area}" if self.area else ""


@dataclass
class _Web:
    """Nodes and links as they are found; what comes twice is one node."""

    today: date
    texts: dict[int, str]
    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    left_out: int = 0

    def put(self, node: Node) -> str:
        self.nodes.setdefault(node.key, node)
        return node.key

    def join(self, source: str, target: str, kind: Kind) -> None:
        link = Link(source, target, kind)
        if link not in self.links:
            self.links.append(link)

    def few(self, found: Iterable[Effort | Action]) -> list[Effort | Action]:
        every = list(found)
        self.left_out += max(len(every) - MOST, 0)
        return every[:MOST]

    def effort(self, effort: Effort, column: int, *, with_place: bool = False) -> str:
        label = f"{effort.plan.unit.name}: {effort.title}" if with_place else effort.title
        status = self._status(effort.course, effort.evidence_count, effort.plan.strategy.quiet_days)
        url = reverse("effort", args=[effort.pk])
        return self.put(Node(f"e{effort.pk}", column, _("Effort"), label, url, *status))

    def action(self, action: Action, quiet_days: int, column: int) -> str:
        status = self._status(action.course, action.evidence_count, quiet_days)
        url = reverse("action", args=[action.pk])
        return self.put(Node(f"a{action.pk}", column, _("Action"), action.title, url, *status))

    def _status(self, course: Course, evidence: int, quiet_days: int) -> tuple[str, str]:
        found = standing(course, evidence=evidence, today=self.today, quiet_days=quiet_days).status
        return found.value, str(STATUS_WORDS[found.value])

    def statement(self, statement: Statement) -> str:
        said = _("Statement %(number)s") % {"number": statement.number}
        url = reverse("statement", args=[statement.pk])
        return self.put(Node(f"s{statement.pk}", RIGHT, said, self.texts.get(statement.pk, ""), url))

    def serves(self, effort: Effort, key: str) -> None:
        """What an effort is for: statements it carries out, goals it is to reach, the effort it builds on."""
        for statement in effort.statements.all():
            self.join(key, self.statement(statement), Kind.CARRIES_OUT)
        for goal in effort.goals.all():
            node = Node(f"g{goal.pk}", RIGHT, _("Goal"), goal.text, reverse("effort", args=[effort.pk]))
            self.join(key, self.put(node), Kind.TOWARDS)
        if effort.inherits:
            self.join(key, self.effort(effort.inherits, RIGHT, with_place=True), Kind.INHERITS)

    def holds_up(self, action: Action, key: str) -> None:
        """What blocks an action, and what would lift that."""
        if action.blocked_by:
            node = Node(f"b{action.pk}", 0, _("Block"), action.blocked_by)
            self.join(self.put(node), key, Kind.BLOCKED)
        if action.unblocked_by:
            node = Node(f"u{action.pk}", 0, _("Way out"), action.unblocked_by)
            self.join(self.put(node), key, Kind.UNBLOCKED)

    def drawn(self, title: str) -> LinkMap:
        """Columns in which nothing stands are left out."""
        used = sorted({node.column for node in self.nodes.values()})
        place = {column: number for number, column in enumerate(used)}
        nodes = tuple(_moved(node, place[node.column]) for node in self.nodes.values())
        heads = (_("What holds it up"), _("What people do"), _("Efforts"), _("What it is for"))
        return LinkMap(
            title=title,
            description=self._told(),
            header=(_("From here"), _("Kind of link"), _("To there")),
            columns=tuple(heads[column] for column in used),
            nodes=nodes,
            links=tuple(self.links),
            kinds=_kinds(),
        )

    def _told(self) -> str:
        words = dict(_kinds())
        counts = {kind: sum(1 for each in self.links if each.kind is kind) for kind in words}
        said = (
            _("Links of the kind “%(kind)s”: %(n)s.") % {"kind": words[kind], "n": n}
            for kind, n in counts.items()
            if n
        )
        return " ".join(said)


def _moved(node: Node, column: int) -> Node:
    return Node(node.key, column, node.what, node.label, node.url, node.status, node.status_word)


def _kinds() -> tuple[tuple[Kind, str], ...]:
    return (
        (Kind.CARRIES_OUT, _("carries out")),
        (Kind.TOWARDS, _("is to reach")),
        (Kind.INHERITS, _("builds on")),
        (Kind.BLOCKED, _("blocks")),
        (Kind.UNBLOCKED, _("would unblock")),
    )


def _web(strategy: object, *, today: date, language: str) -> _Web:
    said = reading.statements(strategy, language, "staff")
    return _Web(today, {each.statement.pk: each.words.text for each in said})


def effort_map_page(effort: Effort, *, today: date, language: str) -> MapPage:
    """The effort in the middle; before it actions and places that took it along, after it what it serves."""
    web = _web(effort.plan.strategy, today=today, language=language)
    [found] = queries.efforts_to_map(pk=effort.pk)
    key = web.effort(found, MIDDLE)
    for action in web.few(queries.own_actions(found)):
        done = web.action(action, found.plan.strategy.quiet_days, LEFT)
        web.join(done, key, Kind.CARRIES_OUT)
        web.holds_up(action, done)
    for heir in web.few(queries.heirs_of([found])):
        web.join(web.effort(heir, LEFT, with_place=True), key, Kind.INHERITS)
    web.serves(found, key)
    chart = web.drawn(_("What hangs on the effort, and what it is for"))
    url = reverse("effort", args=[effort.pk])
    return MapPage("effort", effort.pk, effort.title, effort.plan.strategy.language, url, chart, web.left_out)


def statement_map_page(statement: Statement, *, today: date, language: str) -> MapPage:
    """The statement at the end; before it the house's efforts on it, and the places that took them along."""
    web = _web(statement.strategy, today=today, language=language)
    end = web.statement(statement)
    efforts = web.few(
        queries.efforts_to_map(
            statements__number=statement.number,
            plan__strategy__unit_id=statement.strategy.unit_id,
            plan__kind__in=SHARED_KINDS,
            plan__state__in=IN_FORCE,
        )
    )
    for effort in efforts:
        key = web.effort(effort, MIDDLE)
        web.join(key, end, Kind.CARRIES_OUT)
        for goal in effort.goals.all():
            node = Node(f"g{goal.pk}", RIGHT, _("Goal"), goal.text, reverse("effort", args=[effort.pk]))
            web.join(key, web.put(node), Kind.TOWARDS)
    for heir in web.few(queries.heirs_of(efforts)):
        web.join(web.effort(heir, LEFT, with_place=True), f"e{heir.inherits_id}", Kind.INHERITS)
    label = web.texts.get(statement.pk, "")
    chart = web.drawn(_("What is done about statement %(number)s") % {"number": statement.number})
    url = reverse("statement", args=[statement.pk])
    return MapPage("statement", statement.pk, label, language, url, chart, web.left_out)


def plan_map_page(plan: Plan, wanted: str, *, today: date, language: str) -> MapPage:
    """Every effort of one area of a plan, and what it is for; of a large plan one area at a time."""
    web = _web(plan.strategy, today=today, language=language)
    efforts = list(queries.efforts_to_map(plan=plan))
    areas = _areas(plan, efforts, language)
    now = wanted if wanted in areas else next(iter(areas), "")
    shown = [each for each in efforts if each.area.key == now]
    chart = _map_of(shown, web)
    choices = tuple(Choice(f"?area={key}", name, key == now) for key, name in areas.items())
    url = reverse("plan", args=[plan.pk])
    return MapPage(
        "plan", plan.pk, plan.title, plan.strategy.language, url, chart, web.left_out, choices, now
    )


def maps_by_area(
    plan: Plan, efforts: Sequence[Effort], *, today: date, language: str
) -> tuple[tuple[str, LinkMap], ...]:
    """For where no page is around them: of each area its name, and what its efforts are for."""
    web = _web(plan.strategy, today=today, language=language)
    return tuple(
        (name, _map_of([each for each in efforts if each.area.key == key], replace(web, nodes={}, links=[])))
        for key, name in _areas(plan, efforts, language).items()
    )


def _map_of(efforts: Sequence[Effort], web: _Web) -> LinkMap:
    for effort in efforts:
        web.serves(effort, web.effort(effort, MIDDLE))
    said = ngettext("What %(n)d effort is for", "What %(n)d efforts are for", len(efforts))
    return web.drawn(said % {"n": len(efforts)})


def _areas(plan: Plan, efforts: Sequence[Effort], language: str) -> dict[str, str]:
    """The areas that have efforts, by key, in the order of the strategy."""
    used = {each.area_id for each in efforts}
    found = reading.chapters(plan.strategy, language)
    return {each.chapter.key: each.name.text for each in found if each.chapter.pk in used}
