"""The binder itself: places, tabs, dates, the day's pile. Pure; `today` is always handed in."""
