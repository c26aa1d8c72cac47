"""Case files: the list of them, and one with its chronology, forms, due work, procedure, people and documents."""
