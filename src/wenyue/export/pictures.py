"""Pictures in a Word file: the paragraph that shows one, and the parts of the package that hold it."""

from __future__ import annotations

from wenyue.export.package import Packed, pack
from wenyue.export.typesetting import picture
from wenyue.export.word_package import DOCUMENT, RELATIONS, Extra
from wenyue.export.wordml import escaped, paragraph

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_IMAGE = f"{RELATIONS}/image"
_PER_POINT = 12_700  # English metric units
_FIRST = 100  # numbers of relationships, far from those of the base package


class Pictures:
    """The pictures of one file, in order."""

    def __init__(self) -> None:
        self._images: list[bytes] = []

    def show(self, svg: str, size: tuple[float, float], width: float, words: str) -> str:
        """A paragraph with a picture of ``size`` points, made smaller where it is wider than ``width``.
        ``words`` say what is on it, for those who cannot see it."""
        self._images.append(picture(svg, size[0]))
        number = len(self._images)
        across, down = (round(length * min(1.0, width / size[0]) * _PER_POINT) for length in size)
        name = f'id="{_FIRST + number}" name="Picture {number}"'
        drawing = (
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {name} descr="{escaped(words)}"/>'
            f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="rId{_FIRST + number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline>"
        )
        return paragraph("Picture", f"<w:r><w:drawing>{drawing}</w:drawing></w:r>")

    @property
    def extras(self) -> list[Extra]:
        """The images as parts of the package."""
        return [
            Extra(f"word/media/image{n}.png", "", DOCUMENT, _IMAGE, f"media/image{n}.png", f"rId{_FIRST + n}")
            for n in range(1, len(self._images) + 1)
        ]

    def parts(self) -> list[Packed]:
        """The images themselves."""
        return [pack(extra.name, image) for extra, image in zip(self.extras, self._images, strict=True)]
