"""Recording a concern: danger first, whom it is about, which form, or writing down what somebody said."""
