"""Makers: plain functions with defaults. A test states only what it is about."""

from make.organisation import account, municipality, person, role, unit
from make.plans import action, effort, evidence, goal, news, plan, request
from make.strategy import area, statement, strategy

__all__ = [
    "account",
    "action",
    "area",
    "effort",
    "evidence",
    "goal",
    "municipality",
    "news",
    "person",
    "plan",
    "request",
    "role",
    "statement",
    "strategy",
    "unit",
]
