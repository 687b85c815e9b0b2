"""Rules about links, as far as they can be judged without the network."""
