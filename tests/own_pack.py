"""A rule pack of an organisation's own, as its designated person would write it."""

OURS = """
id = "ours"
version = 1
title = "What we have agreed with our council"
use = "local"

[source]
organisation = "Mill Lane"
document = "Agreement"
edition = "2026"

[[rule]]
id = "OUR-1"
action = "submit-form"
title = "Send the form within two hours"
summary = "The form reaches the designated person within two hours."
paragraph = "1"
subject = "any"
thread = "concern"
starts = ["concern-noticed"]
limit = { code = "H", number = 2 }
who = "practitioner"
stops = [["form-submitted"]]
"""
