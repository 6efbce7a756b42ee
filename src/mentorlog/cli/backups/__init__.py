"""The daily backup, after `daily_backup` has found that one may be due."""
