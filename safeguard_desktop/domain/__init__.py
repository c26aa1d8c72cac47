"""What is true: entries and the fold, forms and answers, working time, rules, due actions. Standard library only."""
