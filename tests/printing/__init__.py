"""Papers: real PDFs, read back and looked at."""
