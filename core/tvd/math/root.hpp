// SPDX-License-Identifier: MIT
#pragma once

namespace tvd {

/// A function of one number, seen through two pointers so that the root finder is compiled once.
struct Function {
  double (*call)(const void* object, double at);
  const void* object;
};

/// The root of `f` between a and b, where f(a) and f(b) have opposite signs, to the last bit or two.
/// Source: Alefeld, Potra and Shi (1995), algorithm 748, as in Boost.Math.
double rootBetween(Function f, double a, double b, double fa, double fb);

/// The same for anything that can be called with a number.
template <class F>
double rootBetween(const F& f, double a, double b, double fa, double fb) {
  const auto call = [](const void* object, double at) { return (*static_cast<const F*>(object))(at); };
  return rootBetween(Function{call, &f}, a, b, fa, fb);
}

}  // namespace tvd
