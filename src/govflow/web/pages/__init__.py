"""What every portal's pages share. It may use casework's people and everything below; it knows no portal."""
