"""What an import would change: two states compared, nothing written."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record")  # a dataclass; fields declared with `compare=False` (line numbers) are no change


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change(Generic[Record]):
    before: Record
    after: Record
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Key, Record]):
    """What would be added, changed, ended and left as it is. Each keeps the order of its source."""

    added: Mapping[Key, Record]
    changed: Mapping[Key, Change[Record]]
    ended: Mapping[Key, Record]
    unchanged: tuple[Key, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.ended)


def compare(
    current: Mapping[Key, Record],
    incoming: Mapping[Key, Record],
    *,
    is_bulk: bool,
    ending: Collection[Key] = (),
) -> Comparison[Key, Record]:
    """Compare two states of frozen dataclasses by key.

    What is missing from `incoming` ends only when it `is_bulk`: a delta is silent about what did not change.
    Keys in `ending` (OneRoster `tobedeleted`) end in both, and are never added.
    Raises TypeError when a record is not a dataclass.
    """
    gone = set(ending)
    kept = {key: record for key, record in incoming.items() if key not in gone}
    changed, unchanged = {}, []
    for key in current.keys() & kept.keys():
        changes = field_changes(current[key], kept[key])
        if changes:
            changed[key] = Change(current[key], kept[key], changes)
        else:
            unchanged.append(key)
    return Comparison(
        added={key: record for key, record in kept.items() if key not in current},
        changed={key: changed[key] for key in kept if key in changed},
        ended={
            key: record for key, record in current.items() if key in gone or (is_bulk and key not in kept)
        },
        unchanged=_in_order(current, unchanged),
    )


def field_changes(before: object, after: object) -> tuple[FieldChange, ...]:
    """The fields in which two records of one dataclass differ. Raises TypeError for anything else."""
    if type(before) is not type(after):
        raise TypeError(f"cannot compare {type(before).__name__} with {type(after).__name__}")
    pairs = ((each.name, getattr(before, each.name), getattr(after, each.name)) for each in _compared(before))
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def ended_share(comparison: Comparison[Any, Any]) -> float:
    """The share, 0 to 1, of the current records that would end. 0 when there are none."""
    current = len(comparison.changed) + len(comparison.ended) + len(comparison.unchanged)
    return len(comparison.ended) / current if current else 0.0


def needs_confirmation(comparison: Comparison[Any, Any], limit: float = 0.10) -> bool:
    """Whether more than `limit` (a share, 0 to 1) of the current records would end."""
    return ended_share(comparison) > limit


def _compared(record: Any) -> list[Any]:
    return [each for each in fields(record) if each.compare]


def _in_order(current: Mapping[Key, Any], keys: Collection[Key]) -> tuple[Key, ...]:
    wanted = set(keys)
    return tuple(key for key in current if key in wanted)
