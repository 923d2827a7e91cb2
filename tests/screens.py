"""Renders every page and dialog with made-up data to PNG: `python -m tests.screens OUT [NAME…]`.

Both languages, 1366×768 at 100 % and 1920×1080 at 150 %. NAME is the beginning of scene names. For each picture the
texts that do not fit their widget are listed; the exit code is 1 when there are any. Options: `--lang id`,
`--size small` (or large) to render less.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 2, 15, tzinfo=UTC)
SIZES = {"small": (1366, 768, 1.0), "large": (1920, 1080, 1.5)}
LANGUAGES = ("id", "en")


def main() -> int:
    """Render what was asked for, each language and size in a process of its own (Qt scales once per process)."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--size", choices=tuple(SIZES))
    parser.add_argument("--template", type=Path, help="a demo register made before, to save time")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_intermixed_args()
    if given.here:
        return _render(given.out, given.names, given.lang, given.size, given.template)
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sigap-screens-") as scratch:
        template = given.template or Path(scratch) / "demo"
        if not template.exists():
            _build_demo(template)
        codes = []
        for lang in (given.lang,) if given.lang else LANGUAGES:
            for size in (given.size,) if given.size else tuple(SIZES):
                command = [sys.executable, "-m", "tests.screens", str(given.out), *given.names, "--here"]
                command += ["--lang", lang, "--size", size, "--template", str(template)]
                env = {
                    **os.environ,
                    "QT_QPA_PLATFORM": "offscreen",
                    "QT_SCALE_FACTOR": str(SIZES[size][2]),
                    "SIGAP_STATE_DIR": str(Path(scratch) / f"state-{lang}-{size}"),
                }
                codes.append(subprocess.run(command, env=env, check=False).returncode)
    return max(codes)


def _build_demo(folder: Path) -> None:
    from desktop.services import demo

    os.environ["SIGAP_STATE_DIR"] = str(folder.parent / "state-of-the-demo")
    made = demo.build(folder, TODAY)
    made.desk.register.close()


def _render(out: Path, names: list[str], lang: str, size: str, template: Path) -> int:
    from PySide6.QtCore import qInstallMessageHandler

    from db.clock import FixedClock
    from desktop.services import demo
    from desktop.ui import application, messages
    from desktop.ui.tasks import Worker
    from resources.language import Language
    from tests.cut_off import cut_off_texts
    from tests.scenes import Stage, all_scenes

    # The offscreen platform says at every window that it passes on no size hints: nothing to look at.
    qInstallMessageHandler(lambda _kind, _context, text: None if "plugin does not" in text else print(text))
    messages.use_recorder(messages.Recorder())
    width, height, scale = SIZES[size]
    app = application.build(["sigap"], Language(lang))
    faults: list[BaseException] = []  # instead of the crash window, which would wait for a hand
    sys.excepthook = lambda _kind, error, _trace: faults.append(error)
    wanted = {n: b for n, b in all_scenes().items() if not names or any(n.startswith(name) for name in names)}
    trouble = 0
    with tempfile.TemporaryDirectory(prefix="sigap-scene-") as scratch:
        directory = Path(scratch) / "kantor"
        shutil.copytree(template, directory)
        clock, worker = FixedClock(NOW), Worker()

        def open_desk() -> object:
            from desktop.services import sign_in

            return sign_in.sign_in(directory, demo.ACCOUNT, demo.PASSWORD, clock)

        logical = (round(width / scale), round(height / scale))
        stage = Stage(app, directory, worker, clock, logical, Path(scratch), open_desk)  # type: ignore[arg-type]
        for name, build in wanted.items():
            try:
                faults.clear()
                widget = build(stage)
                stage.settle()
                if faults:
                    raise faults[0]
            except Exception as error:
                trouble += 1
                print(f"{lang} {size} {name}: {type(error).__name__}: {error}")
                stage.clear()
                continue
            widget.grab().save(str(out / f"{name}-{lang}-{size}.png"))
            for words in cut_off_texts(widget):
                trouble += 1
                print(f"{lang} {size} {name}: does not fit: {words}")
            stage.clear()
        stage.close()
        worker.stop()
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
