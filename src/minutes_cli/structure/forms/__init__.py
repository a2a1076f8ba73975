"""Labels and values of a printed form, in columns, tables and lists, wherever OCR moved them."""
