"""The frame around every page: who is here, where one can go, whose house it is."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.child.file.access import works_with_children
from samspil.config.demo.personas import personas
from samspil.ground.organisation.access import Me, known
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import beginning
from samspil.ground.organisation.rules import STEERING, RoleKind
from samspil.knowledge.language.access import loads_guides
from samspil.reporting.public.queries import House

# Counted, released, read and taken out: all of it is figures.
FIGURES = ("/published/", "/figures/", "/releases/", "/data/")


@dataclass(frozen=True)
class Place:
    """One entry of a menu."""

    url: str
    label: str
    is_current: bool = False


@dataclass(frozen=True)
class PersonaCard:
    """Somebody one can be in the demo."""

    key: str
    name: str
    role_line: str
    waits: str


@dataclass(frozen=True)
class Frame:
    title_suffix: str
    owner_name: str
    home_url: str
    nav: tuple[Place, ...]
    person: str
    role_line: str
    is_without_role: bool
    account_url: str
    sign_in_url: str
    is_demo: bool
    languages: list[tuple[str, str]]
    footer_links: tuple[Place, ...]
    help_phone: str
    house_style: str
    personas: tuple[PersonaCard, ...]
    enter_url: str


def page_frame(request: HttpRequest) -> dict[str, object]:
    return {"page_frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> Frame:
    account = getattr(request, "user", None)
    inside = bool(account and account.is_authenticated)
    who = known(account) if inside else None
    role = who.roles[0] if who else None
    other = None if role else _other_house(request)
    owner = role.root.name if role else other.name if other else settings.OWNER_NAME
    begins = beginning() if inside and not role else ""
    return Frame(
        title_suffix=f"Samspil, {owner}",
        owner_name=owner,
        home_url=reverse("home") if role else begins or _public(other),
        nav=tuple(_inside(request, who) if who else _outside(request, begins, other)),
        person=role.person.name if role else account.person.name if inside else "",
        role_line=f"{role.title or role.get_kind_display()}, {role.unit.name}" if role else "",
        is_without_role=inside and not role and not begins,
        account_url=reverse("account_change_password") if inside else "",
        sign_in_url="" if inside else reverse("account_login"),
        is_demo=settings.DEMO,
        languages=settings.LANGUAGES,
        footer_links=(
            Place(reverse("accessibility"), _("Accessibility statement")),
            Place(reverse("privacy"), _("How we look after information")),
            Place(reverse("public-terms"), _("Words we use")),
            *(_for_some(who) if who else []),
        ),
        help_phone=settings.HELP_PHONE,
        house_style=settings.HOUSE_STYLE,
        personas=tuple(_personas()) if settings.DEMO and not role else (),
        enter_url=reverse("enter") if settings.DEMO else "",
    )


def _other_house(request: HttpRequest) -> Unit | None:
    """The house whose page somebody without a role reads, where it is not the installation's own."""
    shown = getattr(request, "house", None)
    if isinstance(shown, House):
        return None if shown.is_main else shown.unit
    return shown if isinstance(shown, Unit) and shown.name != settings.OWNER_NAME else None


def _public(other: Unit | None) -> str:
    return reverse("public-house", args=[other.pk]) if other else reverse("public")


def _for_some(who: Me) -> list[Place]:
    """What not everybody needs every day, and not everybody may open."""
    places = [
        Place(reverse("reminders"), _("My reminders")),
        Place(reverse("rules"), _("Rules and deadlines")),
        Place(reverse("language-guide"), _("The language guide")),
        Place(reverse("bases"), _("The referral basis")),
    ]
    if who.units((RoleKind.DATA_PROTECTION,)):
        places.append(Place(reverse("readings"), _("The read log of children's files")))
    if who.units((RoleKind.DATA_PROTECTION, RoleKind.LEADER)):
        places.append(Place(reverse("closed-files"), _("Closed files")))
    if loads_guides(who):
        places.append(Place(reverse("load-talk-template"), _("The template of talks with parents")))
    if who.is_any(STEERING, who.roles[0].root):
        places.append(Place(reverse("suggestions"), _("What citizens write")))
    return places


def _personas() -> list[PersonaCard]:
    return [
        PersonaCard(each.email, each.name, each.role_line, each.what_to_try)
        for each in personas(get_language())
    ]


def _inside(request: HttpRequest, who: Me) -> list[Place]:
    with_children = [("children", _("Children"))] if works_with_children(who) else []
    places = [
        ("home", _("Needs me")),
        ("strategy", _("Strategy")),
        ("plans", _("Plans")),
        ("bodies", _("Meetings")),
        ("published", _("Figures")),
        ("resources", _("Resources")),
        *with_children,
        ("methods", _("Knowledge")),
        ("units", _("Places")),
    ]
    return [_place(request, name, label) for name, label in places]


def _outside(request: HttpRequest, begins: str, other: Unit | None) -> list[Place]:
    if begins:
        label = _("Your page") if begins == reverse("my-page") else _("Your children")
        return [Place(begins, label, request.path.startswith(("/mine/", "/family/")))]
    places = [
        ("public", _("How it is going")),
        ("public-strategy", _("The whole strategy")),
        ("published", _("Figures")),
    ]
    if other is None:
        return [_place(request, name, label) for name, label in places]
    # Whoever reads of another house goes on in it.
    asked = {"house": other.pk}
    urls = (
        _public(other),
        reverse("public-strategy", query=asked),
        reverse("published", query=asked),
    )
    current = [_place(request, name, label).is_current for name, label in places]
    current[0] = request.path == urls[0]
    return [Place(url, label, at) for url, (_name, label), at in zip(urls, places, current, strict=True)]


def _place(request: HttpRequest, name: str, label: str) -> Place:
    url = reverse(name)
    path = request.path
    if name == "published":
        return Place(url, label, path.startswith(FIGURES))
    return Place(url, label, path == url if name in ("home", "public") else path.startswith(url))
