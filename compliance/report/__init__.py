"""What a reader gets: one structure, and one file a format that renders it.

``build`` may touch check and explain; the renderers read the structure alone and know no law and no YAML.
"""
