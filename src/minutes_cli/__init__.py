"""Turns OCR'd Swedish meeting minutes into structured records."""

__version__ = "0.1.0"
