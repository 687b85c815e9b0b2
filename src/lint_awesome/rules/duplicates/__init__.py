"""Rules about what stands in a list twice."""
