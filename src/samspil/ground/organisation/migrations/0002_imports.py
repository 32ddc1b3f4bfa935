import django.db.models.deletion
import samspil.ground.organisation.rules
import samspil.tools.exchange.severities
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0001_initial'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Import',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.ImportKind['STAFF_LIST'], 'List of units or staff'), (samspil.ground.organisation.rules.ImportKind['ONEROSTER'], 'OneRoster')], max_length=20, verbose_name='Kind of file')),
                    ('state', models.CharField(choices=[(samspil.ground.organisation.rules.ImportState['UPLOADED'], 'Being read'), (samspil.ground.organisation.rules.ImportState['CHECKED'], 'Waits for your answer'), (samspil.ground.organisation.rules.ImportState['WORKING'], 'Being carried out'), (samspil.ground.organisation.rules.ImportState['DONE'], 'Carried out'), (samspil.ground.organisation.rules.ImportState['REFUSED'], 'Refused'), (samspil.ground.organisation.rules.ImportState['FAILED'], 'Broke off'), (samspil.ground.organisation.rules.ImportState['DROPPED'], 'Thrown away')], default=samspil.ground.organisation.rules.ImportState['UPLOADED'], max_length=10)),
                    ('file', models.FileField(blank=True, max_length=200, upload_to='imports')),
                    ('file_name', models.CharField(max_length=200)),
                    ('size', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                    ('checked_at', models.DateTimeField(null=True)),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('done_at', models.DateTimeField(null=True)),
                    ('plan', models.CharField(blank=True, max_length=64)),
                    ('endings_accepted', models.BooleanField(default=False)),
                    ('pupils', models.IntegerField(default=0)),
                    ('guardians', models.IntegerField(default=0)),
                    ('unchanged', models.IntegerField(default=0)),
                    ('standing_units', models.IntegerField(default=0)),
                    ('ending_units', models.IntegerField(default=0)),
                    ('standing_persons', models.IntegerField(default=0)),
                    ('ending_persons', models.IntegerField(default=0)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='import_confirmed_at_and_by_together'), models.CheckConstraint(condition=models.Q(('done_at', None), ('confirmed_at__isnull', False), _connector='OR'), name='import_done_was_confirmed')],
                },
            ),
            migrations.CreateModel(
                name='ImportChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.ChangeKind['ADDED'], 'Added'), (samspil.ground.organisation.rules.ChangeKind['CHANGED'], 'Changed'), (samspil.ground.organisation.rules.ChangeKind['ENDED'], 'Ended')], max_length=10)),
                    ('table', models.CharField(choices=[(samspil.ground.organisation.rules.Table['UNIT'], 'Units'), (samspil.ground.organisation.rules.Table['GROUP'], 'Groups'), (samspil.ground.organisation.rules.Table['PERSON'], 'People'), (samspil.ground.organisation.rules.Table['ROLE'], 'Roles')], max_length=10)),
                    ('key', models.CharField(max_length=800)),
                    ('label', models.CharField(max_length=500)),
                    ('field', models.CharField(blank=True, max_length=20)),
                    ('before', models.CharField(blank=True, max_length=300)),
                    ('after', models.CharField(blank=True, max_length=300)),
                    ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='organisation.import')),
                ],
                options={
                    'ordering': ['pk'],
                    'indexes': [models.Index(fields=['of', 'kind', 'table'], name='organisatio_of_id_49514f_idx')],
                },
            ),
            migrations.CreateModel(
                name='ImportProblem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('severity', models.CharField(choices=[(samspil.tools.exchange.severities.Severity['ERROR'], 'Error'), (samspil.tools.exchange.severities.Severity['WARNING'], 'Warning'), (samspil.tools.exchange.severities.Severity['NOTE'], 'Note')], max_length=10)),
                    ('code', models.CharField(max_length=40)),
                    ('file', models.CharField(blank=True, max_length=200)),
                    ('line', models.IntegerField(null=True)),
                    ('column', models.CharField(blank=True, max_length=200)),
                    ('place', models.CharField(blank=True, max_length=600)),
                    ('message', models.TextField()),
                    ('remedy', models.TextField(blank=True)),
                    ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='organisation.import')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='ImportProgress',
                fields=[
                    ('of', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='progress', serialize=False, to='organisation.import')),
                    ('step', models.CharField(blank=True, max_length=20)),
                    ('done', models.IntegerField(default=0)),
                    ('total', models.IntegerField(default=0)),
                    ('told_at', models.DateTimeField()),
                ],
            ),
        ]),
        migrations.AddField(
            model_name='role',
            name='source',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='roleevent',
            name='source',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name='group',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='groupevent',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='person',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='unit',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='unitevent',
            name='key',
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
