"""The cover page, signature block and notice: labels and their values, in columns and lists."""
