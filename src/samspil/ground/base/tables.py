"""Creates the tables of a migration together.

For each table, key, constraint and index Django draws its picture of all related models anew, which took
nearly all the time of a first `migrate`. What stands in one `Tables` is drawn once.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Columns(Operation):
    """Changes of tables that are there, drawn once for all of them: each says what it says alone.

    Each change finds the model as it was before the first of them and as it is after the last.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    @property
    def written(self) -> Sequence[Operation]:
        """Those that change the database themselves."""
        return self.operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without a drawing there is nothing to draw anew; the next who asks draws it.
        state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for each in self.written:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for each in reversed(self.written):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Change tables by {len(self.operations)} steps together"


class Tables(Columns):
    """New tables, and what is added to them before anybody writes in them.

    Drawn after all of it, a table has its later fields and constraints; its keys come last of all. Raises
    ValueError for an operation on a table that is not made here: that one stands beside it.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        super().__init__(operations)
        self.made = [each for each in operations if isinstance(each, CreateModel)]
        names = {each.name_lower for each in self.made}
        for each in operations:
            name = getattr(each, "model_name_lower", getattr(each, "model_name", "").lower())
            is_part = isinstance(each, AddField | AddConstraint | AddIndex) and name in names
            if not (is_part or isinstance(each, CreateModel)):
                raise ValueError(f"{each.describe()}: only new tables and their parts are made together")

    @property
    def written(self) -> Sequence[Operation]:
        return self.made

    def describe(self) -> str:
        return f"Create {len(self.made)} tables together"
