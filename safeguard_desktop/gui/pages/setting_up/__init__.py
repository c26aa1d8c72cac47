"""The first day: a vault, the organisation, its people and keys, the recovery sheet; coming back by it; trying it all out."""
