"""Keeps: keys, the encrypted database, entries, drafts, search, the access log and backups.

The only package that speaks SQL, and the only one that makes canonical bytes and hashes.
"""
