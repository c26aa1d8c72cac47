"""What the guidance on words finds in a worker's own words, and what it leaves alone."""
