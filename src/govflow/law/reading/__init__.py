"""Reading what people wrote in YAML, with the file and line of everything that is wrong. The only door to YAML."""

from govflow.law.reading.documents import Node, read_yaml, read_yaml_text

__all__ = ["Node", "read_yaml", "read_yaml_text"]
