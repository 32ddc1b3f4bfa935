import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('indicators', '0001_initial'),
        ('organisation', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Strategy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('version', models.CharField(max_length=20)),
                    ('country', models.CharField(max_length=2)),
                    ('language', models.CharField(max_length=5)),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), size=None)),
                    ('origin_owner', models.CharField(max_length=200)),
                    ('origin_document', models.CharField(max_length=300)),
                    ('origin_period', models.CharField(max_length=40)),
                    ('begins_on', models.DateField(verbose_name='In force from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='In force to')),
                    ('adopted_on', models.DateField(verbose_name='Adopted on')),
                    ('adopted_by', models.CharField(max_length=200, verbose_name='Adopted by')),
                    ('replaced_on', models.DateField(blank=True, null=True)),
                    ('quiet_days', models.PositiveSmallIntegerField(default=60, verbose_name='Days without news before it is quiet')),
                    ('targets', models.ManyToManyField(related_name='strategies', to='indicators.target')),
                    ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strategies', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-adopted_on', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('unit', 'key', 'version'), name='strategy_version_once'), models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('unit',), name='one_strategy_in_force'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gt', models.F('begins_on')), _connector='OR'), name='strategy_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='Chapter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('number', models.CharField(max_length=8)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('role', models.CharField(choices=[('chapter', 'Chapter'), ('area', 'Focus area'), ('culture', 'Culture')], max_length=8)),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='strategy.strategy')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('strategy', 'key'), name='chapter_key_once'), models.UniqueConstraint(fields=('strategy', 'number'), name='chapter_number_once')],
                },
            ),
            migrations.CreateModel(
                name='Right',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('reference', models.CharField(max_length=120)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rights', to='strategy.strategy')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('strategy', 'key'), name='right_key_once')],
                },
            ),
            migrations.CreateModel(
                name='Statement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=12)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('purpose', 'Purpose'), ('vision', 'Vision'), ('definition', 'Definition'), ('value', 'Value'), ('goal', 'Goal'), ('principle', 'Principle'), ('commitment', 'Commitment'), ('duty', 'Duty'), ('theme', 'Theme'), ('condition', 'Condition')], max_length=12)),
                    ('part', models.CharField(blank=True, choices=[('meaning', 'Part I: what inclusion means'), ('content', 'Part II: what we do')], max_length=8)),
                    ('is_headline', models.BooleanField(default=False)),
                    ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), default=list, size=None)),
                    ('areas', models.ManyToManyField(related_name='overlapping', to='strategy.chapter')),
                    ('chapter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='strategy.chapter')),
                    ('rights', models.ManyToManyField(related_name='statements', to='strategy.right')),
                    ('targets', models.ManyToManyField(related_name='statements', to='indicators.target')),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='strategy.strategy')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('strategy', 'number'), name='statement_number_once')],
                },
            ),
            migrations.CreateModel(
                name='StrategyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=80)),
                    ('version', models.CharField(max_length=20)),
                    ('country', models.CharField(max_length=2)),
                    ('language', models.CharField(max_length=5)),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), size=None)),
                    ('origin_owner', models.CharField(max_length=200)),
                    ('origin_document', models.CharField(max_length=300)),
                    ('origin_period', models.CharField(max_length=40)),
                    ('begins_on', models.DateField(verbose_name='In force from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='In force to')),
                    ('adopted_on', models.DateField(verbose_name='Adopted on')),
                    ('adopted_by', models.CharField(max_length=200, verbose_name='Adopted by')),
                    ('replaced_on', models.DateField(blank=True, null=True)),
                    ('quiet_days', models.PositiveSmallIntegerField(default=60, verbose_name='Days without news before it is quiet')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='strategy.strategy')),
                    ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.unit')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StrategyWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('title', models.CharField(max_length=200)),
                    ('summary', models.TextField()),
                    ('horizon', models.TextField()),
                    ('origin_note', models.TextField(blank=True)),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.strategy')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('strategy', 'language'), name='strategy_wording_once')],
                },
            ),
            migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='strategy.strategy')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('strategy', 'key'), name='term_key_once')],
                },
            ),
            migrations.CreateModel(
                name='TermWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('word', models.CharField(max_length=120)),
                    ('forms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), default=list, size=None)),
                    ('staff', models.TextField()),
                    ('parents', models.TextField()),
                    ('children', models.TextField()),
                    ('term', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.term')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('term', 'language'), name='term_wording_once')],
                },
            ),
            migrations.CreateModel(
                name='ChapterWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('name', models.CharField(max_length=200)),
                    ('summary', models.TextField(blank=True)),
                    ('chapter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.chapter')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('chapter', 'language'), name='chapter_wording_once')],
                },
            ),
            migrations.CreateModel(
                name='RightWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('name', models.TextField()),
                    ('right', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.right')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('right', 'language'), name='right_wording_once')],
                },
            ),
            migrations.CreateModel(
                name='StatementWording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=5)),
                    ('audience', models.CharField(choices=[('staff', 'For staff'), ('parents', 'For parents'), ('children', 'For children')], max_length=8)),
                    ('text', models.TextField()),
                    ('search', models.GeneratedField(db_persist=True, expression=models.Case(models.When(language='da', then=django.contrib.postgres.search.SearchVector('text', config=models.Value('danish'))), models.When(language='nl', then=django.contrib.postgres.search.SearchVector('text', config=models.Value('dutch'))), models.When(language='en', then=django.contrib.postgres.search.SearchVector('text', config=models.Value('english'))), default=django.contrib.postgres.search.SearchVector('text', config=models.Value('simple'))), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.statement')),
                ],
                options={
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='statement_search')],
                    'constraints': [models.UniqueConstraint(fields=('statement', 'language', 'audience'), name='statement_wording_once')],
                },
            ),
        ]),
    ]
