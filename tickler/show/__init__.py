"""What people and scripts see: core objects in; styled tables, plain text or JSON out."""
