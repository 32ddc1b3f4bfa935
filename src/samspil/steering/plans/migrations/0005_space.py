from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0004_understanding'),
    ]

    operations = [
        migrations.AddField(
            model_name='effort',
            name='space',
            field=models.TextField(blank=True, verbose_name='How rooms and outdoor areas help'),
        ),
        migrations.AddField(
            model_name='effortevent',
            name='space',
            field=models.TextField(blank=True, verbose_name='How rooms and outdoor areas help'),
        ),
    ]
