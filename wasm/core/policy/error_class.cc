#include "core/policy/error_class.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace resilient_playback {
namespace {

enum class Blame : std::uint8_t { kNobody, kUrl, kOrigin };

struct ErrorFacts {
  std::string_view wire;
  Reason reason;
  Blame blames;
  bool slow;
  std::int8_t alone;   // retries while no other source may play
  std::int8_t others;  // retries while one may
};

struct ReasonFacts {
  std::string_view wire;
  std::string_view message;
};

constexpr std::array kErrorFacts = {
#define RP_ERROR(name, wire, reason, blames, slow, alone, others) \
  ErrorFacts{wire, Reason::reason, Blame::blames, slow, alone, others},
#include "core/policy/errors.def"
};

constexpr std::array kReasonFacts = {
#define RP_REASON(name, wire, message) ReasonFacts{wire, message},
#include "core/policy/errors.def"
};

const ErrorFacts& FactsOf(ErrorClass error) { return kErrorFacts[static_cast<std::size_t>(error)]; }

const ReasonFacts& FactsOf(Reason reason) { return kReasonFacts[static_cast<std::size_t>(reason)]; }

}  // namespace

std::string_view ToString(ErrorClass error) { return FactsOf(error).wire; }
std::string_view ToString(Reason reason) { return FactsOf(reason).wire; }

Reason ReasonOf(ErrorClass error) { return FactsOf(error).reason; }

std::string_view MessageKeyOf(Reason reason) { return FactsOf(reason).message; }

bool BlamesUrl(ErrorClass error) { return FactsOf(error).blames == Blame::kUrl; }

bool BlamesOrigin(ErrorClass error) { return FactsOf(error).blames == Blame::kOrigin; }

bool IsSlowness(ErrorClass error) { return FactsOf(error).slow; }

int RetriesAllowed(ErrorClass error, bool another_may_play) {
  const ErrorFacts& facts = FactsOf(error);
  return another_may_play ? facts.others : facts.alone;
}

}  // namespace resilient_playback
