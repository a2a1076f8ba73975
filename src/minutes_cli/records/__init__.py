"""The record: the public contract, as pydantic models.  Start at ``models.py``, class ``Record``."""
