"""Editors for answers: one for each kind of field, giving and taking the plain values of domain.answers."""
