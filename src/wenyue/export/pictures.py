"""Pictures in a Word file: the paragraph that shows one, and the parts of the package that hold it."""

from __future__ import annotations

from wenyue.export.flowchart import Drawing
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

    def show(self, drawing: Drawing, room: tuple[float, float], name: str, words: str) -> str:
        """A paragraph with a drawing, made smaller where it is wider or higher than ``room`` (points). ``name`` tells
        it from others in a list of pictures; ``words`` say what is on it, for those who cannot see it."""
        self._images.append(picture(drawing.svg, drawing.width))
        number = len(self._images)
        scale = min(1.0, room[0] / drawing.width, room[1] / drawing.height)
        across, down = (round(length * scale * _PER_POINT) for length in (drawing.width, drawing.height))
        name = f'id="{_FIRST + number}" name="{escaped(name)} {number}"'
        shown = (
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {name} descr="{escaped(words)}"/>'
            f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="rId{_FIRST + number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline>"
        )
        return paragraph("Picture", f"<w:r><w:drawing>{shown}</w:drawing></w:r>")

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
