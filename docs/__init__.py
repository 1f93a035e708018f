"""The documents, and what runs the commands in them."""
