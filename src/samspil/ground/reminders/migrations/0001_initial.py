import django.contrib.postgres.fields
import django.db.models.deletion
import samspil.ground.reminders.rules
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_imports'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='CalendarFeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80, verbose_name='Where you use it')),
                    ('language', models.CharField(max_length=5)),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(null=True)),
                    ('fetched_at', models.DateTimeField(null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to='organisation.person')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Choice',
                fields=[
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reminder_choice', serialize=False, to='organisation.person')),
                    ('weekday', models.PositiveSmallIntegerField(choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')], default=1, verbose_name="Day of the week's letter")),
                    ('off', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='a_weekday_is_one_of_seven')],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('week', 'Letter of the week'), ('urgent', 'Urgent reminder')], max_length=6)),
                    ('on', models.DateField()),
                    ('email', models.EmailField(max_length=254)),
                    ('language', models.CharField(max_length=5)),
                    ('subject', models.CharField(max_length=300)),
                    ('text', models.TextField()),
                    ('html', models.TextField(blank=True)),
                    ('message_id', models.CharField(max_length=200, unique=True)),
                    ('state', models.CharField(choices=[(samspil.ground.reminders.rules.LetterState['WAITING'], 'Waits to be sent'), (samspil.ground.reminders.rules.LetterState['SENDING'], 'Being sent'), (samspil.ground.reminders.rules.LetterState['SENT'], 'Sent'), (samspil.ground.reminders.rules.LetterState['UNSURE'], 'Perhaps sent'), (samspil.ground.reminders.rules.LetterState['FAILED'], 'Could not be sent')], default=samspil.ground.reminders.rules.LetterState['WAITING'], max_length=8)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('made_at', models.DateTimeField()),
                    ('next_try_at', models.DateTimeField()),
                    ('claimed_at', models.DateTimeField(null=True)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('fault', models.CharField(blank=True, max_length=300)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='organisation.person')),
                    ('root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                    'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'sending'))), fields=['next_try_at'], name='letters_on_their_way'), models.Index(fields=['root', 'state'], name='reminders_l_root_id_a30d31_idx')],
                    'constraints': [models.UniqueConstraint(fields=('root', 'person', 'on'), name='one_letter_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sending'), _negated=True), ('claimed_at__isnull', False), _connector='OR'), name='a_letter_being_sent_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at', None)), _connector='OR'), name='a_sent_letter_says_when')],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=30)),
                    ('key', models.CharField(max_length=80)),
                    ('step', models.CharField(max_length=20)),
                    ('due_on', models.DateField(null=True)),
                    ('noticed_on', models.DateField()),
                    ('title', models.CharField(max_length=300)),
                    ('path', models.CharField(max_length=300)),
                    ('about', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.person')),
                    ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='reminders.letter')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='organisation.person')),
                    ('root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-noticed_on', models.OrderBy(models.F('due_on'), nulls_last=True), 'pk'],
                    'indexes': [models.Index(fields=['kind', 'key'], name='reminders_n_kind_38d857_idx'), models.Index(condition=models.Q(('letter', None)), fields=['root', 'person'], name='notices_without_letter')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'key', 'step', 'due_on'), name='nothing_is_noticed_twice', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('step', 'told-up'), ('about', None), _connector='OR'), name='only_a_leader_is_told_about_somebody'), models.CheckConstraint(condition=models.Q(('about', None), models.Q(('about', models.F('person')), _negated=True), _connector='OR'), name='nobody_is_told_about_oneself')],
                },
            ),
            migrations.CreateModel(
                name='Run',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('done_at', models.DateTimeField()),
                    ('notices', models.PositiveIntegerField(default=0)),
                    ('letters', models.PositiveIntegerField(default=0)),
                    ('root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ],
                options={
                    'ordering': ['-on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('root', 'on'), name='a_house_is_reminded_once_a_day')],
                },
            ),
        ]),
    ]
