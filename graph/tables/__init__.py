"""Tables in and out: import with row-by-row checks, exact export, integrity check, copy."""
