"""What is wrong with minutes: rules over one document, then over the whole archive.

Start at ``api`` (the way in), ``model`` (what a rule is) and ``registry`` (the catalogue).
"""
