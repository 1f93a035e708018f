"""The only files that import Rich, and they are imported for a terminal alone."""
