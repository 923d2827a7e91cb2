"""Files between this office and its mentor: pairing, sending, answers taken in, the book of files."""
