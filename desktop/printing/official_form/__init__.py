"""The official report form of KPK, drawn by this program: front page, sheets Uraian, Lampiran."""
