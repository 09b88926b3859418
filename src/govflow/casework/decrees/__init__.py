"""Decisions about working days loaded while cases run: kept for every process, applied to what they move."""
