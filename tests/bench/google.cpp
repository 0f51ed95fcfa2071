// SPDX-License-Identifier: MIT
// The loops of kernel.cpp, timed by Google Benchmark: a second opinion on our own clock. Reads and answers the same lines.
#include <benchmark/benchmark.h>

#define main kernelMain
#include "kernel.cpp"
#undef main

namespace {

class Listener : public benchmark::BenchmarkReporter {
 public:
  double seconds = 0;
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) seconds = run.real_accumulated_time / static_cast<double>(run.iterations);
  }
};

double secondsByGoogle(int task, int count) {
  const Chain chain(static_cast<std::size_t>(count));
  Answers out(chain.size());
  batch(chain, out);
  benchmark::ClearRegisteredBenchmarks();
  const auto loop = [&](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(perform(task, chain, out));
  };
  benchmark::RegisterBenchmark("task", loop)->MinTime(0.05);
  Listener listener;
  benchmark::RunSpecifiedBenchmarks(&listener);
  return listener.seconds / count;
}

}  // namespace

int main() {
  char name[16];
  int count = 0;
  while (std::scanf("%15s %d", name, &count) == 2) {
    std::printf("%.9g\n", secondsByGoogle(taskNamed(name), count));
    std::fflush(stdout);
  }
}
