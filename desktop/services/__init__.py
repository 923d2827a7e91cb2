"""The clerk's verbs: each takes the desk first, keeps transaction and audit, and hands back records and changes."""
