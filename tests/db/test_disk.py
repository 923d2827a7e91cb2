"""The register lives on a fixed disk only (SAFETY.md §2.1), and a full disk is announced before it is full."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from db import disk
from db.clock import SystemClock
from db.problem import Problem
from db.register import Register
from db.safe_file import write_atomically

MOUNTS = """\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
31 22 8:17 / /media/siti/FLASHDISK\\040BIRU rw,nosuid - vfat /dev/sdb1 rw
32 22 0:44 / /mnt/kantor rw - cifs //server/kantor rw
33 22 0:45 / /mnt/nfs rw - nfs4 server:/data rw
34 22 0:30 / /run rw - tmpfs tmpfs rw
35 22 179:1 / /media/siti/KARTU rw - exfat /dev/mmcblk0p1 rw
not a line of this kind
"""


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    for device, removable, partition in (
        ("sda/sda2", "0", "8:2"),
        ("sdb/sdb1", "1", "8:17"),
        ("mmc/mmcp1", "1", "179:1"),
    ):
        folder = tmp_path / "devices" / device
        folder.mkdir(parents=True)
        (folder.parent / "removable").write_text(removable + "\n")
        links = tmp_path / "dev-block"
        links.mkdir(exist_ok=True)
        (links / partition).symlink_to(folder)
    return tmp_path / "dev-block"


@pytest.mark.parametrize(
    ("folder", "fixed"),
    [
        ("/home/siti/.local/share/sigap-desa/buku", True),
        ("/media/siti/FLASHDISK BIRU/buku", False),
        ("/media/siti/KARTU/buku", False),
        ("/mnt/kantor/buku", False),
        ("/mnt/nfs", False),
        ("/run/buku", True),
        ("/mnt/kantorku", True),
    ],
)
def test_sticks_cards_and_network_drives_are_known(blocks: Path, folder: str, fixed: bool) -> None:
    assert disk._fixed_on_linux(Path(folder), MOUNTS, blocks) is fixed


def test_a_register_on_a_stick_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "on_fixed_drive", lambda _: False)
    with pytest.raises(Problem, match="drive-not-fixed") as refused:
        Register.create(tmp_path, account_name="Contoh", password="empat kata sandi contoh", clock=SystemClock())
    assert refused.value.params["directory"] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_little_room_is_a_finding_and_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: SimpleNamespace(free=150 * 1024 * 1024))
    register, _ = Register.create(
        tmp_path / "buku", account_name="Contoh", password="empat kata sandi contoh", clock=SystemClock()
    )
    assert [(finding.code, finding.params["megabytes"]) for finding in register.findings] == [("low-disk-space", 150)]
    register.close()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "berkas"
    write_atomically(path, b"lama")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr("db.safe_file.os.fsync", fail)
        write_atomically(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]
    write_atomically(path, b"baru")
    assert path.read_bytes() == b"baru"
