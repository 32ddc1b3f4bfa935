"""The unit tree, the people, and who is what where and when."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.rules import PLAN_KINDS, RoleKind, UnitKind

UNIT_KINDS = {
    UnitKind.REGION: _("Region"),
    UnitKind.MUNICIPALITY: _("Municipality"),
    UnitKind.DEPARTMENT: _("Department"),
    UnitKind.BOARD: _("School board"),
    UnitKind.SCHOOL: _("School"),
    UnitKind.SPECIAL_SCHOOL: _("Special school"),
    UnitKind.DAYCARE: _("Daycare"),
    UnitKind.DAY_CARER: _("Day carers"),
    UnitKind.AFTER_SCHOOL: _("After-school club"),
    UnitKind.YOUTH_CLUB: _("Youth club"),
    UnitKind.YOUTH_SCHOOL: _("Youth school"),
    UnitKind.LEISURE: _("Leisure"),
    UnitKind.SERVICE: _("Service"),
}
ROLE_KINDS = {
    RoleKind.DIRECTOR: _("Director"),
    RoleKind.HEAD: _("Head of centre"),
    RoleKind.FOLLOW_UP: _("Member of the follow-up group"),
    RoleKind.LEADER: _("Leader"),
    RoleKind.PROFESSIONAL: _("Professional"),
    RoleKind.UNION: _("Union representative"),
    RoleKind.POLITICIAN: _("Politician"),
    RoleKind.BOARD_MEMBER: _("Board member"),
    RoleKind.PARENT: _("Parents' representative"),
    RoleKind.PUPIL: _("Pupil council"),
    RoleKind.ANALYST: _("Analyst"),
    RoleKind.ADMINISTRATOR: _("Administrator"),
    RoleKind.DATA_PROTECTION: _("Data protection officer"),
}


class UnitQuery(models.QuerySet):
    def under(self, unit: int) -> "UnitQuery":
        """The unit and everything beneath it."""
        return self.filter(path__contains=[unit])

    def open_on(self, day: object) -> "UnitQuery":
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day))

    def with_children_in(self) -> "UnitQuery":
        """Units where children are: those that owe a local plan."""
        return self.filter(kind__in=PLAN_KINDS)


@pghistory.track()
class Unit(models.Model):
    """One place in the tree. `path` holds the ancestors from the root down, itself last."""

    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=20, choices=UNIT_KINDS)
    number = models.CharField(_("Official number"), max_length=40, blank=True)
    key = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = ArrayField(models.BigIntegerField(), default=list)
    country = models.CharField(max_length=2, choices={"DK": "Danmark", "NL": "Nederland"}, default="DK")
    opened_on = models.DateField(_("Opened on"), null=True, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    values = models.TextField(_("Values of the place"), blank=True)

    objects = UnitQuery.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [GinIndex(fields=["path"], name="unit_path")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="unit_key_once"),
            models.CheckConstraint(
                name="unit_closes_after_it_opens",
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> int:
        return self.path[0]


class Succession(models.Model):
    """A unit that followed another when places merged, split or moved."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="followed_by")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="follows")
    on = models.DateField(_("On"))
    kind = models.CharField(
        _("What happened"),
        max_length=10,
        choices={"merge": _("Merged"), "split": _("Split"), "move": pgettext_lazy("unit", "Moved")},
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                name="no_unit_succeeds_itself", condition=~Q(predecessor=F("successor"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


@pghistory.track()
class Group(models.Model):
    """A class or a room of children in one unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="groups")
    name = models.CharField(_("Name"), max_length=120)
    key = models.CharField(max_length=200, blank=True)
    grade = models.CharField(_("Grade"), max_length=20, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="group_key_once"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Person(models.Model):
    """A grown-up or young person with a role. No child is a Person because of being a child."""

    given_name = models.CharField(_("Given name"), max_length=100)
    family_name = models.CharField(_("Family name"), max_length=100, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    key = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["given_name", "family_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="person_key_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@pghistory.track()
class Role(models.Model):
    """What a person is, where, and when. It covers the unit and all beneath it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    kind = models.CharField(_("Role"), max_length=20, choices=ROLE_KINDS)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roles")
    root = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=120, blank=True)
    begins_on = models.DateField(_("From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)

    class Meta:
        ordering = ["begins_on", "pk"]
        indexes = [models.Index(fields=["root", "person"])]
        constraints = [
            models.CheckConstraint(
                name="role_ends_after_it_begins", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            ),
            models.UniqueConstraint(fields=["person", "kind", "unit", "begins_on"], name="role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.get_kind_display()}, {self.unit}"


class AccountManager(BaseUserManager):
    def get_by_natural_key(self, email: str) -> "Account":
        return self.get(email__iexact=email)


class Account(AbstractBaseUser):
    """What someone signs in with. It holds no name: whoever reads accounts learns no staff list."""

    email = models.EmailField(_("E-mail"), unique=True)
    person = models.OneToOneField(Person, models.CASCADE, related_name="account")
    language = models.CharField(_("Language"), max_length=5, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    is_staff = False
    is_superuser = False

    def __str__(self) -> str:
        return self.email
