"""The Outlook page: where the jobs are going."""
