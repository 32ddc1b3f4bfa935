"""Small sets and lists for the exchange tests; nothing here touches a database."""

import io
import zipfile

import pytest

ORGS = "sourcedId,name,type,parentSourcedId\ncity,Lindehavn,district,\nnorth,Nordskolen,school,city\n"
USERS = (
    "sourcedId,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,agentSourcedIds\n"
    "u1,true,north,teacher,amina,Amina,Sørensen,amina@example.dk,\n"
    'u2,true,"north,city",student,bo,Bo,Holm,,u1\n'
)
SESSIONS = (
    "sourcedId,title,type,startDate,endDate,schoolYear,parentSourcedId\n"
    "y26,2026/27,schoolYear,2026-08-01,2027-07-31,2027,\n"
)
CLASSES = (
    "sourcedId,title,classType,schoolSourcedId,termSourcedIds,courseSourcedId\nc1,3.b,homeroom,north,y26,\n"
)
ENROLMENTS = "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,north,u2,student\n"


def manifest(version="1.1", **modes):
    names = ("academicSessions", "classes", "enrollments", "orgs", "roles", "users")
    lines = [f"file.{name},{modes.get(name, 'absent')}" for name in names]
    return "\n".join(
        ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}", *lines, ""]
    )


@pytest.fixture
def whole_set():
    """A sound 1.1 set: two units, two persons, a class, an enrolment."""
    return {
        "manifest.csv": manifest(
            academicSessions="bulk", classes="bulk", enrollments="bulk", orgs="bulk", users="bulk"
        ),
        "orgs.csv": ORGS,
        "users.csv": USERS,
        "academicSessions.csv": SESSIONS,
        "classes.csv": CLASSES,
        "enrollments.csv": ENROLMENTS,
    }


@pytest.fixture
def zipped():
    def make(files):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        target.seek(0)
        return target

    return make


@pytest.fixture
def make_manifest():
    return manifest


@pytest.fixture
def found():
    """Code, file and line of each error; of everything with `all_of_them`."""

    def found(result, all_of_them=False):
        kept = [each for each in result.problems if all_of_them or each.severity == "error"]
        return [(each.code, each.file, each.line) for each in kept]

    return found
