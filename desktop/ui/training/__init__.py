"""Pages of training: sessions, their participants, attendance, results and papers; people and coverage."""
