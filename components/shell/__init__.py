"""What all pages share on screen: URL state, controls, header, chart frame."""
