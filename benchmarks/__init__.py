"""Benchmarks: time and CPU relative to reference pages, waiting times and memory."""
