"""What is true: entries and the fold, forms and answers, working time, rules, due actions, findings.

Knows the standard library only, and no files, clocks or logs.
"""
