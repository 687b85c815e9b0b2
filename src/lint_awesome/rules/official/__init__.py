"""Rules about what the guidelines of sindresorhus/awesome ask for; off unless selected."""
