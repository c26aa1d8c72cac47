"""What is known of local authorities: asked for in a form, and their numbers beside 999."""
