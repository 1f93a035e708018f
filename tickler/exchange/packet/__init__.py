"""What one folder hands over to another."""
