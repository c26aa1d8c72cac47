"""The parts pages are built from; docs/gui.md shows each with an example."""
