"""vCards of all versions, in and out."""
