"""Paper: a document on the screen, issued, handed out and checked."""
