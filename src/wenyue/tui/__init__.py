"""The screen: chat, contract and outline in a terminal.

State flows down: screens hand widgets what to show. Messages flow up: widgets
tell screens what a person did. What is decided is decided in the core; nothing
here knows a rule.
"""
