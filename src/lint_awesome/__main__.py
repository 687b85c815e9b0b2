"""`python -m lint_awesome`."""

from __future__ import annotations

import sys

from lint_awesome.cli import main

if __name__ == "__main__":
    sys.exit(main())
