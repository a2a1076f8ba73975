"""From the lines of a repaired scan to a record; ``api.py`` is the way in."""
