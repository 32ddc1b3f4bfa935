"""The table of Django's database cache, so that rate limits hold across web processes."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE base_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX base_cache_expires ON base_cache (expires);
            """,
            "DROP TABLE base_cache",
        ),
    ]
