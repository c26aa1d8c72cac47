"""Reads and strictly checks the shipped forms, rule packs, calendars and word packs into domain objects."""
