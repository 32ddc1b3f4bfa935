import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0002_imports'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('plans', '0003_approved_wording'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Understanding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reached', models.PositiveIntegerField(verbose_name='How many people it has reached')),
                    ('question', models.CharField(blank=True, max_length=200, verbose_name='The question, to be answered with yes or no')),
                    ('asked_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many answered before')),
                    ('yes_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many of them said yes')),
                    ('asked_after', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many answered after')),
                    ('yes_after', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many of those said yes')),
                    ('told_on', models.DateField()),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='understanding', to='plans.action')),
                    ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['action'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('asked_before', None), ('yes_before', None)), models.Q(('yes_before__isnull', False), ('yes_before__lte', models.F('asked_before'))), _connector='OR'), models.Q(models.Q(('asked_after', None), ('yes_after', None)), models.Q(('yes_after__isnull', False), ('yes_after__lte', models.F('asked_after'))), _connector='OR')), name='yes_is_some_of_those_asked'), models.CheckConstraint(condition=models.Q(models.Q(('asked_after', None), ('asked_before', None)), models.Q(('question', ''), _negated=True), _connector='OR'), name='an_answer_has_a_question')],
                },
            ),
            migrations.CreateModel(
                name='UnderstandingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('reached', models.PositiveIntegerField(verbose_name='How many people it has reached')),
                    ('question', models.CharField(blank=True, max_length=200, verbose_name='The question, to be answered with yes or no')),
                    ('asked_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many answered before')),
                    ('yes_before', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many of them said yes')),
                    ('asked_after', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many answered after')),
                    ('yes_after', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many of those said yes')),
                    ('told_on', models.DateField()),
                    ('action', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.action')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='plans.understanding')),
                    ('told_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
    ]
