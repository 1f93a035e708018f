"""What the columns of a foreign file mean."""
