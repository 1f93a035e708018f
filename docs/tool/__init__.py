"""What keeps the documents true: their commands are run, and their output is what was printed."""
