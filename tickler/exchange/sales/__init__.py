"""Sales from a file of orders or invoices."""
