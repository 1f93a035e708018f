"""`python -m tickler` is `tickler`."""

import sys

from tickler.start import main

sys.exit(main())
