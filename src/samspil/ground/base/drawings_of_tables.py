"""Draws no more of the models than a change of tables asks for; Django draws all of them.

A table's statements follow from its own fields and from the keys of the tables it points to.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    SeparateDatabaseAndState,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.db.migrations.utils import resolve_relation
from django.utils.functional import SimpleLazyObject

Name = tuple[str, str]
# What no other table's statements hang on, save for an altered key.
OWN = (AddField, AlterField, RemoveField, AddConstraint, RemoveConstraint, AddIndex, RemoveIndex)


class Undrawn(ProjectState):
    """Models that are drawn when somebody asks for one, and not, as Django does, before each migration."""

    @property
    def apps(self) -> StateApps:
        return self.__dict__["apps"] if "apps" in self.__dict__ else SimpleLazyObject(self._draw)

    @apps.setter
    def apps(self, drawn: StateApps) -> None:
        self.__dict__["apps"] = drawn

    @apps.deleter
    def apps(self) -> None:
        self.__dict__.pop("apps", None)

    def _draw(self) -> StateApps:
        if "apps" not in self.__dict__:
            self.apps = StateApps(self.real_apps, self.models)
        return self.apps

    def clone(self) -> ProjectState:
        return forget_to_draw(super().clone())


def forget_to_draw(state: ProjectState) -> ProjectState:
    """The same state, undrawn until somebody asks: Django makes its states itself, so it becomes one here."""
    state.__class__ = Undrawn
    return state


def forget(state: ProjectState) -> None:
    """What was drawn: nothing has to be drawn anew for each change that follows."""
    del forget_to_draw(state).apps


def tables_of(
    operations: Iterable[Operation], label: str, before: ProjectState, after: ProjectState
) -> set[Name] | None:
    """The tables that are made and changed; None where one must be seen among all that point to it."""
    names = set()
    for each in operations:
        if isinstance(each, CreateModel):
            names.add((label, each.name_lower))
        elif isinstance(each, OWN) and not _is_key(each, label, (before, after)):
            names.add((label, each.model_name_lower))
        elif not (isinstance(each, SeparateDatabaseAndState) and not each.database_operations):
            return None
    return names


def _is_key(operation: Operation, label: str, states: Sequence[ProjectState]) -> bool:
    """Whether a field is altered that others may point to."""
    if not isinstance(operation, AlterField):
        return False
    found = [state.models[label, operation.model_name_lower].fields[operation.name] for state in states]
    return any(each.primary_key or each.unique for each in found)


def drawing(state: ProjectState, names: Iterable[Name]) -> ProjectState:
    """These tables, and of all they point to no more than what is pointed at."""
    whole, parts = {}, {}
    waiting = [name for name in names if name in state.models]
    while waiting:
        name = waiting.pop()
        whole[name] = state.models[name]
        for other, is_needed_whole in _others(whole[name]):
            if other not in state.models or other in whole:
                continue
            if is_needed_whole or not _stands_alone(state.models[other]):
                waiting.append(other)
            else:
                parts[other] = _part(state.models[other])
    return ProjectState({**parts, **whole}, real_apps=state.real_apps)


def _others(model: ModelState) -> Iterator[tuple[Name, bool]]:
    """Whom the model points to; what it is made of, or tied by, must be there whole."""
    for base in model.bases:
        if isinstance(base, str):
            yield resolve_relation(base, model.app_label, model.name_lower), True
    for field in model.fields.values():
        if field.remote_field and field.remote_field.model:
            yield resolve_relation(field.remote_field.model, model.app_label, model.name_lower), False
            if through := getattr(field.remote_field, "through", None):
                yield resolve_relation(through, model.app_label, model.name_lower), True


def _stands_alone(model: ModelState) -> bool:
    """Made of nothing else, and with a key that is a value."""
    is_own = not any(isinstance(base, str) for base in model.bases)
    return is_own and not any(each.primary_key and each.remote_field for each in model.fields.values())


def _part(model: ModelState) -> ModelState:
    """Its name and what can be pointed at."""
    fields = [(name, field) for name, field in model.fields.items() if not field.remote_field]
    options = {
        key: model.options[key] for key in ("db_table", "managed", "swappable") if key in model.options
    }
    return ModelState(model.app_label, model.name, fields, options, (models.Model,))
