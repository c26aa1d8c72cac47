"""The whole main job on fictional people, pictures included."""
