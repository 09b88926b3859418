"""The reference run: the same diagram in SpiffWorkflow, through its official extension points only."""
