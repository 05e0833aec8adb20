"""The content stage: what people wrote, loaded strictly."""
