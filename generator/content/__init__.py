"""The content stage: what people wrote, loaded strictly."""

from generator.content.load import load_content

__all__ = ["load_content"]
