"""What each role is paid."""
