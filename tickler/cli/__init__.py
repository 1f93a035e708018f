"""The commands: parse, call one thing, show."""
