"""JSON and JSON lines, in and out."""
