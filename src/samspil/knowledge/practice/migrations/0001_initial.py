import django.contrib.postgres.fields
import django.db.models.deletion
import samspil.knowledge.practice.rules
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_imports'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('plans', '0002_initial'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Method',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[(samspil.knowledge.practice.rules.MethodKind['METHOD'], 'Method'), (samspil.knowledge.practice.rules.MethodKind['EXAMPLE'], 'Example from practice'), (samspil.knowledge.practice.rules.MethodKind['TIP'], 'Tip')], default=samspil.knowledge.practice.rules.MethodKind['METHOD'], max_length=8, verbose_name='Kind')),
                    ('title', models.CharField(max_length=200, verbose_name='Title')),
                    ('goal', models.TextField(verbose_name='What is it good for?')),
                    ('target_group', models.CharField(max_length=300, verbose_name='For whom')),
                    ('context', models.TextField(blank=True, verbose_name='Where it was used, and what it was like there')),
                    ('how', models.TextField(verbose_name='How it is done')),
                    ('theory', models.TextField(blank=True, verbose_name='Why it is thought to work')),
                    ('follow_up', models.TextField(verbose_name='How one sees whether it works')),
                    ('effect', models.TextField(blank=True, verbose_name='What is known about its effect')),
                    ('evidence', models.CharField(choices=[(samspil.knowledge.practice.rules.Evidence['TOLD'], 'Told by those who did it'), (samspil.knowledge.practice.rules.Evidence['TRIED'], 'Tried in several places'), (samspil.knowledge.practice.rules.Evidence['EVALUATED'], 'Evaluated'), (samspil.knowledge.practice.rules.Evidence['RESEARCHED'], 'Researched')], default=samspil.knowledge.practice.rules.Evidence['TOLD'], max_length=10, verbose_name='How much is known')),
                    ('cost', models.CharField(blank=True, max_length=300, verbose_name='What it takes: time, people, money')),
                    ('contact', models.CharField(blank=True, max_length=200, verbose_name='Whom to ask')),
                    ('language', models.CharField(choices=[('da', 'Dansk'), ('nl', 'Nederlands'), ('en', 'English')], max_length=2, verbose_name='Written in')),
                    ('ages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.knowledge.practice.rules.Ages['NURSERY'], '0 to 2 years'), (samspil.knowledge.practice.rules.Ages['KINDERGARTEN'], '3 to 5 years'), (samspil.knowledge.practice.rules.Ages['YOUNGEST'], '6 to 9 years'), (samspil.knowledge.practice.rules.Ages['MIDDLE'], '10 to 12 years'), (samspil.knowledge.practice.rules.Ages['OLDEST'], '13 to 15 years'), (samspil.knowledge.practice.rules.Ages['YOUTH'], '16 to 18 years')], max_length=5), blank=True, default=list, size=None, verbose_name='Ages')),
                    ('directions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('child', 'The child'), ('group', 'The group'), ('adults', 'The adults'), ('environment', 'The surroundings')], max_length=12), blank=True, default=list, size=None, verbose_name='Changes something for')),
                    ('is_shared', models.BooleanField(default=False, verbose_name='Other municipalities may read it')),
                    ('key', models.CharField(blank=True, max_length=60)),
                    ('added_on', models.DateField()),
                    ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='methods', to='organisation.person')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='methods', to='organisation.unit')),
                ],
                options={
                    'ordering': ['title', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('unit', 'key', 'language'), name='method_loaded_once'), models.CheckConstraint(condition=models.Q(models.Q(('key', ''), _negated=True), ('author__isnull', False), _connector='OR'), name='method_has_an_author_or_a_key')],
                },
            ),
            migrations.CreateModel(
                name='Development',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=300, verbose_name='What I did')),
                    ('form', models.CharField(choices=[('education', 'Education'), ('development', 'Competence development'), ('sparring', 'Sparring'), ('sharing', 'Sharing knowledge'), ('staffing', 'How staff are organised'), ('rethinking', 'Solving the task in a new way')], max_length=12, verbose_name='In what form')),
                    ('on', models.DateField(verbose_name='When')),
                    ('hours', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='Hours')),
                    ('next', models.TextField(verbose_name='What I will do with it')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='developments', to='organisation.person')),
                    ('method', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='developments', to='practice.method', verbose_name='Method')),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                    'indexes': [models.Index(fields=['person', 'on'], name='practice_de_person__1e5c55_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0)), name='development_takes_time')],
                },
            ),
            migrations.CreateModel(
                name='DevelopmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('what', models.CharField(max_length=300, verbose_name='What I did')),
                    ('form', models.CharField(choices=[('education', 'Education'), ('development', 'Competence development'), ('sparring', 'Sparring'), ('sharing', 'Sharing knowledge'), ('staffing', 'How staff are organised'), ('rethinking', 'Solving the task in a new way')], max_length=12, verbose_name='In what form')),
                    ('on', models.DateField(verbose_name='When')),
                    ('hours', models.DecimalField(decimal_places=1, max_digits=5, verbose_name='Hours')),
                    ('next', models.TextField(verbose_name='What I will do with it')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='practice.development')),
                    ('method', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='practice.method', verbose_name='Method')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MethodEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[(samspil.knowledge.practice.rules.MethodKind['METHOD'], 'Method'), (samspil.knowledge.practice.rules.MethodKind['EXAMPLE'], 'Example from practice'), (samspil.knowledge.practice.rules.MethodKind['TIP'], 'Tip')], default=samspil.knowledge.practice.rules.MethodKind['METHOD'], max_length=8, verbose_name='Kind')),
                    ('title', models.CharField(max_length=200, verbose_name='Title')),
                    ('goal', models.TextField(verbose_name='What is it good for?')),
                    ('target_group', models.CharField(max_length=300, verbose_name='For whom')),
                    ('context', models.TextField(blank=True, verbose_name='Where it was used, and what it was like there')),
                    ('how', models.TextField(verbose_name='How it is done')),
                    ('theory', models.TextField(blank=True, verbose_name='Why it is thought to work')),
                    ('follow_up', models.TextField(verbose_name='How one sees whether it works')),
                    ('effect', models.TextField(blank=True, verbose_name='What is known about its effect')),
                    ('evidence', models.CharField(choices=[(samspil.knowledge.practice.rules.Evidence['TOLD'], 'Told by those who did it'), (samspil.knowledge.practice.rules.Evidence['TRIED'], 'Tried in several places'), (samspil.knowledge.practice.rules.Evidence['EVALUATED'], 'Evaluated'), (samspil.knowledge.practice.rules.Evidence['RESEARCHED'], 'Researched')], default=samspil.knowledge.practice.rules.Evidence['TOLD'], max_length=10, verbose_name='How much is known')),
                    ('cost', models.CharField(blank=True, max_length=300, verbose_name='What it takes: time, people, money')),
                    ('contact', models.CharField(blank=True, max_length=200, verbose_name='Whom to ask')),
                    ('language', models.CharField(choices=[('da', 'Dansk'), ('nl', 'Nederlands'), ('en', 'English')], max_length=2, verbose_name='Written in')),
                    ('ages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.knowledge.practice.rules.Ages['NURSERY'], '0 to 2 years'), (samspil.knowledge.practice.rules.Ages['KINDERGARTEN'], '3 to 5 years'), (samspil.knowledge.practice.rules.Ages['YOUNGEST'], '6 to 9 years'), (samspil.knowledge.practice.rules.Ages['MIDDLE'], '10 to 12 years'), (samspil.knowledge.practice.rules.Ages['OLDEST'], '13 to 15 years'), (samspil.knowledge.practice.rules.Ages['YOUTH'], '16 to 18 years')], max_length=5), blank=True, default=list, size=None, verbose_name='Ages')),
                    ('directions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('child', 'The child'), ('group', 'The group'), ('adults', 'The adults'), ('environment', 'The surroundings')], max_length=12), blank=True, default=list, size=None, verbose_name='Changes something for')),
                    ('is_shared', models.BooleanField(default=False, verbose_name='Other municipalities may read it')),
                    ('key', models.CharField(blank=True, max_length=60)),
                    ('added_on', models.DateField()),
                    ('author', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='practice.method')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Use',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('adapted', models.TextField(blank=True, verbose_name='What we do in our own way')),
                    ('result', models.CharField(choices=[(samspil.knowledge.practice.rules.Result['WORKED'], 'Worked'), (samspil.knowledge.practice.rules.Result['PARTLY'], 'Worked in part'), (samspil.knowledge.practice.rules.Result['NOT'], 'Did not work'), (samspil.knowledge.practice.rules.Result['UNKNOWN'], 'Not known yet')], default=samspil.knowledge.practice.rules.Result['UNKNOWN'], max_length=8, verbose_name='How did it go?')),
                    ('seen', models.TextField(blank=True, verbose_name='What we saw')),
                    ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='uses', to='plans.action', verbose_name='Action in our plan')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('method', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='practice.method')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='organisation.unit', verbose_name='Place')),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('method', 'unit'), name='a_place_uses_a_method_once')],
                },
            ),
            migrations.CreateModel(
                name='UseEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('on', models.DateField()),
                    ('adapted', models.TextField(blank=True, verbose_name='What we do in our own way')),
                    ('result', models.CharField(choices=[(samspil.knowledge.practice.rules.Result['WORKED'], 'Worked'), (samspil.knowledge.practice.rules.Result['PARTLY'], 'Worked in part'), (samspil.knowledge.practice.rules.Result['NOT'], 'Did not work'), (samspil.knowledge.practice.rules.Result['UNKNOWN'], 'Not known yet')], default=samspil.knowledge.practice.rules.Result['UNKNOWN'], max_length=8, verbose_name='How did it go?')),
                    ('seen', models.TextField(blank=True, verbose_name='What we saw')),
                    ('action', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.action', verbose_name='Action in our plan')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('method', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='practice.method')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='practice.use')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='Place')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
    ]
