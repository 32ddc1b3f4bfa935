"""Addresses of the rulebook. URL name = view name."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
