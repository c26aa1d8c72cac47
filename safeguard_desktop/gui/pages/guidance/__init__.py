"""The guidance library: topics, the flowchart, the search, a topic on paper."""
