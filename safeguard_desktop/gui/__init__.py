"""Shows and asks: the windows, and the only Qt in the program."""
