"""Votes: figures, who voted how, and whether the two agree."""
