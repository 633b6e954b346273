"""The brief: a visitor's situation on one page, to take along."""
