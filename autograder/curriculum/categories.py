"""Ontario's four categories of knowledge and skills (Growing Success, 2010), by the words that a bank file uses."""

CATEGORIES = {
    "knowledge": "Knowledge and Understanding",
    "thinking": "Thinking",
    "communication": "Communication",
    "application": "Application",
}
