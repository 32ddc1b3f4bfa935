import django.contrib.postgres.fields
import django.db.models.deletion
import samspil.ground.organisation.rules
import samspil.steering.rounds.rules
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_imports'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('plans', '0002_initial'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('note', models.TextField(blank=True, verbose_name='Message to the places')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.ground.organisation.rules.UnitKind['REGION'], 'Region'), (samspil.ground.organisation.rules.UnitKind['MUNICIPALITY'], 'Municipality'), (samspil.ground.organisation.rules.UnitKind['DEPARTMENT'], 'Department'), (samspil.ground.organisation.rules.UnitKind['BOARD'], 'School board'), (samspil.ground.organisation.rules.UnitKind['SCHOOL'], 'School'), (samspil.ground.organisation.rules.UnitKind['SPECIAL_SCHOOL'], 'Special school'), (samspil.ground.organisation.rules.UnitKind['DAYCARE'], 'Daycare'), (samspil.ground.organisation.rules.UnitKind['DAY_CARER'], 'Day carers'), (samspil.ground.organisation.rules.UnitKind['AFTER_SCHOOL'], 'After-school club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_CLUB'], 'Youth club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_SCHOOL'], 'Youth school'), (samspil.ground.organisation.rules.UnitKind['LEISURE'], 'Leisure'), (samspil.ground.organisation.rules.UnitKind['SERVICE'], 'Service')], max_length=20), size=None, verbose_name='Kinds of place')),
                    ('since', models.DateField(verbose_name='Looks back to')),
                    ('due_on', models.DateField(verbose_name='Deadline')),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('opened_at', models.DateTimeField()),
                    ('asked_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('conclusion', models.TextField(blank=True, verbose_name='What the round showed')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('framework', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='plans.plan')),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='following', to='rounds.round')),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='strategy.strategy')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-opened_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('since'))), name='round_is_due_after_what_it_looks_at'), models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('unit',), name='one_open_round_a_house'), models.CheckConstraint(condition=models.Q(('closed_at', None), models.Q(('conclusion', ''), _negated=True), _connector='OR'), name='a_closed_round_says_what_it_showed'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='round_closed_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('text', models.CharField(max_length=300, verbose_name='Question')),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='rounds.round')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'place'), name='question_place_once')],
                },
            ),
            migrations.CreateModel(
                name='Ask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField(blank=True, verbose_name='Anything else')),
                    ('saved_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_note', models.CharField(blank=True, max_length=400, verbose_name='What is to be looked at again')),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('returned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='organisation.unit')),
                    ('waits_at', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='rounds.round')),
                ],
                options={
                    'ordering': ['unit__name', 'pk'],
                    'indexes': [models.Index(fields=['round', 'waits_at'], name='rounds_ask_round_i_aff5f3_idx')],
                    'constraints': [models.UniqueConstraint(fields=('round', 'unit'), name='a_place_is_asked_once_a_round'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('waits_at__isnull', False)), models.Q(('accepted_at__isnull', False), ('answered_at__isnull', False), ('waits_at', None)), _connector='OR'), name='what_is_accepted_waits_nowhere'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('waits_at', models.F('unit'))), models.Q(('answered_at__isnull', False), models.Q(('waits_at', None), models.Q(('waits_at', models.F('unit')), _negated=True), _connector='OR')), _connector='OR'), name='an_answer_has_left_its_place'), models.CheckConstraint(condition=models.Q(('accepted_by', None), models.Q(('accepted_by', models.F('answered_by')), _negated=True), _connector='OR'), name='nobody_accepts_their_own_answer'), models.CheckConstraint(condition=models.Q(('returned_at', None), models.Q(('returned_note', ''), _negated=True), _connector='OR'), name='what_is_sent_back_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('saved_at__isnull', True), ('saved_by__isnull', True)), models.Q(('saved_at__isnull', False), ('saved_by__isnull', False)), _connector='OR'), name='ask_saved_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='ask_answered_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('returned_at__isnull', True), ('returned_by__isnull', True)), models.Q(('returned_at__isnull', False), ('returned_by__isnull', False)), _connector='OR'), name='ask_returned_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='ask_accepted_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='Approval',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='rounds.ask')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('ask', 'unit'), name='a_level_says_yes_once')],
                },
            ),
            migrations.CreateModel(
                name='ApprovalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rounds.approval')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('ask', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.ask')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='rounds.ask')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='rounds.question')),
                ],
                options={
                    'ordering': ['question__place'],
                    'constraints': [models.UniqueConstraint(fields=('ask', 'question'), name='one_reply_a_question')],
                },
            ),
            migrations.CreateModel(
                name='ReplyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('text', models.TextField()),
                    ('ask', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.ask')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rounds.reply')),
                    ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.question')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Review',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verdict', models.CharField(blank=True, choices=[(samspil.steering.rounds.rules.Verdict['KEEP'], 'Keep'), (samspil.steering.rounds.rules.Verdict['CHANGE'], 'Change'), (samspil.steering.rounds.rules.Verdict['STOP'], 'Stop')], max_length=6, verbose_name='What now')),
                    ('words', models.TextField(blank=True, verbose_name='In your own words')),
                    ('what', models.CharField(blank=True, max_length=200, verbose_name='What happens next')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='By')),
                    ('status', models.CharField(blank=True, choices=[('late', 'late'), ('quiet', 'quiet'), ('unproved', 'unproved'), ('running', 'running'), ('planned', 'planned'), ('done', 'done'), ('stopped', 'stopped'), ('none', 'none')], max_length=10)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='reviews', to='plans.action')),
                    ('ask', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='rounds.ask')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='reviews', to='plans.decision')),
                    ('effort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='plans.effort')),
                    ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['-closed_at', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('ask', 'effort'), name='one_review_of_an_effort_a_round'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('verdict', 'keep'), models.Q(('action__isnull', False), ('verdict', 'change')), models.Q(('decision__isnull', False), ('verdict', 'stop')), _connector='OR'), name='an_evaluation_ends_in_keep_change_or_stop'), models.CheckConstraint(condition=models.Q(('ask__isnull', False), ('closed_at__isnull', False), _connector='OR'), name='an_evaluation_of_its_own_is_closed'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='review_closed_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='ReviewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('verdict', models.CharField(blank=True, choices=[(samspil.steering.rounds.rules.Verdict['KEEP'], 'Keep'), (samspil.steering.rounds.rules.Verdict['CHANGE'], 'Change'), (samspil.steering.rounds.rules.Verdict['STOP'], 'Stop')], max_length=6, verbose_name='What now')),
                    ('words', models.TextField(blank=True, verbose_name='In your own words')),
                    ('what', models.CharField(blank=True, max_length=200, verbose_name='What happens next')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='By')),
                    ('status', models.CharField(blank=True, choices=[('late', 'late'), ('quiet', 'quiet'), ('unproved', 'unproved'), ('running', 'running'), ('planned', 'planned'), ('done', 'done'), ('stopped', 'stopped'), ('none', 'none')], max_length=10)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('action', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.action')),
                    ('ask', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.ask')),
                    ('closed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.decision')),
                    ('effort', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.effort')),
                    ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rounds.review')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.TextField(blank=True, verbose_name='Anything else')),
                    ('saved_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_note', models.CharField(blank=True, max_length=400, verbose_name='What is to be looked at again')),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('accepted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rounds.ask')),
                    ('returned_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('saved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('waits_at', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.round')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RoundEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('note', models.TextField(blank=True, verbose_name='Message to the places')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[(samspil.ground.organisation.rules.UnitKind['REGION'], 'Region'), (samspil.ground.organisation.rules.UnitKind['MUNICIPALITY'], 'Municipality'), (samspil.ground.organisation.rules.UnitKind['DEPARTMENT'], 'Department'), (samspil.ground.organisation.rules.UnitKind['BOARD'], 'School board'), (samspil.ground.organisation.rules.UnitKind['SCHOOL'], 'School'), (samspil.ground.organisation.rules.UnitKind['SPECIAL_SCHOOL'], 'Special school'), (samspil.ground.organisation.rules.UnitKind['DAYCARE'], 'Daycare'), (samspil.ground.organisation.rules.UnitKind['DAY_CARER'], 'Day carers'), (samspil.ground.organisation.rules.UnitKind['AFTER_SCHOOL'], 'After-school club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_CLUB'], 'Youth club'), (samspil.ground.organisation.rules.UnitKind['YOUTH_SCHOOL'], 'Youth school'), (samspil.ground.organisation.rules.UnitKind['LEISURE'], 'Leisure'), (samspil.ground.organisation.rules.UnitKind['SERVICE'], 'Service')], max_length=20), size=None, verbose_name='Kinds of place')),
                    ('since', models.DateField(verbose_name='Looks back to')),
                    ('due_on', models.DateField(verbose_name='Deadline')),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('opened_at', models.DateTimeField()),
                    ('asked_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('conclusion', models.TextField(blank=True, verbose_name='What the round showed')),
                    ('closed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('framework', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.plan')),
                    ('opened_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rounds.round')),
                    ('previous', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rounds.round')),
                    ('strategy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='strategy.strategy')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seen_at', models.DateTimeField()),
                    ('before_at', models.DateTimeField(blank=True, null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.person')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='rounds.round')),
                ],
                options={
                    'ordering': ['-seen_at'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='visit_once')],
                },
            ),
        ]),
    ]
