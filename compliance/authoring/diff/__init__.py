"""Two rule trees compared: what changed in the text, which findings of cases change, and through what.

``sides`` loads them, ``changes`` compares thing by thing, ``meaning`` compares what limbs come to, ``archive`` and ``through``
run cases on both, ``report`` makes one structure of it all, and ``screen`` and ``markdown`` print that.
"""
