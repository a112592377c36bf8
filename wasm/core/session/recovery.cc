#include "core/session/recovery.h"

#include <algorithm>
#include <utility>

#include "core/policy/error_class.h"

namespace resilient_playback {

ChoiceContext Recovery::ContextOf(int pass) const {
  ChoiceContext context;
  context.now = clock_.now();
  context.pass = pass;
  context.current = sources_.current_index();
  context.picked = sources_.picked();
  context.wanted_quality = sources_.wanted_quality();
  return context;
}

std::optional<std::size_t> Recovery::Choose() const {
  return ChooseSource(sources_.all(), health_, ContextOf(incident_.pass()));
}

std::optional<std::size_t> Recovery::BestOther(std::uint64_t among) const {
  ChoiceContext context = ContextOf(incident_.PassForChoice());
  context.among = among;
  const std::optional<std::size_t> best = ChooseSource(sources_.all(), health_, context);
  return best == sources_.current_index() ? std::nullopt : best;
}

std::optional<std::size_t> Recovery::KnownGoodOther() const {
  static_assert(kMostSources <= 64, "a bit for each source");
  std::uint64_t among = 0;
  // An excluded source is skipped, however well it answers: sources that are not excluded come
  // first.
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const SourceRecord& record = sources_[i];
    const bool proven =
        record.IsKnownGood(clock_.now()) && !health_.Excluded(record.origin, clock_.now());
    among |= static_cast<std::uint64_t>(proven) << i;
  }
  return among == 0 ? std::nullopt : BestOther(among);
}

std::size_t Recovery::First() const {
  ChoiceContext context;
  context.now = clock_.now();
  context.wanted_quality = sources_.wanted_quality();
  return ChooseSource(sources_.all(), health_, context).value_or(0);
}

std::vector<command::Alternative> Recovery::OthersThan(std::size_t index) const {
  std::vector<command::Alternative> others;
  const ChoiceContext context = ContextOf(incident_.PassForChoice());
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (i == index) continue;
    others.push_back({sources_[i].source.id, WhyNot(sources_.all(), health_, context, i, index)});
  }
  return others;
}

bool Recovery::AnotherMayPlay() const {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const std::optional<ErrorClass>& failure = sources_[i].incident.failure;
    if (i != sources_.current_index() && (!failure || !BlamesUrl(*failure))) return true;
  }
  return false;
}

bool Recovery::SpendOnRetry() {
  const bool left = budget_.Take();
  if (!left) out_.Note("budget", "a retry");
  return left;
}

Recovery::Decision Recovery::AfterFailure(ErrorClass error, const Circumstances& now) {
  const SourceRecord& record = sources_.current();
  const bool waits =
      health_.CooldownLeft(record.origin, clock_.now()) <= policy_.retry_after_most_ms;
  const bool retries = record.incident.retries < RetriesAllowed(error, AnotherMayPlay());
  if (now.stay && SpendOnRetry())
    return RetrySame(now.stood, "switched a moment ago: the viewer's own network may be slow");
  if (waits && retries && SpendOnRetry()) return RetrySame(now.stood, "nothing else to go to");
  return Next(now.mid_film, "the next source");
}

Recovery::Decision Recovery::RetrySame(bool stood, std::string_view why) {
  const std::size_t index = sources_.current_index();
  sources_.CountRetry(index);
  // A stall has been waited for already. After any other failure the source gets time to come back.
  const Millis wait = stood ? 0
                            : EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms,
                                          sources_.current().incident.retries, &random_);
  const Millis rest = health_.CooldownLeft(sources_.current().origin, clock_.now());
  return {Decision::Do::kOpen, index, std::max(wait, rest), why};
}

Recovery::Decision Recovery::Next(bool mid_film, std::string_view why) {
  sources_.CountTry(sources_.current_index());
  std::optional<std::size_t> next = Choose();
  if (next) return {Decision::Do::kOpen, *next, 0, why};
  if (!FurtherPassAllowed(mid_film)) return {};
  next = ChooseSource(sources_.all(), health_, ContextOf(incident_.pass() + 1));
  if (!next) return {};
  incident_.NextPass();
  const Millis wait =
      EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms, incident_.pass(), &random_);
  return {Decision::Do::kOpen, *next, wait, "all were tried: another round"};
}

Recovery::Decision Recovery::AfterOutage(bool mid_film) {
  const Millis rest = health_.CooldownLeft(sources_.current().origin, clock_.now());
  if (rest > policy_.retry_after_most_ms)
    return Next(mid_film, "the network is back, and this server still rests");
  const Millis wait = EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms, 0, &random_);
  return {Decision::Do::kOpen, sources_.current_index(), std::max({Millis{1}, wait, rest}),
          "the network is back"};
}

std::size_t Recovery::AfterWait(std::size_t index) const {
  return index == sources_.current_index() ? index : Choose().value_or(index);
}

bool Recovery::FurtherPassAllowed(bool mid_film) const {
  const Millis passes = mid_film ? policy_.film_passes : policy_.start_passes;
  return incident_.pass() < passes && incident_.Elapsed() < policy_.next_pass_before_ms;
}

Engine Recovery::EngineOf(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const std::optional<Engine> other = OtherEngine(record.source.type, capabilities_);
  return record.other_engine && other ? *other : ChooseEngine(record.source.type, capabilities_);
}

// What an element reports of a failure is next to nothing: the server or the film may be the cause.
// If a server lets no page read its files, an engine that reads by itself cannot play them; an
// element can.
bool Recovery::MayPlayOtherwise(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const std::optional<ErrorClass>& failure = record.incident.failure;
  const std::optional<Engine> other = OtherEngine(record.source.type, capabilities_);
  if (!other || record.incident.engines_tried || !failure || IsRefused(record.finding))
    return false;
  if (health_.CooldownLeft(record.origin, clock_.now()) > 0) return false;
  const Engine next =
      record.other_engine ? ChooseEngine(record.source.type, capabilities_) : *other;
  const bool to_element = next == Engine::kNative;
  const bool unread = !record.readable.value_or(false);
  switch (*failure) {
    case ErrorClass::kNetwork:
      return to_element && unread && !record.played;
    case ErrorClass::kWrongType:
      return !to_element && record.readable.value_or(true);
    case ErrorClass::kUnknown:
    case ErrorClass::kManifest:
    case ErrorClass::kDecode:
    case ErrorClass::kCodecUnsupported:
      return to_element || record.readable.value_or(true);
    default:
      return false;
  }
}

std::optional<std::size_t> Recovery::ForOtherEngine(std::uint64_t proxied) const {
  if (Choose()) return std::nullopt;
  const auto may = [&](std::size_t i) { return (proxied >> i & 1) == 0 && MayPlayOtherwise(i); };
  if (may(sources_.current_index())) return sources_.current_index();
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (may(i)) return i;
  return std::nullopt;
}

Millis Recovery::AttemptLimit(Millis most) const {
  if (!incident_.active()) return most;
  const Millis left = policy_.incident_ms - incident_.Elapsed();
  Millis eligible = 0;
  for (const SourceRecord& record : sources_.all())
    eligible += Eligible(record, incident_.pass()) ? 1 : 0;
  const Millis share = left / std::max<Millis>(1, eligible);
  return std::max(policy_.attempt_floor_ms, std::min(most, share));
}

bool Recovery::SwitchedLately() const {
  return last_switch_ && clock_.now() - *last_switch_ < policy_.dwell_ms;
}

bool Recovery::UseGrace() {
  if (clock_.now() >= grace_until_) return false;
  grace_until_ = 0;
  return true;
}

}  // namespace resilient_playback
