"""Benchmarks: time and CPU use relative to reference pages, waiting times and memory use."""
