from django.db import migrations, models

from samspil.ground.base.tables import Columns


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_values_and_definitions")]

    operations = [
        Columns(
            [
                migrations.AddField("DeliveryLine", "row", models.IntegerField(null=True)),
                migrations.AddField("DeliveryLine", "low", models.FloatField(null=True)),
                migrations.AddField("DeliveryLine", "high", models.FloatField(null=True)),
            ]
        )
    ]
