"""The command line: one module a command, and the only place that prints.

Start reading at ``app.py``, which holds the table of commands and says how a command is added.
"""
