"""Records to each format, one module a format.  Start at ``formats.py`` (the list and the way in)."""
