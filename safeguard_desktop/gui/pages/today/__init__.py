"""Today: what is due in every case file, and what lies beside it."""
