"""Settings: the page, and a module for each section."""
