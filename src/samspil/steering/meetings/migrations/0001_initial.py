import django.db.models.deletion
import samspil.ground.organisation.rules
import samspil.steering.meetings.rules
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
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[(samspil.steering.meetings.rules.BodyKind['FOLLOW_UP'], 'Follow-up group'), (samspil.steering.meetings.rules.BodyKind['COMMITTEE'], 'Committee'), (samspil.steering.meetings.rules.BodyKind['BOARD'], 'Board'), (samspil.steering.meetings.rules.BodyKind['STAFF'], 'Staff meeting'), (samspil.steering.meetings.rules.BodyKind['PARENTS'], "Parents' meeting"), (samspil.steering.meetings.rules.BodyKind['PUPILS'], 'Pupil council')], max_length=14, verbose_name='Kind of body')),
                    ('name', models.CharField(max_length=200, verbose_name='Name')),
                    ('mandate', models.TextField(blank=True, verbose_name='Mandate')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='organisation.unit', verbose_name='Place')),
                ],
                options={
                    'verbose_name_plural': 'bodies',
                    'ordering': ['unit__name', 'name', 'pk'],
                    'indexes': [models.Index(fields=['unit', 'kind'], name='meetings_bo_unit_id_247fc9_idx')],
                    'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='body_name_once_in_a_unit', violation_error_message='Choose another name: this place has a body called so.')],
                },
            ),
            migrations.CreateModel(
                name='BodyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[(samspil.steering.meetings.rules.BodyKind['FOLLOW_UP'], 'Follow-up group'), (samspil.steering.meetings.rules.BodyKind['COMMITTEE'], 'Committee'), (samspil.steering.meetings.rules.BodyKind['BOARD'], 'Board'), (samspil.steering.meetings.rules.BodyKind['STAFF'], 'Staff meeting'), (samspil.steering.meetings.rules.BodyKind['PARENTS'], "Parents' meeting"), (samspil.steering.meetings.rules.BodyKind['PUPILS'], 'Pupil council')], max_length=14, verbose_name='Kind of body')),
                    ('name', models.CharField(max_length=200, verbose_name='Name')),
                    ('mandate', models.TextField(blank=True, verbose_name='Mandate')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.body')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit', verbose_name='Place')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Consultation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(choices=[(samspil.ground.organisation.rules.ActorGroup['POLITICIANS'], 'Politicians'), (samspil.ground.organisation.rules.ActorGroup['ADMINISTRATION'], 'Administration'), (samspil.ground.organisation.rules.ActorGroup['LEADERS'], 'Leaders'), (samspil.ground.organisation.rules.ActorGroup['STAFF'], 'Staff'), (samspil.ground.organisation.rules.ActorGroup['BOARDS'], 'Boards'), (samspil.ground.organisation.rules.ActorGroup['PARENTS'], 'Parents'), (samspil.ground.organisation.rules.ActorGroup['CHILDREN'], 'Children and young people')], max_length=14, verbose_name='Whom do you ask?')),
                    ('question', models.TextField(verbose_name='Question')),
                    ('asked_on', models.DateField()),
                    ('due_on', models.DateField(verbose_name='Answer by')),
                    ('answer', models.TextField(blank=True, verbose_name='Answer')),
                    ('said_by', models.CharField(blank=True, max_length=200, verbose_name='Who said it, and where')),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('change', models.TextField(blank=True, verbose_name='What it changed, and what it could not change')),
                    ('changed_on', models.DateField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='meetings.body')),
                    ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['-asked_on', '-pk'],
                    'indexes': [models.Index(fields=['body', 'group'], name='meetings_co_body_id_bc799b_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='consultation_due_after_asked'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('answered_on__isnull', True)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='consultation_answered_on_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('changed_by__isnull', True), ('changed_on__isnull', True)), models.Q(('changed_by__isnull', False), ('changed_on__isnull', False)), _connector='OR'), name='consultation_changed_on_and_by')],
                },
            ),
            migrations.CreateModel(
                name='ConsultationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('group', models.CharField(choices=[(samspil.ground.organisation.rules.ActorGroup['POLITICIANS'], 'Politicians'), (samspil.ground.organisation.rules.ActorGroup['ADMINISTRATION'], 'Administration'), (samspil.ground.organisation.rules.ActorGroup['LEADERS'], 'Leaders'), (samspil.ground.organisation.rules.ActorGroup['STAFF'], 'Staff'), (samspil.ground.organisation.rules.ActorGroup['BOARDS'], 'Boards'), (samspil.ground.organisation.rules.ActorGroup['PARENTS'], 'Parents'), (samspil.ground.organisation.rules.ActorGroup['CHILDREN'], 'Children and young people')], max_length=14, verbose_name='Whom do you ask?')),
                    ('question', models.TextField(verbose_name='Question')),
                    ('asked_on', models.DateField()),
                    ('due_on', models.DateField(verbose_name='Answer by')),
                    ('answer', models.TextField(blank=True, verbose_name='Answer')),
                    ('said_by', models.CharField(blank=True, max_length=200, verbose_name='Who said it, and where')),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('change', models.TextField(blank=True, verbose_name='What it changed, and what it could not change')),
                    ('changed_on', models.DateField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body')),
                    ('changed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.consultation')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(verbose_name='Day')),
                    ('title', models.CharField(max_length=200, verbose_name='Title')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held')], default='planned', max_length=8, verbose_name='State')),
                    ('minutes', models.TextField(blank=True, verbose_name='Minutes')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='meetings.body')),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                    'indexes': [models.Index(fields=['body', 'on'], name='meetings_me_body_id_aaa9ce_idx')],
                },
            ),
            migrations.CreateModel(
                name='Item',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=200, verbose_name='Item')),
                    ('is_inclusion', models.BooleanField(default=False, verbose_name='Is about inclusion')),
                    ('is_evaluation', models.BooleanField(default=False, verbose_name='Evaluates how inclusion goes')),
                    ('outcome', models.TextField(blank=True, verbose_name='What came of it')),
                    ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='items', to='plans.decision', verbose_name='Decision')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='meetings.meeting')),
                ],
                options={
                    'ordering': ['meeting', 'place'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'place'), name='item_place_once')],
                },
            ),
            migrations.CreateModel(
                name='ItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=200, verbose_name='Item')),
                    ('is_inclusion', models.BooleanField(default=False, verbose_name='Is about inclusion')),
                    ('is_evaluation', models.BooleanField(default=False, verbose_name='Evaluates how inclusion goes')),
                    ('outcome', models.TextField(blank=True, verbose_name='What came of it')),
                    ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.decision', verbose_name='Decision')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.item')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MeetingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('on', models.DateField(verbose_name='Day')),
                    ('title', models.CharField(max_length=200, verbose_name='Title')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held')], default='planned', max_length=8, verbose_name='State')),
                    ('minutes', models.TextField(blank=True, verbose_name='Minutes')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('category', models.CharField(choices=[(samspil.steering.meetings.rules.Category['DIRECTOR'], 'Director'), (samspil.steering.meetings.rules.Category['CENTRE_HEAD'], 'Head of a centre'), (samspil.steering.meetings.rules.Category['LEADER'], 'Leader'), (samspil.steering.meetings.rules.Category['UNION'], 'Union representative'), (samspil.steering.meetings.rules.Category['STAFF'], 'Staff'), (samspil.steering.meetings.rules.Category['POLITICIAN'], 'Politician'), (samspil.steering.meetings.rules.Category['PARENT'], 'Parent'), (samspil.steering.meetings.rules.Category['PUPIL'], 'Pupil')], max_length=12, verbose_name='Sits as')),
                    ('is_chair', models.BooleanField(default=False, verbose_name='Leads the body')),
                    ('begins_on', models.DateField(verbose_name='From')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='To')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='meetings.body')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.person', verbose_name='Member')),
                ],
                options={
                    'ordering': ['-is_chair', 'person__given_name', 'person__family_name', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('begins_on')), _connector='OR'), name='membership_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('body', 'person'), name='a_member_sits_once'), models.UniqueConstraint(condition=models.Q(('ends_on', None), ('is_chair', True)), fields=('body',), name='one_leads_a_body')],
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('category', models.CharField(choices=[(samspil.steering.meetings.rules.Category['DIRECTOR'], 'Director'), (samspil.steering.meetings.rules.Category['CENTRE_HEAD'], 'Head of a centre'), (samspil.steering.meetings.rules.Category['LEADER'], 'Leader'), (samspil.steering.meetings.rules.Category['UNION'], 'Union representative'), (samspil.steering.meetings.rules.Category['STAFF'], 'Staff'), (samspil.steering.meetings.rules.Category['POLITICIAN'], 'Politician'), (samspil.steering.meetings.rules.Category['PARENT'], 'Parent'), (samspil.steering.meetings.rules.Category['PUPIL'], 'Pupil')], max_length=12, verbose_name='Sits as')),
                    ('is_chair', models.BooleanField(default=False, verbose_name='Leads the body')),
                    ('begins_on', models.DateField(verbose_name='From')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='To')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person', verbose_name='Member')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.membership')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Task',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=300, verbose_name='Task')),
                    ('due_on', models.DateField(verbose_name='Deadline')),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='meetings.body')),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='meetings.item', verbose_name='Comes from')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='organisation.person', verbose_name='Who does it')),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                    'indexes': [models.Index(fields=['owner', 'done_on'], name='meetings_ta_owner_i_1873c9_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_by__isnull', True), ('done_on__isnull', True)), models.Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='task_done_on_and_by')],
                },
            ),
            migrations.CreateModel(
                name='TaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('text', models.CharField(max_length=300, verbose_name='Task')),
                    ('due_on', models.DateField(verbose_name='Deadline')),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body')),
                    ('done_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.item', verbose_name='Comes from')),
                    ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person', verbose_name='Who does it')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.task')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
    ]
