"""The pages: citizen, clerk, supervisor, designer."""
