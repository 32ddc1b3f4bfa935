"""What a page asks the database, without what the test itself puts around the request."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

AROUND = ("SAVEPOINT", "RELEASE", "SET ROLE", "RESET ROLE", "SELECT set_config('samspil.person', ''")


@pytest.fixture
def count_queries():
    def count(call):
        with CaptureQueriesContext(connection) as asked:
            assert call().status_code == 200
        return sum(1 for each in asked if not each["sql"].startswith(AROUND))

    return count
