from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(choices=[('DK', 'Denmark'), ('NL', 'The Netherlands')], max_length=2, verbose_name='Country')),
                ('key', models.CharField(max_length=60)),
                ('amount', models.DecimalField(decimal_places=4, max_digits=12, null=True)),
                ('unit', models.CharField(blank=True, choices=[('days', 'days'), ('working-days', 'working days'), ('weeks', 'weeks'), ('months', 'months'), ('years', 'years'), ('hours', 'hours'), ('minutes', 'minutes'), ('percent', '%'), ('age', 'years of age'), ('grade', 'grade'), ('count', 'in number')], max_length=20)),
                ('day', models.CharField(blank=True, max_length=5)),
                ('text', models.CharField(blank=True, max_length=300)),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('status', models.CharField(choices=[('verified', 'Looked up in the source'), ('unverified', 'Not looked up yet'), ('local-practice', 'How one place does it'), ('house-rule', 'Chosen by us'), ('superseded', 'No longer holds')], max_length=20, verbose_name='Standing')),
                ('source', models.CharField(max_length=300)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('checked_on', models.DateField(null=True)),
                ('checked_by', models.CharField(blank=True, max_length=300)),
                ('note_da', models.TextField()),
                ('note_nl', models.TextField()),
                ('note_en', models.TextField()),
            ],
            options={
                'ordering': ['country', 'key', models.OrderBy(models.F('valid_from'), nulls_first=True), 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount', None), ('unit', '')), models.Q(('amount__isnull', False), models.Q(('unit', ''), _negated=True)), _connector='OR'), name='rule_amount_and_unit_together'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'verified'), _negated=True), models.Q(('checked_on__isnull', False), models.Q(('checked_by', ''), _negated=True)), _connector='OR'), name='rule_verified_says_by_whom'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='rule_ends_after_it_begins')],
            },
        ),
    ]
