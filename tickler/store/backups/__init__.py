"""Copies of the folder beside it: made by themselves and by hand, listed, restored."""
