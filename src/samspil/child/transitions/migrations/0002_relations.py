import datetime
import samspil.child.transitions.rules
from django.db import migrations, models

from samspil.ground.base.tables import Columns


class Migration(migrations.Migration):

    dependencies = [
        ('file', '0003_closing'),
        ('organisation', '0004_pupils'),
        ('transitions', '0001_initial'),
    ]

    operations = [
        Columns([
            migrations.AddField(
                model_name='check',
                name='relations',
                field=models.TextField(blank=True, verbose_name='Which relations have grown, and which need help?'),
            ),
            migrations.AddField(
                model_name='checkevent',
                name='relations',
                field=models.TextField(blank=True, verbose_name='Which relations have grown, and which need help?'),
            ),
            migrations.AddConstraint(
                model_name='check',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('whose', samspil.child.transitions.rules.Whose['STAFF']), _negated=True), ('went', ''), ('said_on__lt', datetime.date(2026, 11, 30)), models.Q(('relations', ''), _negated=True), _connector='OR'), name='check_by_staff_tells_of_relations'),
            ),
        ]),
    ]
