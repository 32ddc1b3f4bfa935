import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import samspil.ground.organisation.rules
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
                name='Unit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, verbose_name='Name')),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.UnitKind['REGION'], 'Region'), (samspil.ground.organisation.rules.UnitKind['MUNICIPALITY'], 'Municipality'), (samspil.ground.organisation.rules.UnitKind['DEPARTMENT'], 'Department'), (samspil.ground.organisation.rules.UnitKind['BOARD'], 'School board'), (samspil.ground.organisation.rules.UnitKind['SCHOOL'], 'School'), (samspil.ground.organisation.rules.UnitKind['SPECIAL_SCHOOL'], 'Special school'), (samspil.ground.organisation.rules.UnitKind['DAYCARE'], 'Daycare'), (samspil.ground.organisation.rules.UnitKind['DAY_CARER'], 'Day carers'), (samspil.ground.organisation.rules.UnitKind['AFTER_SCHOOL'], 'After-school club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_CLUB'], 'Youth club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_SCHOOL'], 'Youth school'), (samspil.ground.organisation.rules.UnitKind['LEISURE'], 'Leisure'), (samspil.ground.organisation.rules.UnitKind['SERVICE'], 'Service')], max_length=20, verbose_name='Kind')),
                    ('number', models.CharField(blank=True, max_length=40, verbose_name='Official number')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('path', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                    ('country', models.CharField(choices=[('DK', 'Danmark'), ('NL', 'Nederland')], default='DK', max_length=2)),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='Opened on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='Closed on')),
                    ('values', models.TextField(blank=True, verbose_name='Values of the place')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisation.unit')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['path'], name='unit_path')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='unit_key_once'), models.CheckConstraint(condition=models.Q(('opened_on', None), ('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='unit_closes_after_it_opens')],
                },
            ),
            migrations.CreateModel(
                name='Group',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('grade', models.CharField(blank=True, max_length=20, verbose_name='Grade')),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='organisation.unit')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='group_key_once')],
                },
            ),
            migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(verbose_name='On')),
                    ('kind', models.CharField(choices=[('merge', 'Merged'), ('split', 'Split'), ('move', 'Moved')], max_length=10, verbose_name='What happened')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='organisation.unit')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follows', to='organisation.unit')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='succession_once'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='no_unit_succeeds_itself')],
                },
            ),
            migrations.CreateModel(
                name='UnitEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=200, verbose_name='Name')),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.UnitKind['REGION'], 'Region'), (samspil.ground.organisation.rules.UnitKind['MUNICIPALITY'], 'Municipality'), (samspil.ground.organisation.rules.UnitKind['DEPARTMENT'], 'Department'), (samspil.ground.organisation.rules.UnitKind['BOARD'], 'School board'), (samspil.ground.organisation.rules.UnitKind['SCHOOL'], 'School'), (samspil.ground.organisation.rules.UnitKind['SPECIAL_SCHOOL'], 'Special school'), (samspil.ground.organisation.rules.UnitKind['DAYCARE'], 'Daycare'), (samspil.ground.organisation.rules.UnitKind['DAY_CARER'], 'Day carers'), (samspil.ground.organisation.rules.UnitKind['AFTER_SCHOOL'], 'After-school club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_CLUB'], 'Youth club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_SCHOOL'], 'Youth school'), (samspil.ground.organisation.rules.UnitKind['LEISURE'], 'Leisure'), (samspil.ground.organisation.rules.UnitKind['SERVICE'], 'Service')], max_length=20, verbose_name='Kind')),
                    ('number', models.CharField(blank=True, max_length=40, verbose_name='Official number')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('path', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                    ('country', models.CharField(choices=[('DK', 'Danmark'), ('NL', 'Nederland')], default='DK', max_length=2)),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='Opened on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='Closed on')),
                    ('values', models.TextField(blank=True, verbose_name='Values of the place')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='GroupEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('grade', models.CharField(blank=True, max_length=20, verbose_name='Grade')),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.group')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_name', models.CharField(max_length=100, verbose_name='Given name')),
                    ('family_name', models.CharField(blank=True, max_length=100, verbose_name='Family name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['given_name', 'family_name', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='person_key_once')],
                },
            ),
            migrations.CreateModel(
                name='PersonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('given_name', models.CharField(max_length=100, verbose_name='Given name')),
                    ('family_name', models.CharField(blank=True, max_length=100, verbose_name='Family name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                    ('key', models.CharField(blank=True, max_length=200)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Role',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.RoleKind['DIRECTOR'], 'Director'), (samspil.ground.organisation.rules.RoleKind['HEAD'], 'Head of centre'), (samspil.ground.organisation.rules.RoleKind['FOLLOW_UP'], 'Member of the follow-up group'), (samspil.ground.organisation.rules.RoleKind['LEADER'], 'Leader'), (samspil.ground.organisation.rules.RoleKind['PROFESSIONAL'], 'Professional'), (samspil.ground.organisation.rules.RoleKind['UNION'], 'Union representative'), (samspil.ground.organisation.rules.RoleKind['POLITICIAN'], 'Politician'), (samspil.ground.organisation.rules.RoleKind['BOARD_MEMBER'], 'Board member'), (samspil.ground.organisation.rules.RoleKind['PARENT'], "Parents' representative"), (samspil.ground.organisation.rules.RoleKind['PUPIL'], 'Pupil council'), (samspil.ground.organisation.rules.RoleKind['ANALYST'], 'Analyst'), (samspil.ground.organisation.rules.RoleKind['ADMINISTRATOR'], 'Administrator'), (samspil.ground.organisation.rules.RoleKind['DATA_PROTECTION'], 'Data protection officer')], max_length=20, verbose_name='Role')),
                    ('title', models.CharField(blank=True, max_length=120, verbose_name='Title')),
                    ('begins_on', models.DateField(verbose_name='From')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='To')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='organisation.person')),
                    ('root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='organisation.unit')),
                ],
                options={
                    'ordering': ['begins_on', 'pk'],
                    'indexes': [models.Index(fields=['root', 'person'], name='organisatio_root_id_be7f86_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('begins_on')), _connector='OR'), name='role_ends_after_it_begins'), models.UniqueConstraint(fields=('person', 'kind', 'unit', 'begins_on'), name='role_once')],
                },
            ),
            migrations.CreateModel(
                name='RoleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[(samspil.ground.organisation.rules.RoleKind['DIRECTOR'], 'Director'), (samspil.ground.organisation.rules.RoleKind['HEAD'], 'Head of centre'), (samspil.ground.organisation.rules.RoleKind['FOLLOW_UP'], 'Member of the follow-up group'), (samspil.ground.organisation.rules.RoleKind['LEADER'], 'Leader'), (samspil.ground.organisation.rules.RoleKind['PROFESSIONAL'], 'Professional'), (samspil.ground.organisation.rules.RoleKind['UNION'], 'Union representative'), (samspil.ground.organisation.rules.RoleKind['POLITICIAN'], 'Politician'), (samspil.ground.organisation.rules.RoleKind['BOARD_MEMBER'], 'Board member'), (samspil.ground.organisation.rules.RoleKind['PARENT'], "Parents' representative"), (samspil.ground.organisation.rules.RoleKind['PUPIL'], 'Pupil council'), (samspil.ground.organisation.rules.RoleKind['ANALYST'], 'Analyst'), (samspil.ground.organisation.rules.RoleKind['ADMINISTRATOR'], 'Administrator'), (samspil.ground.organisation.rules.RoleKind['DATA_PROTECTION'], 'Data protection officer')], max_length=20, verbose_name='Role')),
                    ('title', models.CharField(blank=True, max_length=120, verbose_name='Title')),
                    ('begins_on', models.DateField(verbose_name='From')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='To')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisation.role')),
                    ('root', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-mail')),
                    ('language', models.CharField(blank=True, max_length=5, verbose_name='Language')),
                    ('is_active', models.BooleanField(default=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='account', to='organisation.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
    ]
