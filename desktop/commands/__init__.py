"""The command line: the second face of the same services, for batch work and for checks from outside."""
