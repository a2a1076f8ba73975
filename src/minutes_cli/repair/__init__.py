"""The noisy channel: a damaged scan to its text and a list of corrections.  Start at ``repairer.py``."""
