"""Pages of the mentor: files in, who sent what, the registers of all offices."""
