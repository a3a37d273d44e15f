"""scipy's HiGHS behind the same pipe as lemon.cpp, from arrays to flows and duals."""
import sys
import time

import numpy
from scipy.optimize import linprog
from scipy.sparse import csc_matrix

with open(sys.argv[1], "rb") as file:
    nodes, arcs = numpy.fromfile(file, "<i4", 2)
    source, target = (numpy.fromfile(file, "<i4", arcs) for _ in range(2))
    lower, upper, cost = (numpy.fromfile(file, "<f8", arcs) for _ in range(3))
    supply = numpy.fromfile(file, "<f8", nodes)

for _ in sys.stdin:
    begin = time.perf_counter()
    column = numpy.arange(arcs)
    entries = numpy.concatenate([numpy.ones(arcs), -numpy.ones(arcs)])
    place = (numpy.concatenate([source, target]), numpy.concatenate([column, column]))
    matrix = csc_matrix((entries, place), shape=(nodes, arcs))
    result = linprog(cost, A_eq=matrix, b_eq=supply, bounds=numpy.stack([lower, upper], 1), method="highs")
    flow, duals = result.x, result.eqlin.marginals
    spent = (time.perf_counter() - begin) * 1000
    print(f"{spent:.6f} {result.fun if result.status == 0 else -1:.0f}", flush=True)
