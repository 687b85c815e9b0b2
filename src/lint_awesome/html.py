import re
from msgspec import Struct
class Attribute(Struct):
    value:str; span:tuple
class Tag(Struct):
    name:str; span:tuple; closing:bool; attributes:dict
T=re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>",re.S)
A=re.compile(r"([^\s=>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
def tags(text,a,b):
    for m in T.finditer(text,a,b):
        if not m[2]:
            yield Tag("!--",m.span(),False,{});continue
        at={}
        for n in A.finditer(text,*m.span(3)):
            g=next(i for i in (2,3,4) if n[i] is not None)
            at[n[1].lower()]=Attribute(n[g],n.span(g))
        yield Tag(m[2].lower(),m.span(),bool(m[1]),at)
