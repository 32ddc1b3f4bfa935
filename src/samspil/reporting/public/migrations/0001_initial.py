import django.db.models.deletion
import samspil.reporting.public.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0002_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigIntegerField(default=samspil.reporting.public.models.unguessable_number, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='Your message')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='Your name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Your e-mail')),
                ('language', models.CharField(max_length=5)),
                ('at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, verbose_name='Your answer')),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['-at', 'pk'],
                'indexes': [models.Index(fields=['unit', 'answered_on', '-at'], name='public_sugg_unit_id_2b46c1_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('answered_on__isnull', True)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='suggestion_answered_on_and_by')],
            },
        ),
    ]
