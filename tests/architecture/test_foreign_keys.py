"""A foreign key written as a string passes every import contract; this does not let it point up."""

import tomllib
from pathlib import Path

from django.apps import apps

CONTRACTS = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]


def layers(container):
    names = next(
        each["layers"] for each in CONTRACTS if each["type"] == "layers" and each["containers"] == [container]
    )
    return [name.strip("()") for name in names]


def height(model):
    """The place of a model's app in the house: larger is lower."""
    wing, app = model.__module__.split(".")[1:3]
    try:
        return layers("samspil").index(wing), layers(f"samspil.{wing}").index(app)
    except StopIteration:
        return layers("samspil").index(wing), 0


def ours(model):
    return model.__module__.startswith("samspil.")


def test_no_foreign_key_points_up():
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if ours(model) and field.is_relation and field.concrete and ours(field.related_model)
        if height(field.related_model) < height(model)
    ]

    assert upward == []
