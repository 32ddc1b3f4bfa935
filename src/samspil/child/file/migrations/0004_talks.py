import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    dependencies = [
        ('file', '0003_closing'),
        ('organisation', '0004_pupils'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Talk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(verbose_name='Day')),
                    ('present', models.CharField(max_length=300, verbose_name='Who took part')),
                    ('wellbeing_asked', models.CharField(max_length=200)),
                    ('wellbeing', models.TextField()),
                    ('strengths_asked', models.CharField(max_length=200)),
                    ('strengths', models.TextField()),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='When do you talk again?')),
                    ('written_on', models.DateField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talks', to='file.child')),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Agreed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=300, verbose_name='What you agreed')),
                    ('who', models.CharField(max_length=120, verbose_name='Who does it')),
                    ('by_when', models.DateField(blank=True, null=True, verbose_name='By when')),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreed', to='file.talk')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='TalkPart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('asked', models.CharField(max_length=200)),
                    ('said', models.TextField()),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='file.talk')),
                ],
                options={
                    'ordering': ['place'],
                },
            ),
            migrations.CreateModel(
                name='TalkTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('loaded_at', models.DateTimeField()),
                    ('house', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['-loaded_at', '-pk'],
                },
            ),
            migrations.AddConstraint(
                model_name='talk',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('wellbeing', ''), _negated=True), models.Q(('strengths', ''), _negated=True)), name='talk_begins_with_wellbeing_and_strengths'),
            ),
            migrations.AddConstraint(
                model_name='talk',
                constraint=models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gt', models.F('on')), _connector='OR'), name='next_talk_is_later'),
            ),
            migrations.AddConstraint(
                model_name='agreed',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('who', ''), _negated=True)), name='agreed_says_who'),
            ),
            migrations.AddConstraint(
                model_name='talkpart',
                constraint=models.UniqueConstraint(fields=('talk', 'place'), name='talk_part_once'),
            ),
        ]),
    ]
