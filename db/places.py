"""Where the register and its companions live on this computer."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "sigap-desa"

# What stands in the folder of a register.
FILE_NAME = "register.db"
ATTACHMENTS = "lampiran"
BACKUPS = "cadangan"
NOTE = "LEMBAR-BACA.txt"

ATTACHMENT_IDENTITY = "attachment_identity"  # key of the setting that holds the age identity


def default_register_dir() -> Path:
    """Return the folder of the register: SIGAP_REGISTER, or the per-user data folder."""
    chosen = os.environ.get("SIGAP_REGISTER")
    if chosen:
        return Path(chosen).absolute()
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False)) / "buku"


def state_dir() -> Path:
    """Return the folder of what must stand outside the register: high-water files and sign-in delays.

    SIGAP_STATE_DIR, or the per-user state folder. The folder is made when it is missing.
    """
    chosen = os.environ.get("SIGAP_STATE_DIR")
    path = Path(chosen).absolute() if chosen else Path(platformdirs.user_state_dir(APPLICATION, appauthor=False))
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
