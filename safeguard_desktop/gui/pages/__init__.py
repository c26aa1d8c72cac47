"""The pages: one module a page, each answering one question."""
