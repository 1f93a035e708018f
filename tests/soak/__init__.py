"""Killed, cut off, starved and crowded: what the folder must survive, with figures at the end.

`python -m tests.soak` runs it. What a command would have done undisturbed is found out first, on a copy of
the folder; a disturbed one must have done all of that or nothing, and all of it once it has said so.
"""
