"""A self-contained page that lets a person trust and correct the result."""
