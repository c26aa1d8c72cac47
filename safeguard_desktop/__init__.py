"""Safeguard Desktop: records safeguarding concerns without a network and says what must be done by when."""
