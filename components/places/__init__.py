"""The Places page: pay by US area, employer and country."""
