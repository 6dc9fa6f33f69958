"""What a class is handed: exercises chosen, proved fit to leave, packed."""
