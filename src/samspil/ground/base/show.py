"""How a view shows a page: one template, one page object, or a named part of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(
    request: HttpRequest, template: str, page: object, *, part: str = "", status: int = 200
) -> HttpResponse:
    """Render the whole page, or only `part` of it when htmx asked."""
    if part and request.htmx:
        template = f"{template}#{part}"
    # Whose page it is, for the frame around it; who opened it may have said so before.
    request.house = getattr(page, "house", None) or getattr(request, "house", None)
    return render(request, template, {"page": page}, status=status)
