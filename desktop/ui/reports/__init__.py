"""Gratification reports on screen: the form with its decision helper, the detail page, the steps."""
