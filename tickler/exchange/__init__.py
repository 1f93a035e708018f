"""Contacts in and out: one module a format, loaded on request."""
