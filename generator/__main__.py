"""`python -m generator COMMAND` runs the command `dateline` from a checkout, without installing it."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # The package is `dateline`, in this folder: nothing is ever imported as `generator.something`.
    sys.path.insert(0, str(Path(__file__).parent))
    from dateline.cli import main

    sys.exit(main())
