"""The demonstration county: published projects, completed by stated rules."""
