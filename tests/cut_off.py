"""Finds texts that do not fit the widget they stand in."""

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QTabBar, QWidget


def cut_off_texts(root: QWidget) -> list[str]:
    """Return the texts of visible labels, buttons and tabs that are wider or higher than their room."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            if not _label_fits(widget):
                found.append(widget.text())
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton) and widget.text():
            if not _button_fits(widget):
                found.append(widget.text())
        elif isinstance(widget, QTabBar):
            found += [widget.tabText(n) for n in range(widget.count()) if not _tab_fits(widget, n)]
    return found


def _label_fits(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 2
    text = label.text()
    widest = max(label.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    ignored = label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored
    return widest <= room.width() + 2 or (ignored and bool(label.toolTip()))


def _button_fits(button: QAbstractButton) -> bool:
    needed = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    icon = button.iconSize().width() + 4 if not button.icon().isNull() else 0
    return needed + icon <= button.width() - 6


def _tab_fits(bar: QTabBar, number: int) -> bool:
    rect = bar.tabRect(number)
    return rect.right() <= bar.width() + 1 and bar.fontMetrics().horizontalAdvance(bar.tabText(number)) <= rect.width()
