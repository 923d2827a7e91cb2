"""Parts of the office profile as forms, used by the guide and by the settings alike."""
