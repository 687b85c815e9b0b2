"""Rules about what links lead to, by what was found when they were asked."""
