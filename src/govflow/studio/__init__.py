"""What a designer or a supervisor tries out before it is real."""
