"""One thread at a time in pdfium: the library keeps global state and crashes when two threads are in it."""

import threading

# Held around every call into pypdfium2, by the worker (joining, checking) and by the window (showing, printing).
PDFIUM_TURN = threading.RLock()
