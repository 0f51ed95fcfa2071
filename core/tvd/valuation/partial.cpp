// SPDX-License-Identifier: MIT
#include "tvd/valuation/partial.hpp"

#include <algorithm>

namespace tvd::valuation {

namespace {

constexpr std::size_t numbersPerSums = 9;
constexpr std::size_t numbersPerRow = 2 + measureCount * numbersPerSums;

std::array<double, numbersPerSums> numbersOf(const Sums& s) {
  return {s.pair, s.pairSquare, s.pairControl, s.control, s.controlSquare, s.square, s.least, s.most, s.losses};
}

Sums sumsOf(const double* n) { return {n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]}; }

void packRow(const BlockRow& row, std::vector<double>& out) {
  out.push_back(static_cast<double>(row.block));
  out.push_back(row.pairs);
  for (const Sums& sums : row.sums)
    for (const double number : numbersOf(sums)) out.push_back(number);
}

BlockRow unpackRow(const double* numbers) {
  BlockRow row{.block = static_cast<std::uint64_t>(numbers[0]), .pairs = numbers[1], .sums = {}};
  for (std::size_t i = 0; i < measureCount; ++i) row.sums[i] = sumsOf(numbers + 2 + i * numbersPerSums);
  return row;
}

// A bin and its count in one number, which takes half the time to hand over: below 2^51, so that it is exact.
struct Cell {
  std::size_t bin;
  std::uint32_t count;
};

double packed(Cell cell) { return static_cast<double>((static_cast<std::uint64_t>(cell.bin) << 32) + cell.count); }

Cell cellOf(double number) {
  const auto whole = static_cast<std::uint64_t>(number);
  return {static_cast<std::size_t>(whole >> 32), static_cast<std::uint32_t>(whole)};
}

void packHistogram(const Histogram& histogram, std::vector<double>& out) {
  const std::size_t head = out.size();
  out.push_back(0);
  histogram.forEachFilled([&](std::size_t bin, std::uint32_t count) { out.push_back(packed({bin, count})); });
  out[head] = static_cast<double>(out.size() - head - 1);
}

// A whole number from 0 to `most`, as a packed count or cell must be.
bool isIndex(double value, double most) {
  return value >= 0 && value <= most && value == static_cast<double>(static_cast<std::uint64_t>(value));
}

// Reads packed numbers front to back; `ok` turns false at the first that cannot be.
struct Reader {
  std::span<const double> left;
  bool ok = true;

  std::span<const double> take(std::size_t count) {
    ok = ok && count <= left.size();
    if (!ok) return {};
    const auto taken = left.first(count);
    left = left.subspan(count);
    return taken;
  }
  std::size_t count() {
    const auto one = take(1);
    ok = ok && !one.empty() && isIndex(one[0], static_cast<double>(left.size()));
    return ok ? static_cast<std::size_t>(one[0]) : 0;
  }
};

std::span<const double> takeHistogram(Reader& reader, const Histogram& histogram) {
  const auto cells = reader.take(reader.count());
  const double most = packed({histogram.counts().size(), 0}) - 1;
  for (const double cell : cells) reader.ok = reader.ok && isIndex(cell, most);
  return cells;
}

void addCells(Histogram& histogram, std::span<const double> cells) {
  for (const double number : cells) {
    const Cell cell = cellOf(number);
    histogram.add(cell.bin, cell.count);
  }
}

// Of a partial that may be constant.
template <class Any>
auto histogramsOf(Any& partial) {
  std::vector<decltype(&partial.results[0])> all;
  for (auto& one : partial.results) all.push_back(&one);
  for (auto& one : partial.fan) all.push_back(&one);
  return all;
}

}  // namespace

void Sums::add(const Sums& other) {
  pair += other.pair;
  pairSquare += other.pairSquare;
  pairControl += other.pairControl;
  control += other.control;
  controlSquare += other.controlSquare;
  square += other.square;
  least = std::min(least, other.least);
  most = std::max(most, other.most);
  losses += other.losses;
}

void Partial::merge(const Partial& other) {
  rows.insert(rows.end(), other.rows.begin(), other.rows.end());
  for (std::size_t i = 0; i < measureCount; ++i) results[i].add(other.results[i]);
  for (std::size_t i = 0; i < fan.size(); ++i) fan[i].add(other.fan[i]);
}

void Partial::clear() {
  rows.clear();
  for (Histogram* histogram : histogramsOf(*this)) histogram->clear();
}

void Partial::sort() {
  std::sort(rows.begin(), rows.end(), [](const BlockRow& a, const BlockRow& b) { return a.block < b.block; });
}

std::vector<double> pack(const Partial& partial) {
  const std::vector<const Histogram*> histograms = histogramsOf(partial);
  std::size_t room = 1 + numbersPerRow * partial.rows.size();
  for (const Histogram* histogram : histograms) room += 1 + histogram->filledBins();
  std::vector<double> out;
  out.reserve(room);
  out.push_back(static_cast<double>(partial.rows.size()));
  for (const BlockRow& row : partial.rows) packRow(row, out);
  for (const Histogram* histogram : histograms) packHistogram(*histogram, out);
  return out;
}

bool unpackInto(Partial& partial, std::span<const double> packed) {
  Reader reader{packed};
  const auto rows = reader.take(reader.count() * numbersPerRow);
  const std::vector<Histogram*> histograms = histogramsOf(partial);
  std::vector<std::span<const double>> cells;
  for (const Histogram* histogram : histograms) cells.push_back(takeHistogram(reader, *histogram));
  if (!reader.ok || !reader.left.empty()) return false;
  for (std::size_t i = 0; i < rows.size(); i += numbersPerRow) partial.rows.push_back(unpackRow(&rows[i]));
  for (std::size_t i = 0; i < histograms.size(); ++i) addCells(*histograms[i], cells[i]);
  return true;
}

}  // namespace tvd::valuation
