"""No request says yes to what is not kept."""

from contextlib import suppress

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from samspil.ground.base.middleware import OneTransaction

pytestmark = pytest.mark.django_db


def answered(view):
    request = RequestFactory().post("/")
    request.user, request.session = AnonymousUser(), {}
    return OneTransaction(view)(request)


def fails_unseen(_request):
    """A statement failed and nobody said so: PostgreSQL takes everything back at the end, without a word."""
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    return HttpResponse("yes")


def breaks_in_a_cache(_request):
    """As Django's cache in the database swallows its faults."""
    transaction.set_rollback(True)
    return HttpResponse("yes")


@pytest.mark.parametrize("view", [fails_unseen, breaks_in_a_cache])
def test_what_is_not_kept_gets_no_yes(view):
    with pytest.raises(OperationalError, match="nothing of it was kept"):
        answered(view)


def test_what_is_kept_does():
    assert answered(lambda _request: HttpResponse("yes")).status_code == 200
