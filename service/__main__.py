"""`python -m service` is `ecograph`."""

from service.cli import main

main()
