import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('unit', models.CharField(default='percent', max_length=20)),
                    ('baseline', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                    ('baseline_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('goal', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                    ('goal_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('status', models.CharField(choices=[('running', 'Running'), ('reached', 'Reached'), ('not-reached', 'Not reached'), ('lapsed', 'Lapsed'), ('renewed', 'Renewed')], max_length=12)),
                    ('renews', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='indicators.target')),
                ],
                options={
                    'ordering': ['key', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('goal', None), ('goal__gt', 0), _connector='OR'), name='target_is_never_zero')],
                },
            ),
            migrations.CreateModel(
                name='TargetEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=80)),
                    ('unit', models.CharField(default='percent', max_length=20)),
                    ('baseline', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                    ('baseline_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('goal', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True)),
                    ('goal_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('status', models.CharField(choices=[('running', 'Running'), ('reached', 'Reached'), ('not-reached', 'Not reached'), ('lapsed', 'Lapsed'), ('renewed', 'Renewed')], max_length=12)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='indicators.target')),
                    ('renews', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='indicators.target')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TargetWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('name', models.TextField()),
                    ('definition', models.TextField(blank=True)),
                    ('decision', models.TextField(blank=True)),
                    ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='indicators.target')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('target', 'language'), name='target_wording_once')],
                },
            ),
        ]),
    ]
