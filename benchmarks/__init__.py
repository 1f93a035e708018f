"""Measurements of whole processes, as ratios to small honest stubs: `python -m benchmarks.run`."""
