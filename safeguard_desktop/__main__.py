"""python -m safeguard_desktop."""

import sys

from safeguard_desktop.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
