"""Outlook: where the jobs are going."""
