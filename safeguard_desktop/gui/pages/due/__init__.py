"""What is due by when: its rows and words, a deadline explained, and the calculator."""
