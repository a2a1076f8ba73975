"""Names, parties, roles and presence, and which readings are one person."""
