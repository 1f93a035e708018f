"""`python -m tickler` is `tickler`."""

import sys

from tickler.cli.main import main

sys.exit(main())
