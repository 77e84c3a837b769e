"""The interview: the script as data, one person's answers, what comes next, and the talk about it."""
