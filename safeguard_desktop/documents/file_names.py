"""The names by which sealing and checking find what rendering put into a document."""

PROOF_NAME = "proof.json"
SEAL_FIELD = "Seal"
