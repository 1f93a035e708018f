"""A salesperson's tickler file in the terminal."""

__version__ = "0.1.0"
