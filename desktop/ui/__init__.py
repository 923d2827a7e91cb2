"""The window: the only room that knows Qt."""

from desktop.ui.singletons import make_immortal

make_immortal()
