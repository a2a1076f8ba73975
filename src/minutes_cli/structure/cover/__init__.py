"""What the cover page, signature block and notice say: people, place and time of the meeting."""
