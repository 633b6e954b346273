"""What the pages share, in rings: an inner ring never imports an outer one."""
