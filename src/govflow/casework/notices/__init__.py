"""What must be told to whom: queued in the step that causes it, sent by the worker."""
