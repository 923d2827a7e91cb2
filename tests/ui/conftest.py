"""Windows of tests are drawn in memory: no display is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
