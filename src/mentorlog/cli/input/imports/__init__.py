"""What `import` takes: which kind of file was named, and the options for each kind."""
