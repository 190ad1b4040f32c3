"""The facts that ship, asked for as a user would."""
