"""What Swedish looks like: lexicon layers, compounds, names, language model.  Start at ``swedish.py``."""
