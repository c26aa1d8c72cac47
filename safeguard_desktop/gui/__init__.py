"""Shows and asks: the windows, and the only Qt in the program."""

import sys

if sys.version_info < (3, 12):
    from safeguard_desktop.gui.keeping_none import keep_none

    keep_none()
