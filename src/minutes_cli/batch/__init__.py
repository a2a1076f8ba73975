"""Many files: what to do (``plan``), to each (``jobs``), by whom (``executors``), what is done (``journal``).

Start at ``run.py``, which puts them together.
"""
