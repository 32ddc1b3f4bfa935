"""Offers with their places; the place that a granted need waits for or has; its way back and its reviews."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Child, Placement
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.referral.models.decision import Decision
from samspil.child.referral.rules.afterwards import Verdict
from samspil.child.referral.rules.procedure import Provision
from samspil.child.support.models.measure import ASKED_FROM
from samspil.ground.organisation.models import Person, Unit

VERDICTS = {
    Verdict.RETURN: _("The child goes back to the general provision"),
    Verdict.MORE: _("More of the week with the home class"),
    Verdict.STAY: _("It goes on as it is"),
    Verdict.CHANGE: _("Something else is needed: a new referral"),
}


class Offer(models.Model):
    """A special offer: where, of what kind, with how many places."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("What it offers"), max_length=8, choices=PROVISIONS)
    places = models.PositiveSmallIntegerField(pgettext_lazy("offer", "Places"))
    about = models.CharField(_("For whom, in plain words"), max_length=300, blank=True)
    is_open = models.BooleanField(_("Takes in children"), default=True)

    class Meta:
        ordering = ["name", "pk"]
        # Special provision stays for those who need it.
        constraints = [models.CheckConstraint(name="offer_has_places", condition=Q(places__gte=1))]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A granted need: since when it waits, where it was met, and the way back. Support needs no offer."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="place")
    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=PROVISIONS)
    waits_from = models.DateField()
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="+", verbose_name=_("Offer"))
    placement = models.OneToOneField(Placement, models.PROTECT, null=True, related_name="+")
    begins_on = models.DateField(pgettext_lazy("place", "Begins"), null=True)
    ends_on = models.DateField(null=True)
    leisure = models.CharField(_("Leisure near home"), max_length=300, blank=True)
    destination = models.CharField(_("Where the way leads: expected destination"), max_length=300, blank=True)
    agreed_on = models.DateField(_("The parents agreed to the action part on"), null=True, blank=True)
    not_agreed = models.CharField(_("If they did not agree: what they say"), max_length=300, blank=True)
    plan_due_on = models.DateField(null=True)
    review_on = models.DateField()
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["waits_from", "pk"]
        indexes = [models.Index(fields=["house", "begins_on"], name="place_waiting")]
        constraints = [
            models.CheckConstraint(
                name="place_is_taken_whole",
                condition=Q(begins_on=None, offer=None, placement=None)
                | Q(
                    Q(offer__isnull=False) | Q(kind=Provision.SUPPORT),
                    begins_on__isnull=False,
                    placement__isnull=False,
                    owner__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="place_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")) | Q(begins_on=None),
            ),
        ]

    def __str__(self) -> str:
        return "Place"


class ReturnStep(models.Model):
    """One step on the way back, with its day."""

    spot = models.ForeignKey(Place, models.CASCADE, related_name="steps")
    text = models.CharField(_("What happens"), max_length=300)
    due_on = models.DateField(_("On"))
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="return_step_done_on_and_by_together",
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return "Return step"


class Review(models.Model):
    """One yearly look: the way back first, then learning, friends and how the child takes part itself."""

    spot = models.ForeignKey(Place, models.CASCADE, related_name="reviews")
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    way_back = models.TextField(_("What would it take for the child to go back, and what is there already?"))
    strengths = models.TextField(_("What can the child do now that it could not a year ago?"))
    academic = models.TextField(_("How does it go with learning?"))
    social = models.TextField(_("How does it go with friends and the group?"))
    experienced = models.TextField(_("How does the child itself experience taking part?"))
    relations = models.TextField(_("Which relations have grown, and which need help?"), blank=True)
    parents = models.TextField(_("What do the parents say?"))
    verdict = models.CharField(_("What now?"), max_length=8, choices=VERDICTS)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="review_asks_the_way_back_and_three_parts",
                condition=~Q(way_back="") & ~Q(academic="") & ~Q(social="") & ~Q(experienced=""),
            ),
            models.CheckConstraint(
                name="review_asks_about_relations",
                condition=Q(on__lt=ASKED_FROM) | ~Q(relations=""),
            ),
            models.CheckConstraint(
                name="review_comes_again_unless_it_ends",
                condition=Q(verdict=Verdict.RETURN) | Q(next_on__gt=F("on")),
            ),
        ]

    def __str__(self) -> str:
        return "Review"
