# For this project's code only: third-party headers are SYSTEM, and third-party sources have their own flags.
set(RP_WARNINGS -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion)
