"""Wenyue 问约: answer questions, understand every word, leave with the contract."""

__version__ = "0.1.0"
