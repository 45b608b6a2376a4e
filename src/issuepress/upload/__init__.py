"""What `issuepress upload` does: prepare, see what is there, drive the service."""
