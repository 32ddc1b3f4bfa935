"""The people, who is what where and when, and what they sign in with."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.base.context import vouch_for
from samspil.ground.organisation.models.unit import Unit
from samspil.ground.organisation.rules import RoleKind

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


@pghistory.track()
class Person(models.Model):
    """A grown-up or young person with a role. No child is a Person because of being a child.

    `is_family`: signs in as a child's guardian or as the child; on no list of people, and given no role.
    """

    given_name = models.CharField(_("Given name"), max_length=100)
    family_name = models.CharField(_("Family name"), max_length=100, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    key = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    is_family = models.BooleanField(default=False)

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
    """What a person is, where, and when. It covers the unit and all beneath it.

    `source` names the file it came with; a role given by hand has none, and no file ends it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    kind = models.CharField(_("Role"), max_length=20, choices=ROLE_KINDS)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roles")
    root = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=120, blank=True)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)

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

    def is_taken(self, email: str) -> bool:
        """Whether somebody signs in with it, a family too, whose accounts nobody sees."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT samspil_address_is_taken(%s)", [email])
            return bool(cursor.fetchone()[0])


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

    def check_password(self, raw_password: str) -> bool:
        """As Django's, which makes an old hash anew on the way in: by then its owner has shown who it is."""

        def make_anew(word: str) -> None:
            vouch_for(self.pk)
            self.password = make_password(word)
            self.save(update_fields=["password"])

        return check_password(raw_password, self.password, make_anew)

    def __str__(self) -> str:
        return self.email
