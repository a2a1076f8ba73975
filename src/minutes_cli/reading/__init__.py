"""Bytes to pages of lines. Start at ``scan.py`` (the data) and ``read.py`` (the way in)."""
