"""One file a change; `down_revision` says what it comes after."""
