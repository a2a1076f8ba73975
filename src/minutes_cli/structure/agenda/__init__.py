"""Which lines are items: marks, their sequence over the document, titles, contents, closing."""
