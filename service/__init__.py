"""The process: settings, commands, HTTP."""
