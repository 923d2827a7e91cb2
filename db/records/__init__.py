"""Plain frozen records, one per noun: what lists, forms, printers and exporters all receive."""
