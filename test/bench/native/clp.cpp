// Clp's dual simplex behind the same pipe as lemon.cpp, from arrays to flows and duals.
#include <coin/Clp_C_Interface.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

#include "problem.h"

int main(int, char** argv) {
  const Problem problem = readProblem(argv[1]);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto begin = std::chrono::steady_clock::now();
    std::vector<CoinBigIndex> starts(problem.arcs + 1);
    std::vector<int> rows;
    std::vector<double> values;
    rows.reserve(2 * problem.arcs);
    values.reserve(2 * problem.arcs);
    for (int i = 0; i < problem.arcs; i++) {
      if (problem.source[i] != problem.target[i]) {
        rows.insert(rows.end(), {problem.source[i], problem.target[i]});
        values.insert(values.end(), {1.0, -1.0});
      }
      starts[i + 1] = CoinBigIndex(rows.size());
    }
    Clp_Simplex* model = Clp_newModel();
    Clp_setLogLevel(model, 0);
    Clp_loadProblem(model, problem.arcs, problem.nodes, starts.data(), rows.data(), values.data(),
                    problem.lower.data(), problem.upper.data(), problem.cost.data(), problem.supply.data(),
                    problem.supply.data());
    Clp_dual(model, 0);
    const double* flow = Clp_getColSolution(model);
    const double* dual = Clp_getRowPrice(model);
    const std::vector<double> flows(flow, flow + problem.arcs), duals(dual, dual + problem.nodes);
    const double objective = Clp_status(model) == 0 ? Clp_getObjValue(model) : -1;
    Clp_deleteModel(model);
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    std::printf("%.6f %.0f\n", spent.count(), objective);
    std::fflush(stdout);
  }
}
