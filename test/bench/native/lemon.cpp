// LEMON's NetworkSimplex behind a pipe: reads a problem file, then solves it anew for each line of input and answers
// with milliseconds, from arrays to flows and duals, and the objective.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <limits>
#include <string>

#include "problem.h"

using Graph = lemon::SmartDigraph;
using Value = std::int64_t;
using Simplex = lemon::NetworkSimplex<Graph, Value, Value>;

int main(int, char** argv) {
  const Problem problem = readProblem(argv[1]);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto begin = std::chrono::steady_clock::now();
    Graph graph;
    graph.reserveNode(problem.nodes);
    graph.reserveArc(problem.arcs);
    for (int i = 0; i < problem.nodes; i++) graph.addNode();
    for (int i = 0; i < problem.arcs; i++) {
      graph.addArc(graph.nodeFromId(problem.source[i]), graph.nodeFromId(problem.target[i]));
    }
    Graph::ArcMap<Value> lower(graph), upper(graph), cost(graph);
    Graph::NodeMap<Value> supply(graph);
    for (int i = 0; i < problem.arcs; i++) {
      const auto arc = graph.arcFromId(i);
      lower[arc] = Value(problem.lower[i]);
      upper[arc] = problem.upper[i] > 1e300 ? std::numeric_limits<Value>::max() : Value(problem.upper[i]);
      cost[arc] = Value(problem.cost[i]);
    }
    for (int i = 0; i < problem.nodes; i++) supply[graph.nodeFromId(i)] = Value(problem.supply[i]);
    Simplex simplex(graph);
    const auto status = simplex.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(supply).run();
    std::vector<double> flow(problem.arcs), potential(problem.nodes);
    for (int i = 0; i < problem.arcs; i++) flow[i] = double(simplex.flow(graph.arcFromId(i)));
    for (int i = 0; i < problem.nodes; i++) potential[i] = double(simplex.potential(graph.nodeFromId(i)));
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    const long long total = status == Simplex::OPTIMAL ? simplex.totalCost<long long>() : -1;
    std::printf("%.6f %lld\n", spent.count(), total);
    std::fflush(stdout);
  }
}
