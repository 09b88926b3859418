"""Files of the law: YAML documents, and `regulation.yaml` as a Regulation. The only door to YAML."""

from govflow.law.reading.documents import Node, read_yaml, read_yaml_text, text_of
from govflow.law.reading.regulations import read_regulation

__all__ = ["Node", "read_regulation", "read_yaml", "read_yaml_text", "text_of"]
