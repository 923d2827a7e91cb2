"""Papers on screen: choosing, looking at, printing, saving, and following what must come back signed."""
