"""In which encoding a text is, told by its letters."""
