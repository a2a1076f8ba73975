"""The document as lines, and what reads any text: folding, dates, phrases, headings, case numbers."""
