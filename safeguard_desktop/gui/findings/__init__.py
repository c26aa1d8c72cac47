"""Guidance as a person types: what is found in their words, shown beneath them, theirs to take or to leave."""
