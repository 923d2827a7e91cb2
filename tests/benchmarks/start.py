"""Start to sign-in window shown, and memory at that moment, against a bare PySide6 + SQLAlchemy program."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from db.clock import SystemClock
from db.vocabulary import Role
from desktop.services import offices
from tests.benchmarks.table import Row
from tests.offices import MANAGER, PASSWORD, profile

_ROOT = Path(__file__).parents[2]
_SAY = """
def say():
    with open("/proc/self/status") as status:
        memory = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    print("SHOWN", memory, flush=True)
"""
BARE = (
    """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
"""
    + _SAY
    + """
class Base(DeclarativeBase): pass
class Thing(Base):
    __tablename__ = "things"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
application = QApplication(sys.argv[:1])
engine = create_engine("sqlite://")
with Session(engine) as session:
    session.execute(text("SELECT 1"))
window = QWidget()
window.resize(900, 600)
window.show()
application.processEvents()
say()
"""
)
OURS = (
    "import sys\n"
    + _SAY
    + """
from desktop import main
from desktop.ui import application as ours
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def look(program):
    window = program.sign_in_window
    if window is not None and window.isVisible():
        QApplication.processEvents()
        say()
        QApplication.exit(0)
def exec_(self=None):
    from desktop.ui.program import Program
    application = QApplication.instance()
    program = application.findChild(Program)
    timer = QTimer(application)
    timer.timeout.connect(lambda: look(program))
    timer.start(1)
    return run()
run = QApplication.exec
QApplication.exec = exec_
sys.exit(main.main(["--register", sys.argv[1]]))
"""
)


def rows(folder: Path) -> list[Row]:
    """Measure both programs by turns; the first turn only warms the disk."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    made = offices.set_up(folder / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, SystemClock())
    made.desk.register.close()
    ours, bare = [], []
    for turn in range(8):
        for code, kept in ((OURS, ours), (BARE, bare)):
            found = _start(code, folder / "buku")
            if turn:
                kept.append(found)
    return [
        Row(
            "start to sign-in window shown",
            median(seconds for seconds, _m in ours) * 1000,
            median(seconds for seconds, _m in bare) * 1000,
            "ms",
            1.6,
        ),
        Row(
            "memory when it is shown",
            median(memory for _s, memory in ours),
            median(memory for _s, memory in bare),
            "MB",
            1.5,
        ),
    ]


def _start(code: str, register: Path) -> tuple[float, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(register)],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - begun
        if not line.startswith("SHOWN"):
            raise RuntimeError(process.stderr.read() if process.stderr else "no window")
        memory = int(line.split()[1]) / 1000
        process.wait(20)
    return seconds, memory
