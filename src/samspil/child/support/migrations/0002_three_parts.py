import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import samspil.child.support.rules
from django.db import migrations, models

from samspil.ground.base.tables import Columns


class Migration(migrations.Migration):

    dependencies = [
        ('file', '0003_closing'),
        ('organisation', '0004_pupils'),
        ('support', '0001_initial'),
    ]

    operations = [
        Columns([
            migrations.AddField(
                model_name='measure',
                name='academic',
                field=models.TextField(blank=True, verbose_name='How does it go with learning?'),
            ),
            migrations.AddField(
                model_name='measure',
                name='experienced',
                field=models.TextField(blank=True, verbose_name='How does the child itself experience taking part?'),
            ),
            migrations.AddField(
                model_name='measure',
                name='group',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisation.group', verbose_name='Which group or class'),
            ),
            migrations.AddField(
                model_name='measure',
                name='not_known',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.child.support.rules.Part['ACADEMIC'], 'Learning'), (samspil.child.support.rules.Part['SOCIAL'], 'Friends and group'), (samspil.child.support.rules.Part['EXPERIENCED'], 'How the child experiences it'), (samspil.child.support.rules.Part['RELATIONS'], 'Relations')], max_length=12), blank=True, default=list, size=None, verbose_name='Is there something you do not know?'),
            ),
            migrations.AddField(
                model_name='measure',
                name='relations',
                field=models.TextField(blank=True, verbose_name='Which relations have grown, and which need help?'),
            ),
            migrations.AddField(
                model_name='measure',
                name='social',
                field=models.TextField(blank=True, verbose_name='How does it go with friends and the group?'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='academic',
                field=models.TextField(blank=True, verbose_name='How does it go with learning?'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='experienced',
                field=models.TextField(blank=True, verbose_name='How does the child itself experience taking part?'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='group',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.group', verbose_name='Which group or class'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='not_known',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.child.support.rules.Part['ACADEMIC'], 'Learning'), (samspil.child.support.rules.Part['SOCIAL'], 'Friends and group'), (samspil.child.support.rules.Part['EXPERIENCED'], 'How the child experiences it'), (samspil.child.support.rules.Part['RELATIONS'], 'Relations')], max_length=12), blank=True, default=list, size=None, verbose_name='Is there something you do not know?'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='relations',
                field=models.TextField(blank=True, verbose_name='Which relations have grown, and which need help?'),
            ),
            migrations.AddField(
                model_name='measureevent',
                name='social',
                field=models.TextField(blank=True, verbose_name='How does it go with friends and the group?'),
            ),
            migrations.AddConstraint(
                model_name='measure',
                constraint=models.CheckConstraint(condition=models.Q(('checked_on', None), ('checked_on__lt', datetime.date(2026, 11, 30)), models.Q(models.Q(('academic', ''), _negated=True), models.Q(('social', ''), _negated=True), models.Q(('experienced', ''), _negated=True), models.Q(('relations', ''), _negated=True)), _connector='OR'), name='measure_checked_in_every_part'),
            ),
        ]),
    ]
