import datetime
from django.db import migrations, models

from samspil.ground.base.tables import Columns


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0004_pupils'),
        ('referral', '0002_leaders_decisions'),
    ]

    operations = [
        Columns([
            migrations.AddField(
                model_name='review',
                name='relations',
                field=models.TextField(blank=True, verbose_name='Which relations have grown, and which need help?'),
            ),
            migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(('on__lt', datetime.date(2026, 11, 30)), models.Q(('relations', ''), _negated=True), _connector='OR'), name='review_asks_about_relations'),
            ),
        ]),
    ]
