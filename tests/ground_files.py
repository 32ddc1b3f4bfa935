"""Small files to import."""

import io
import zipfile

UNITS = "unit_number;unit_name;kind;parent_number\n"
STAFF = "person_key;given_name;family_name;email;unit_number;role;from;to\n"
TWO_UNITS = UNITS + "101;Lindeskolen;skole;\n102;SFO Linden;sfo;101\n"
THREE_PEOPLE = (
    STAFF
    + "m1;Amina;Holm;amina@egelund.example;101;leder;2020-08-01;\n"
    + "m2;Bo;Dahl;;101;lærer;;\n"
    + "m3;Ida;Lund;;102;pædagog;;\n"
)

MANIFEST = (
    "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\n"
    "file.classes,bulk\nfile.enrollments,absent\nfile.academicSessions,absent\n"
)
ORGS = (
    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
    "d1,,,Egelund Kommune,district,,\n"
    "s1,,,Lindeskolen,school,101,d1\n"
    "s2,,,Birkeskolen,school,103,d1\n"
)
CLASSES = (
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds\nc1,,,3.A,3,,,homeroom,,s1,\n"
)
USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,agentSourcedIds\n"
    "u1,,,true,s1,teacher,bo,Bo,Dahl,bo@egelund.example,\n"
    'u2,,,true,"s1,s2",administrator,ann,Ann,Kjær,,\n'
    "u3,,,true,s1,student,kid,Barn,Barnesen,,\n"
    "u4,,,true,s1,guardian,mor,Mor,Barnesen,,\n"
)


def zipped(**files):
    """A OneRoster set; a name with None is left out."""
    parts = {"manifest": MANIFEST, "orgs": ORGS, "classes": CLASSES, "users": USERS} | files
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            if text is not None:
                archive.writestr(f"{name}.csv", text)
    return made.getvalue()
