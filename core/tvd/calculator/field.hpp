// SPDX-License-Identifier: MIT
//
// How a struct describes itself: one constexpr table of fields beside the struct, and nothing else.
//
//   struct Grant { double amount = 0; double years = 4; };
//
//   template <> struct Described<Grant> {
//     static constexpr Field fields[] = {
//         number<&Grant::amount>("amount", unit::tokens, atLeast(0), "Tokens granted"),
//         number<&Grant::years>("years", unit::years, above(0).orInfinity(), "Time until all are released"),
//     };
//     static constexpr Record record{"Grant", "Tokens released over time", fields};
//   };
//
// Reading, writing, validation, the schema, field paths, sweep, tornado and solve are small interpreters of
// these tables. A field's default is the struct's own initialiser, so it too is written once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

// Prose that only the schema needs. An engine built with TVD_NO_PROSE leaves it out of its bytes, because
// its schema is shipped beside it as a file.
#ifdef TVD_NO_PROSE
#define TVD_PROSE(text) ""
#else
#define TVD_PROSE(text) text
#endif

namespace tvd {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Units a field may carry; the names are part of the public schema.
namespace unit {
inline constexpr const char* none = "";  ///< a plain number
inline constexpr const char* usd = "USD";
inline constexpr const char* tokens = "tokens";
inline constexpr const char* tokensPerYear = "tokensPerYear";
inline constexpr const char* years = "years";  ///< a duration
inline constexpr const char* year = "year";    ///< an instant, in years after today; ISO dates are accepted
inline constexpr const char* perYear = "perYear";
inline constexpr const char* timesPerYear = "timesPerYear";  ///< events; never shown as a percentage
inline constexpr const char* perSqrtYear = "perSqrtYear";
inline constexpr const char* fraction = "fraction";  ///< of one; shown as a percentage, as a ratio is
inline constexpr const char* multiple = "multiple";  ///< shown as 1.6×
inline constexpr const char* ratio = "ratio";
inline constexpr const char* seconds = "seconds";
inline constexpr const char* count = "count";
}  // namespace unit

/// The values a number may take. Comparisons are written so that NaN is outside every domain.
struct Domain {
  double minimum = -std::numeric_limits<double>::max();
  double maximum = std::numeric_limits<double>::max();
  bool minimumExcluded = false;
  bool maximumExcluded = false;
  bool whole = false;            ///< integers only
  bool infinityAllowed = false;  ///< +Infinity is a value with a documented meaning
  /// The range that was tested, when testedMinimum < testedMaximum: beyond it a result is marked "extrapolated"; solve looks in
  /// it, and tornado moves a 0 by a part of it.
  double testedMinimum = 0;
  double testedMaximum = 0;

