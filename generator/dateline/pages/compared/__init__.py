"""Pages that set sources side by side: figures, and who claims what."""
