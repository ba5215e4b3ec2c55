"""The skeleton, drawn once, and the lesions of a patient on it."""
from __future__ import annotations
from functools import cache
from jalon.board.drawing import limbs, trunk
from jalon.board.drawing.curves import Curve
from jalon.board.drawing.shapes import WIDTH, HEIGHT, both, placed, shapes, Shape
from jalon.case.sites import SITE

INK="#222"
def d(curves): return "".join(c.written() for c in curves)

def leaf(site, curves=None):
    s=shapes()[site]
    w=SITE.word(site)
    return f'<path d="{d(curves if curves is not None else s.curves)}"><title>{w.fr}</title></path>'

ORDER = ["scapula"]
def base():
    out=[]
    sides=("right","left")
    def tube(curves,wide,line):
        dd=d(both(curves))
        out.append(f'<path fill="none" stroke-width="{wide+2*line}" d="{dd}"/><path fill="none" stroke="#fff" stroke-width="{wide}" d="{dd}"/>')
    def two(*names):
        for n in names:
            for s in sides: out.append(leaf(f"{n}.{s}"))
    two("scapula")
    tube([trunk.rib_behind(r) for r in range(1,11)],11,3)
    two("rib.12","rib.11")
    two("pelvis.ilium")
    for lv in ["C1","C2","C3","C4","C5","C6","C7",*(f"T{i}" for i in range(1,13)),*(f"L{i}" for i in range(5,0,-1))]: out.append(leaf("spine."+lv))
    for i in range(1,6): out.append(leaf(f"spine.S{i}"))
    out.append(leaf("spine.coccyx"))
    out.append(f'<path fill="#222" stroke="none" d="{d(placed(trunk.FORAMINA))}"/>')
    out.append(leaf("mandible")); out.append(leaf("skull"))
    out.append(f'<path d="{d(placed(trunk.FACE))}"/>')
    out.append(f'<path stroke-width="2.6" d="{d(placed(trunk.TEETH))}"/>')
    tube(trunk.cartilages(),9,3)
    for r in range(10,0,-1): two(f"rib.{r}")
    out.append(leaf("sternum"))
    two("clavicle")
    two("pelvis.pubis","pelvis.ischium","pelvis.acetabulum")
    for b,bone in (("humerus",limbs.HUMERUS),("femur",limbs.FEMUR),("fibula",None),("tibia",limbs.TIBIA)):
        if bone is None: two(b); continue
        out.append('<g stroke-width="2">')
        for p,_ in bone.parts: two(f"{b}.{p}")
        out.append('</g>')
        out.append(f'<path fill="none" d="{d(both([bone.whole()]))}"/>')
    two("patella","ulna","radius","hand","foot")
    return "\n".join(out)
def test():
    b=base()
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img"><g fill="#fff" stroke="{INK}" stroke-width="4.2" stroke-linejoin="round">{b}</g></svg>'
