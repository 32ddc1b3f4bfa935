"""A house's own language guides, as they were loaded; and who wants hints, which is theirs alone to know."""

from django.db import models

from samspil.ground.organisation.models import Person, Unit

LANGUAGES = {"da": "Dansk", "nl": "Nederlands", "en": "English"}


class Guide(models.Model):
    """A language pack to the letter. The newest of a house and language holds; without one, the shipped."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    text = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-loaded_at", "-pk"]
        indexes = [models.Index(fields=["house", "language"], name="guide_house")]

    def __str__(self) -> str:
        return f"{self.get_language_display()}"


class Wish(models.Model):
    """That somebody wants hints. Which were given is kept nowhere."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return "Wish"
