"""What may be asked. Reads only."""
