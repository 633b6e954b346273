"""What all pages share on the screen."""
