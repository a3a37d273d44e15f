// The bench's problem file: counts, then the arrays of a FlowProblem one after the other, little-endian.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

struct Problem {
  std::int32_t nodes, arcs;
  std::vector<std::int32_t> source, target;
  std::vector<double> lower, upper, cost, supply;
};

template <typename T>
void readArray(std::FILE* file, std::vector<T>& values, std::size_t length) {
  values.resize(length);
  if (std::fread(values.data(), sizeof(T), length, file) != length) std::exit(2);
}

inline Problem readProblem(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) std::exit(2);
  std::vector<std::int32_t> counts;
  readArray(file, counts, 2);
  Problem problem;
  problem.nodes = counts[0];
  problem.arcs = counts[1];
  readArray(file, problem.source, problem.arcs);
  readArray(file, problem.target, problem.arcs);
  readArray(file, problem.lower, problem.arcs);
  readArray(file, problem.upper, problem.arcs);
  readArray(file, problem.cost, problem.arcs);
  readArray(file, problem.supply, problem.nodes);
  std::fclose(file);
  return problem;
}
