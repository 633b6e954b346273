"""Where the jobs are going."""
