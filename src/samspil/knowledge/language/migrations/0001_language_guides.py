import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0004_pupils'),
    ]

    operations = [
        Tables([
            migrations.CreateModel(
                name='Wish',
                fields=[
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='organisation.person')),
                ],
            ),
            migrations.CreateModel(
                name='Guide',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('da', 'Dansk'), ('nl', 'Nederlands'), ('en', 'English')], max_length=2)),
                    ('text', models.TextField()),
                    ('loaded_at', models.DateTimeField()),
                    ('house', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                    ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ],
                options={
                    'ordering': ['-loaded_at', '-pk'],
                    'indexes': [models.Index(fields=['house', 'language'], name='guide_house')],
                },
            ),
        ]),
    ]
