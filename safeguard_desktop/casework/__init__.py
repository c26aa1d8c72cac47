"""One function for each thing a person does, with its permissions, its time and its transaction."""
