"""What tickler is made of that others wrote: `python -m tests.supply` checks it."""
