"""The frame around every page."""

from django.http import HttpRequest


def page_frame(request: HttpRequest) -> dict[str, object]:
    return {}
