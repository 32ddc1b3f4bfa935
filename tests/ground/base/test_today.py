"""The database's today is the day where the municipality is, whatever the connection takes it for."""

import pytest
from django.db import connection
from django.utils.timezone import localdate


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_the_day_here(db, zone):
    """At any hour one of the two zones has another day than Copenhagen."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('samspil.today', '', true), set_config('TimeZone', %s, true)", [zone]
        )
        cursor.execute("SELECT samspil_today()")
        [today] = cursor.fetchone()

    assert today == localdate()
