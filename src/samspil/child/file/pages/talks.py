"""One talk with parents, and the form by which it is written; and loading another template."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.models import Agreed, Talk
from samspil.child.file.pages.lines import FormPage, of_child
from samspil.child.file.queries import around
from samspil.ground.organisation.models import Unit
from samspil.tools.packs.problems import Problem


@dataclass(frozen=True)
class TalkPage:
    """`sections`: what was asked and what was said, wellbeing and strengths first."""

    opened: Opened
    talk: Talk
    sections: tuple[tuple[str, str], ...]
    agreed: tuple[Agreed, ...]
    written_by: str
    back_url: str


@dataclass(frozen=True)
class LoadTemplatePage:
    form: BaseForm
    house: Unit
    problems: tuple[Problem, ...]


def talk_page(opened: Opened, talk: Talk) -> TalkPage:
    first = ((talk.wellbeing_asked, talk.wellbeing), (talk.strengths_asked, talk.strengths))
    return TalkPage(
        opened=opened,
        talk=talk,
        sections=(*first, *((each.asked, each.said) for each in talk.parts.all())),
        agreed=tuple(talk.agreed.all()),
        written_by=next((each.name for each in around(opened.child.pk) if each.person == talk.by_id), ""),
        back_url=reverse("child" if opened.is_staff else "my-child", args=[opened.child.pk]),
    )


def write_page(form: BaseForm, opened: Opened) -> FormPage:
    return of_child(
        form,
        opened,
        _("What did you talk about with %(name)s's parents?") % {"name": opened.child.given_name},
        _("Save the talk"),
        lead=_("Begin with how the child is and what it can do. So does the talk itself."),
        readers=_(
            "The parents, those who work with the child and the leader read it. It stands as it is written; "
            "what changes goes into the next talk."
        ),
    )
