"""Core objects in, output out: Rich on a terminal, plain text in a pipe, JSON for scripts."""
