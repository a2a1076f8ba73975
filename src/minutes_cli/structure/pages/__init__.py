"""What belongs to the page and not to the minutes: headers, footers, page numbers; pages in order."""
