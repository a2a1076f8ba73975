"""What an item's text says: sections, decisions, motions, statements, dispatch."""
