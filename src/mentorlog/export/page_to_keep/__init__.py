"""Write the page to keep of a relationship that has ended: one A4 as HTML, PDF, PNG or SVG."""
