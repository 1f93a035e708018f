"""Floor 2: what is said and written to a client: scripts for calls and letters, filled in with the card."""
