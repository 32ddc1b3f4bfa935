import django.db.models.deletion
import samspil.reporting.reports.rules
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0001_initial'),
        ('organisation', '0002_imports'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('plans', '0002_initial'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=150, verbose_name='Title')),
                    ('audience', models.CharField(choices=[(samspil.reporting.reports.rules.Audience['COMMITTEES'], 'Committees and boards'), (samspil.reporting.reports.rules.Audience['PUBLIC'], 'Everyone: the public page')], max_length=10, verbose_name='For whom?')),
                    ('language', models.CharField(choices=[('da', 'Dansk'), ('nl', 'Nederlands'), ('en', 'English')], max_length=5, verbose_name='Language')),
                    ('begins_on', models.DateField(verbose_name='The year begins')),
                    ('ends_on', models.DateField(verbose_name='The year ends')),
                    ('words', models.TextField(blank=True, verbose_name='The year in words')),
                    ('next_steps', models.TextField(blank=True, verbose_name='Next steps, in words')),
                    ('state', models.CharField(choices=[(samspil.reporting.reports.rules.State['DRAFT'], 'Draft'), (samspil.reporting.reports.rules.State['ISSUED'], 'Issued'), (samspil.reporting.reports.rules.State['WITHDRAWN'], 'Withdrawn')], default=samspil.reporting.reports.rules.State['DRAFT'], max_length=10)),
                    ('composed_at', models.DateTimeField()),
                    ('begun_at', models.DateTimeField(blank=True, null=True)),
                    ('issued_at', models.DateTimeField(blank=True, null=True)),
                    ('content_hash', models.CharField(blank=True, max_length=64)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.TextField(blank=True, verbose_name='Why is it withdrawn?')),
                    ('composed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisation.unit')),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['-issued_at', '-composed_at', '-pk'],
                    'indexes': [models.Index(fields=['unit', 'audience', 'state'], name='reports_rep_unit_id_d40669_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('begins_on'))), name='report_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('content_hash', ''), ('issued_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('issued_at__isnull', False), models.Q(('content_hash', ''), _negated=True)), _connector='OR'), name='an_issued_report_has_its_hash'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at', None), ('withdrawn_reason', '')), _connector='OR'), name='a_report_is_withdrawn_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('issued_at__isnull', True), ('issued_by__isnull', True)), models.Q(('issued_at__isnull', False), ('issued_by__isnull', False)), _connector='OR'), name='report_issued_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='report_withdrawn_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='PublicationLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(choices=[('issued', 'Issued'), ('withdrawn', 'Withdrawn')], max_length=10)),
                    ('at', models.DateTimeField()),
                    ('to_whom', models.TextField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='reports.report')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Frozen',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('pdf', models.FileField(upload_to='reports')),
                    ('pdf_hash', models.CharField(max_length=64)),
                    ('docx', models.FileField(upload_to='reports')),
                    ('docx_hash', models.CharField(max_length=64)),
                    ('pptx', models.FileField(upload_to='reports')),
                    ('pptx_hash', models.CharField(max_length=64)),
                    ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='frozen', to='reports.report')),
                ],
                options={
                    'verbose_name_plural': 'frozen',
                },
            ),
            migrations.CreateModel(
                name='ReportChapter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('key', models.CharField(choices=[(samspil.reporting.reports.rules.Chapter['YEAR'], 'The year in words'), (samspil.reporting.reports.rules.Chapter['STRATEGY'], 'What became of the strategy'), (samspil.reporting.reports.rules.Chapter['TARGETS'], 'Targets'), (samspil.reporting.reports.rules.Chapter['EFFORTS'], 'The efforts, one focus area after the other'), (samspil.reporting.reports.rules.Chapter['ATTENTION'], 'What is late, quiet or blocked'), (samspil.reporting.reports.rules.Chapter['COVERAGE'], 'Local plans'), (samspil.reporting.reports.rules.Chapter['DECISIONS'], 'Decisions'), (samspil.reporting.reports.rules.Chapter['STOPPED'], 'What stopped, and why'), (samspil.reporting.reports.rules.Chapter['CONTRIBUTIONS'], 'What people brought'), (samspil.reporting.reports.rules.Chapter['NEXT'], 'Next steps')], max_length=14)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='reports.report')),
                ],
                options={
                    'ordering': ['report', 'place'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='a_chapter_is_chosen_once')],
                },
            ),
            migrations.CreateModel(
                name='ReportCommittee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.body')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='committees', to='reports.report')),
                ],
                options={
                    'ordering': ['report', 'body__name'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'body'), name='a_committee_gets_it_once')],
                },
            ),
            migrations.CreateModel(
                name='ReportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=150, verbose_name='Title')),
                    ('audience', models.CharField(choices=[(samspil.reporting.reports.rules.Audience['COMMITTEES'], 'Committees and boards'), (samspil.reporting.reports.rules.Audience['PUBLIC'], 'Everyone: the public page')], max_length=10, verbose_name='For whom?')),
                    ('language', models.CharField(choices=[('da', 'Dansk'), ('nl', 'Nederlands'), ('en', 'English')], max_length=5, verbose_name='Language')),
                    ('begins_on', models.DateField(verbose_name='The year begins')),
                    ('ends_on', models.DateField(verbose_name='The year ends')),
                    ('words', models.TextField(blank=True, verbose_name='The year in words')),
                    ('next_steps', models.TextField(blank=True, verbose_name='Next steps, in words')),
                    ('state', models.CharField(choices=[(samspil.reporting.reports.rules.State['DRAFT'], 'Draft'), (samspil.reporting.reports.rules.State['ISSUED'], 'Issued'), (samspil.reporting.reports.rules.State['WITHDRAWN'], 'Withdrawn')], default=samspil.reporting.reports.rules.State['DRAFT'], max_length=10)),
                    ('composed_at', models.DateTimeField()),
                    ('begun_at', models.DateTimeField(blank=True, null=True)),
                    ('issued_at', models.DateTimeField(blank=True, null=True)),
                    ('content_hash', models.CharField(blank=True, max_length=64)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_reason', models.TextField(blank=True, verbose_name='Why is it withdrawn?')),
                    ('composed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('issued_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.report')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                    ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Verdict',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.CharField(choices=[('approved', 'Approved'), ('noted', 'Noted'), ('change', 'Change asked for')], max_length=10, verbose_name='What was decided?')),
                    ('text', models.TextField(verbose_name="In the committee's words")),
                    ('decided_on', models.DateField(verbose_name='Decided on')),
                    ('at', models.DateTimeField()),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.body', verbose_name='Who decided?')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.item', verbose_name='Item of the agenda')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='reports.report')),
                ],
                options={
                    'ordering': ['decided_on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'body'), name='a_committee_decides_once')],
                },
            ),
            migrations.CreateModel(
                name='VerdictDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('decision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.decision')),
                    ('effort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.effort')),
                    ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='reports.verdict')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='VerdictEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('outcome', models.CharField(choices=[('approved', 'Approved'), ('noted', 'Noted'), ('change', 'Change asked for')], max_length=10, verbose_name='What was decided?')),
                    ('text', models.TextField(verbose_name="In the committee's words")),
                    ('decided_on', models.DateField(verbose_name='Decided on')),
                    ('at', models.DateTimeField()),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.body', verbose_name='Who decided?')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.person')),
                    ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.item', verbose_name='Item of the agenda')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.verdict')),
                    ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.report')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
    ]
