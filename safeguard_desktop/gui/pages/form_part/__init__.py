"""One part of a form: filled in or written down, checked and signed, shown, put right, passed on."""
