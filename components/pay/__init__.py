"""Pay: what each role is offered or earns."""
