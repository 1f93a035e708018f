"""Letters from saved mails."""
