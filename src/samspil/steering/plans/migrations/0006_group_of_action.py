import django.db.models.deletion
from django.db import migrations, models

from samspil.ground.base.tables import Columns


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0004_pupils'),
        ('plans', '0005_space'),
    ]

    operations = [
        Columns([
            migrations.AddField(
                model_name='action',
                name='group',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisation.group', verbose_name='Which group or class'),
            ),
            migrations.AddField(
                model_name='actionevent',
                name='group',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisation.group', verbose_name='Which group or class'),
            ),
        ]),
    ]
