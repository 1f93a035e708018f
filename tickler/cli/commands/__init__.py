"""One short module a command family: parse, call one thing, show."""
