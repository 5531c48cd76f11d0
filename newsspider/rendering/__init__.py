"""Lists that only grow by script, drawn by a real Chromium. Articles are never drawn."""
