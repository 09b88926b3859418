"""What may be done. One transaction each; actions do not call actions."""