  constexpr Domain orInfinity() const {
    Domain d = *this;
    d.infinityAllowed = true;
    return d;
  }
  constexpr Domain integer() const {
    Domain d = *this;
    d.whole = true;
    return d;
  }
  constexpr Domain tested(double low, double high) const {
    Domain d = *this;
    d.testedMinimum = low;
    d.testedMaximum = high;
    return d;
  }
};

constexpr Domain anyNumber() { return {}; }
constexpr Domain above(double low) { return {.minimum = low, .minimumExcluded = true}; }
constexpr Domain atLeast(double low) { return {.minimum = low}; }
constexpr Domain between(double low, double high) { return {.minimum = low, .maximum = high}; }
constexpr Domain aboveUpTo(double low, double high) {
  return {.minimum = low, .maximum = high, .minimumExcluded = true};
}
constexpr Domain fromBelow(double low, double high) {
  return {.minimum = low, .maximum = high, .maximumExcluded = true};
}

enum class Kind : std::uint8_t { number, maybeNumber, boolean, text, choice, record, list, series };

struct Record;

/// Type-erased access to a std::vector of structs.
struct ListAccess {
  std::size_t (*size)(const void*);
  void (*make)(void*, std::size_t);  ///< that many items with their defaults in place of all there were
  void* (*item)(void*, std::size_t);
};

/// One row of a description.
struct Field {
  const char* name;
  Kind kind;
  void* (*at)(void* owner);  ///< address of the member inside its struct
  const char* unit = unit::none;
  const char* help = "";
  Domain domain = {};
  const Record* record = nullptr;  ///< of a nested struct, or of a list's items
  const ListAccess* list = nullptr;
  std::span<const char* const> choices = {};  ///< names of an enumeration, in the order of its values
  std::size_t maximumLength = 0;              ///< of a text or list
};

/// One shape of a one-of, named by the member `kind`.
struct Alternative {
  const char* kind;
  const Record* record;
};

/// Type-erased access to a std::variant, the part of a struct whose fields depend on `kind`.
struct OneOf {
  std::span<const Alternative> alternatives;
  std::size_t (*index)(const void* owner);
  void (*select)(void* owner, std::size_t index);  ///< makes that alternative current, with its defaults
  void* (*current)(void* owner);
};

/// Receives the cross-field violations of one struct.
class Problems;

/// The description of one struct.
struct Record {
  const char* name;
  const char* help;
  std::span<const Field> fields;
  const OneOf* oneOf = nullptr;
  void (*check)(const void* owner, Problems&) = nullptr;  ///< rules between fields
};

/// Specialised beside each described struct.
template <class T>
struct Described;

namespace detail {

template <class T>
struct MemberTraits;
template <class Owner, class Value>
struct MemberTraits<Value Owner::*> {
  using owner = Owner;
  using value = Value;
};
template <auto Member>
using OwnerOf = typename MemberTraits<decltype(Member)>::owner;
template <auto Member>
using ValueOf = typename MemberTraits<decltype(Member)>::value;

template <auto Member>
void* at(void* owner) {
  return &(static_cast<OwnerOf<Member>*>(owner)->*Member);
}

template <class Item>
struct ListOf {
  static std::size_t size(const void* list) { return static_cast<const std::vector<Item>*>(list)->size(); }
  static void make(void* list, std::size_t n) { std::vector<Item>(n).swap(*static_cast<std::vector<Item>*>(list)); }
  static void* item(void* list, std::size_t i) { return &(*static_cast<std::vector<Item>*>(list))[i]; }
  static constexpr ListAccess access{size, make, item};
#ifdef TVD_NO_PROSE  // only the schema makes items of a result
  static constexpr ListAccess resultAccess{size, nullptr, item};
#else
  static constexpr ListAccess resultAccess{access};
#endif
};

template <auto Member, class Variant = ValueOf<Member>>
struct VariantOf;
template <auto Member, class... Shapes>
struct VariantOf<Member, std::variant<Shapes...>> {
  using Variant = std::variant<Shapes...>;
  static Variant& of(void* owner) { return static_cast<OwnerOf<Member>*>(owner)->*Member; }
  static std::size_t index(const void* owner) { return (static_cast<const OwnerOf<Member>*>(owner)->*Member).index(); }
  template <class Shape>
  static void emplace(void* owner) {
    of(owner).template emplace<Shape>();
  }
  static void select(void* owner, std::size_t index) {
    static constexpr void (*table[])(void*) = {emplace<Shapes>...};
    table[index](owner);
  }
  static void* current(void* owner) {
    return std::visit([](auto& shape) -> void* { return &shape; }, of(owner));
  }
  static constexpr Alternative alternatives[] = {{Described<Shapes>::kind, &Described<Shapes>::record}...};
  static constexpr OneOf access{alternatives, index, select, current};
};

}  // namespace detail

template <auto Member>
constexpr Field number(const char* name, const char* unit, Domain domain, const char* help) {
  static_assert(std::is_same_v<detail::ValueOf<Member>, double>);
  return {.name = name, .kind = Kind::number, .at = detail::at<Member>, .unit = unit, .help = help, .domain = domain};
}

/// A number that may be absent: an input that switches something on, or a result with no answer.
template <auto Member>
constexpr Field maybeNumber(const char* name, const char* unit, Domain domain, const char* help) {
  static_assert(std::is_same_v<detail::ValueOf<Member>, std::optional<double>>);
  return {
      .name = name, .kind = Kind::maybeNumber, .at = detail::at<Member>, .unit = unit, .help = help, .domain = domain};
}

template <auto Member>
constexpr Field boolean(const char* name, const char* help) {
  static_assert(std::is_same_v<detail::ValueOf<Member>, bool>);
  return {.name = name, .kind = Kind::boolean, .at = detail::at<Member>, .help = help};
}

template <auto Member>
constexpr Field text(const char* name, std::size_t maximumLength, const char* help) {
  static_assert(std::is_same_v<detail::ValueOf<Member>, std::string>);
  return {.name = name, .kind = Kind::text, .at = detail::at<Member>, .help = help, .maximumLength = maximumLength};
}

/// An enumeration over std::uint8_t whose values count up from 0 in the order of `names`.
template <auto Member>
constexpr Field choice(const char* name, std::span<const char* const> names, const char* help) {
  static_assert(sizeof(detail::ValueOf<Member>) == 1 && std::is_enum_v<detail::ValueOf<Member>>);
  return {.name = name, .kind = Kind::choice, .at = detail::at<Member>, .help = help, .choices = names};
}

template <auto Member>
constexpr Field record(const char* name, const char* help) {
  return {.name = name,
          .kind = Kind::record,
          .at = detail::at<Member>,
          .help = help,
          .record = &Described<detail::ValueOf<Member>>::record};
}

template <auto Member>
constexpr Field list(const char* name, std::size_t maximumLength, const char* help) {
  using Item = typename detail::ValueOf<Member>::value_type;
  return {.name = name,
          .kind = Kind::list,
          .at = detail::at<Member>,
          .help = help,
          .record = &Described<Item>::record,
          .list = &detail::ListOf<Item>::access,
          .maximumLength = maximumLength};
}

/// The same for a result, which is never read.
template <auto Member>
constexpr Field resultList(const char* name, std::size_t maximumLength, const char* help) {
  Field field = list<Member>(name, maximumLength, help);
  field.list = &detail::ListOf<typename detail::ValueOf<Member>::value_type>::resultAccess;
  return field;
}

/// A column of numbers; it crosses to JavaScript as one Float64Array.
template <auto Member>
constexpr Field series(const char* name, const char* unit, const char* help) {
  static_assert(std::is_same_v<detail::ValueOf<Member>, std::vector<double>>);
  return {.name = name,
          .kind = Kind::series,
          .at = detail::at<Member>,
          .unit = unit,
          .help = help,
          .domain = Domain{}.orInfinity()};
}

}  // namespace tvd
