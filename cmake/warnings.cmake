# For our own code only: other people's headers come in as SYSTEM, their sources are built with their own flags.
set(RP_WARNINGS -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion)
