import django.db.models.functions.datetime
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
                    ('person', models.BigIntegerField(db_index=True, null=True)),
                    ('person_name', models.CharField(max_length=200)),
                    ('what', models.CharField(max_length=120)),
                    ('table', models.CharField(max_length=63)),
                    ('target', models.BigIntegerField()),
                    ('label', models.CharField(max_length=300)),
                    ('unit', models.BigIntegerField(db_index=True, null=True)),
                    ('note', models.TextField(blank=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['table', 'target'], name='audit_event_table_35a103_idx')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
                    ('person', models.BigIntegerField(db_index=True)),
                    ('subject', models.BigIntegerField(db_index=True)),
                    ('page', models.CharField(max_length=120)),
                    ('purpose', models.CharField(max_length=60)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='reading_has_a_purpose')],
                },
            ),
        ]),
    ]
