"""Pages and windows about the office itself: first start, sign-in, settings, accounts, officials, calendar."""
