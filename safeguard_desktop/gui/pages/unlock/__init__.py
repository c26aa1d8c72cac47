"""Before anything is open: whose key, and the passphrase."""
