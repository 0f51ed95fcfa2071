// SPDX-License-Identifier: MIT
#include "tvd/supply/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/math/root.hpp"

namespace tvd {

void ExactSum::add(double value) {
  const double sum = sum_ + value;
  error_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
  sum_ = sum;
}

Timeline::Timeline(const Supply& supply, bool circulating) : schedule_(supply), streams_(supply.releases.size()) {
  supply_.set(supply.initialSupply);
  for (const bool measuring : {false, true})
    for (std::uint32_t i = 0; i < streams_.size(); ++i)
      if (schedule_.releases[i].circulating == circulating && measures(i) == measuring) start(i);
  gather();
}

bool Timeline::isMortal(std::uint32_t release) const {
  return !std::holds_alternative<Approach>(schedule_.releases[release].shape);
}

bool Timeline::measures(std::uint32_t release) const {
  const auto* approach = std::get_if<Approach>(&schedule_.releases[release].shape);
  return approach != nullptr && approach->periodYears > 0;
}

// The dates lie in a binary heap, each no later than the two below it (Williams 1964).
void Timeline::push(Due due) {
  mortal_ += isMortal(due.release) ? 1 : 0;
  heap_.push_back(due);
  std::size_t i = heap_.size() - 1;
  for (; i > 0 && due.before(heap_[(i - 1) / 2]); i = (i - 1) / 2) heap_[i] = heap_[(i - 1) / 2];
  heap_[i] = due;
}

void Timeline::pop() {
  const Due last = heap_.back();
  heap_.pop_back();
  const std::size_t size = heap_.size();
  if (size == 0) return;
  std::size_t i = 0;
  for (std::size_t child = 1; child < size; child = 2 * i + 1) {
    if (child + 1 < size && heap_[child + 1].before(heap_[child])) ++child;
    if (!heap_[child].before(last)) break;
    heap_[i] = heap_[child];
    i = child;
  }
  heap_[i] = last;
}

Moment Timeline::momentOf(std::uint32_t release, double supply) {
  return {.year = year_,
          .supply = supply,
          .supplyNow = supply_.value(),
          .alone = streams_.size() == 1,
          .index = streams_[release].index};
}

void Timeline::start(std::uint32_t release) {
  apply(release, begin(schedule_.releases[release].shape, momentOf(release, schedule_.initialSupply)));
}

void Timeline::setSlope(Stream& stream, double amount, double slope) {
  if (stream.slope != 0) slope_.add(-amount * stream.slope), --sloping_;
  stream.slope = slope;
  if (slope != 0) slope_.add(amount * slope), ++sloping_;
}

void Timeline::apply(std::uint32_t release, const Change& change) {
  Stream& stream = streams_[release];
  const Release& origin = schedule_.releases[release];
  const double amount = amountOf(origin.shape);
  const bool had = stream.proportional.kind != Proportional::Kind::none;
  const bool has = change.proportional.kind != Proportional::Kind::none;
  if (change.jump != 0 && origin.circulating) supply_.add(amount * change.jump);
  setSlope(stream, amount, change.slope);
  stream.proportional = change.proportional;
  if (has && !had && std::find(all_.begin(), all_.end(), release) == all_.end()) all_.push_back(release);
  if (change.next < infinity) push({change.next, release, measures(release)});
  if (change.jump != 0 || change.slope != 0 || change.next < infinity || year_ > 0)
    events_.push_back({release, change.jump, change.slope, change.slopeBySupply});
}

void Timeline::gatherTerm(const Proportional& term) {
  switch (term.kind) {
    case Proportional::Kind::growth:
      law_.growth += term.strength;
      break;
    case Proportional::Kind::taper:
      law_.tapers.push_back({term.strength * exp(-term.decay * (year_ - term.since)), term.decay});
      break;
    case Proportional::Kind::approach:
      law_.growth -= term.strength;
      law_.constant += term.strength * term.cap;
      break;
    case Proportional::Kind::root:
      law_.root += term.strength;
      break;
    case Proportional::Kind::none:
      break;
  }
}

// An inflation that has met its cap is over for good.
bool Timeline::acts(Stream& stream) const {
  const Proportional& term = stream.proportional;
  if (term.kind == Proportional::Kind::none) return false;
  stream.ended = stream.ended || (term.endsAtCap() && supply_.value() >= term.cap);
  return !stream.ended;
}

// The law from here on, out of all that acts.
void Timeline::gather() {
  law_.clear();
  active_.clear();
  if (sloping_ == 0) slope_.set(0);
  law_.constant = slope_.value();
  for (const std::uint32_t release : all_) {
    if (!acts(streams_[release])) continue;
    active_.push_back(release);
    gatherTerm(streams_[release].proportional);
  }
  checkExtremes();
}

void Timeline::checkExtremes() {
  const double supply = supply_.value();
  if (!(supply > 0) || supply < 1e-300) depleted_ = true;
  // A steady burn in tokens ends at nothing; the last 1e-12 of supply is not worth a thousand ever shorter pieces.
  if (supply < 1e-12 * schedule_.initialSupply && law_.constant < 0 && slope() < 0) depleted_ = true;
  if (supply > 1e250 * schedule_.initialSupply) {
    frozen_ = true;
    law_.clear();
    active_.clear();
    heap_.clear();
  }
}

// The nearest cap above supply that ends an inflation, or NaN.
double Timeline::capAhead() const {
  double ahead = std::nan("");
  for (const std::uint32_t release : active_) {
    const Proportional& term = streams_[release].proportional;
    if (term.endsAtCap() && term.cap < infinity && !(ahead <= term.cap)) ahead = term.cap;
  }
  return ahead;
}

bool Timeline::meetsCapBefore(double limit) const { return capAhead() < limit; }

// The first t in (0, width] at which supply is at `cap`, or `width` when it does not get there.
double Timeline::reach(double width, double cap) const {
  const double here = supply_.value() - cap;
  const double there = law_.supplyAfter(width) - cap;
  if (here == 0 || here * there > 0) return width;
  if (there == 0) return width;
  return rootBetween([&](double t) { return law_.supplyAfter(t) - cap; }, 0.0, width, here, there);
}

std::optional<Timeline::Fade> Timeline::fade() const {
  if (heap_.size() != 1 || sloping_ != 1 || !law_.isLinear()) return std::nullopt;
  const auto law = fadingOf(schedule_.releases[heap_.front().release].shape);
  if (!law || streams_[heap_.front().release].slope == 0) return std::nullopt;
  const bool begins = std::fabs(nextYear() - year_ - law->periodYears) <= 1e-9 * law->periodYears;
  if (!begins) return std::nullopt;
  return Fade{law_.constant * law->periodYears / law->loss, *law};
}

double Timeline::advance(double year) {
  crossing_ = 1;
  cap_ = std::nan("");
  events_.clear();
  double width = law_.begin(supply_.value(), year - year_);
  const double cap = capAhead();
  if (std::isfinite(cap)) {
    const double at = reach(width, cap);
    if (at < width || law_.supplyAfter(width) == cap) cap_ = cap;
    width = at;
  }
  rateBefore_ = std::isfinite(cap_) ? law_.rate(width, cap_) : 0;
  if (law_.isLinear()) {
    supply_.add(law_.constant * width);
  } else {
    supply_.set(law_.supplyAfter(width));
  }
  year_ = width == year - year_ ? year : year_ + width;
  return width;
}

// Puts supply on the cap exactly, so that the release ends there.
void Timeline::meetCap() {
  supply_.set(cap_);
  gather();
  const double ratio = law_.rate(0, cap_) / rateBefore_;
  crossing_ = std::isfinite(ratio) ? ratio : 1;
}

bool Timeline::arrive() {
  const bool due = nextYear() <= year_;
  while (nextYear() <= year_) {
    const std::uint32_t release = heap_.front().release;
    pop();
    mortal_ -= isMortal(release) ? 1 : 0;
    apply(release, proceed(schedule_.releases[release].shape, momentOf(release, supply_.value())));
    ++dates_;
  }
  if (std::isfinite(cap_)) {
    meetCap();
  } else if (due || !law_.tapers.empty()) {
    gather();
  } else {
    checkExtremes();  // the law goes on as it is
  }
  return due;
}

void Timeline::follow(double year, double supply) {
  events_.clear();
  year_ = year;
  supply_.set(supply);
  arrive();
  gather();
}

}  // namespace tvd
