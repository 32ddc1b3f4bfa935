"""A backup that is not whole, not ours or not honest is refused in one clear sentence."""

import gzip
import tarfile
import zipfile

import pytest
from config.operations.packing import member, sha, small_house, write, write_one

from samspil.config.operations import archive
from samspil.config.operations.faults import Refused
from samspil.config.operations.sealing import FRAME, passphrase_of
from samspil.config.operations.verifying import verify

WORDS = "a long sentence that only the operator knows"
# Each try with a passphrase takes a tenth of a second, as it should.
STEP = {False: 3, True: 89}


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_what_was_written_is_what_is_read(tmp_path, passphrase):
    manifest = verify(write(tmp_path / "b", small_house(), passphrase), passphrase)

    assert (manifest.rows, manifest.tables[0].name, manifest.size) == (2, "unit", 50 + 18)


def test_a_sealed_backup_shows_nothing(tmp_path):
    sealed = write(tmp_path / "b", small_house(), WORDS).read_bytes()

    assert sealed.startswith(archive.SEALED)
    assert not any(word in sealed for word in (b"North", b"week-38", b"kkkk", b"manifest"))


@pytest.mark.parametrize("size", [FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_sealing_holds_at_the_edges_of_its_frames(tmp_path, size):
    # Bytes that do not compress, so that the frames really are filled.
    content = b"".join(bytes.fromhex(sha(str(n).encode())) for n in range(size // 32 + 1))[:size]
    path = write(tmp_path / "b", [("files/large", content)], WORDS)

    with archive.reading(path, WORDS) as members:
        assert [(name, sha(file.read())) for name, file in members] == [("files/large", sha(content))]


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_wherever_it_is_cut_off_it_is_refused(tmp_path, passphrase):
    whole = write(tmp_path / "b", small_house(), passphrase).read_bytes()
    cut = tmp_path / "cut"

    for length in [*range(0, len(whole), STEP[bool(passphrase)]), len(whole) - 1]:
        cut.write_bytes(whole[:length])
        with pytest.raises(Refused):
            verify(cut, passphrase)


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_whichever_byte_is_changed_nothing_else_is_restored(tmp_path, passphrase):
    """Refused, or a change that gzip does not mind and that leaves all contents as they were."""
    path = write(tmp_path / "b", small_house(), passphrase)
    whole, sound = path.read_bytes(), verify(path, passphrase)

    for at in range(0, len(whole), STEP[bool(passphrase)]):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert verify(path, passphrase) == sound
        except Refused:
            continue
        assert not passphrase, f"byte {at} of a sealed backup was changed unnoticed"


def test_something_after_the_end_is_refused(tmp_path):
    for passphrase in ("", WORDS):
        path = write(tmp_path / "b", small_house(), passphrase)
        path.write_bytes(path.read_bytes() + b"more")
        with pytest.raises(Refused, match="damaged"):
            verify(path, passphrase)


def test_a_wrong_passphrase_is_told_from_damage(tmp_path):
    path = write(tmp_path / "b", small_house(), WORDS)

    with pytest.raises(Refused, match="passphrase is wrong"):
        verify(path, WORDS + "!")
    with pytest.raises(Refused, match="--passphrase-file"):
        verify(path)


FOREIGN = {
    "empty": b"",
    "text": b"Dear colleague,\n" * 20,
    "dump": b"PGDMP\x01\x0e\x00" * 50,
    "gzip": gzip.compress(b"x" * 900),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_another_kind_of_file_is_named_as_such(tmp_path, kind):
    (tmp_path / "b").write_bytes(FOREIGN[kind])

    with pytest.raises(Refused, match="not a Samspil backup"):
        verify(tmp_path / "b")


def test_a_zip_file_is_no_backup(tmp_path):
    with zipfile.ZipFile(tmp_path / "b", "w") as made:
        made.writestr("manifest.json", "{}")

    with pytest.raises(Refused, match="not a Samspil backup"):
        verify(tmp_path / "b")


def test_a_newer_form_says_what_to_install(tmp_path):
    path = write(tmp_path / "b", small_house())
    path.write_bytes(path.read_bytes().replace(b"samspil backup 1", b"samspil backup 2", 1))

    with pytest.raises(Refused, match="newer Samspil. Install that version"):
        verify(path)


@pytest.mark.parametrize("place", ["", "none"])
def test_a_path_that_cannot_be_read_is_named(tmp_path, place):
    with pytest.raises(Refused, match=str(tmp_path)):
        verify(tmp_path / place)


HOSTILE = [
    member("files/../../etc/passwd"),
    member("/etc/passwd"),
    member("files//etc/passwd"),
    member("files/a\\..\\b"),
    member("files/con.txt"),
    member("files/COM1"),
    member("files/x:stream"),
    member("files/a\nb"),
    member("files/ends. "),
    member("files/"),
    member("other"),
    member("keys/another"),
    member("tables/unit/../x/000001"),
    member("files/link", tarfile.SYMTYPE, "/etc/passwd"),
    member("files/hard", tarfile.LNKTYPE, "keys/secret-key"),
    member("files/device", tarfile.CHRTYPE),
    member("files/block", tarfile.BLKTYPE),
    member("files/pipe", tarfile.FIFOTYPE),
    member("files/folder", tarfile.DIRTYPE),
]


@pytest.mark.parametrize("each", HOSTILE, ids=lambda each: f"{each.name!r}-{each.type.decode()}")
def test_a_member_that_no_backup_has_is_refused(tmp_path, each):
    with pytest.raises(Refused, match="tampered with"):
        verify(write_one(tmp_path / "b", each))


DISHONEST = {
    "rows changed": {"tables/unit/000001": b"1\tNorth\n2\tWest\n"},
    "rows left out": {"tables/unit/000001": None},
    "a part out of order": {"tables/unit/000003": b"3\tEast\n"},
    "a table that is not listed": {"tables/other/000001": b"1\n"},
    "file changed": {"files/week-38.txt": b"minutes of week 39"},
    "file left out": {"files/week-38.txt": None},
    "a file that is not listed": {"files/more": b"x"},
    "key changed": {"keys/secret-key": b"x" * 50},
    "no list": {"manifest.json": None},
    "list in pieces": {"manifest.json": b"{"},
    "list of something else": {"manifest.json": b'{"tables": 3}'},
    "list with a stranger": {"manifest": {"surprise": 1}},
    "something after the list": {"manifest.json": None, "files/week-38.txt": b""},
}


@pytest.mark.parametrize("kind", DISHONEST)
def test_contents_that_differ_from_the_list_are_refused(tmp_path, kind):
    with pytest.raises(Refused):
        verify(write(tmp_path / "b", small_house(**dict(DISHONEST[kind]))))


def test_a_member_twice_or_after_the_list_is_refused(tmp_path):
    sound = small_house()
    for members in ([sound[2], *sound], [*sound, sound[2]], [*sound, sound[-1]]):
        with pytest.raises(Refused, match="damaged"):
            verify(write(tmp_path / "b", members))


def test_the_passphrase_comes_from_a_file_or_the_environment(tmp_path, monkeypatch):
    (tmp_path / "words").write_text(WORDS + "\n")
    monkeypatch.setenv("SAMSPIL_BACKUP_PASSPHRASE", "from outside")

    assert passphrase_of(str(tmp_path / "words")) == WORDS
    assert passphrase_of(None) == "from outside"


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe\xfa"])
def test_a_passphrase_that_cannot_be_read_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "words").write_bytes(content)

    with pytest.raises(Refused, match="The passphrase in"):
        passphrase_of(str(tmp_path / "words"))
