"""How everything looks: colours, sizes, fonts and icons, read from resources/appearance and never written in code."""
