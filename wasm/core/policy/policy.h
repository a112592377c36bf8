// Every number that decides, in one place. Overridable by name from outside; each with its unit and
// its reason.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_

#include <string_view>

#include "core/base/types.h"

namespace resilient_playback {

struct Policy {
  // From opening a source to its first frame. 10 s: slow home lines show theirs within 4 s, and a
  // viewer leaves at about 10.
  Millis first_frame_ms = 10000;
  // The same through TorrServer, which may have to find others who have the film.
  Millis torrent_first_frame_ms = 60000;
  // Without movement this long the picture has stopped: five frames at 4 per second are still a
  // hiccup, 1.25 s is seen.
  Millis stall_noticed_ms = 1250;
  // For reading a manifest beside the player. 4 s: later than that the player itself has told more.
  Millis look_ms = 4000;
  // Without a sign of life from the opened source: after this the next one is proven. A healthy
  // server answers a playlist within 1.5 s in 18 of 18 requests on a busy device (measured).
  Millis silent_ms = 1500;
  // Still without one: a source that is proven good takes over. An element shows its first signs
  // later than an engine that tells of every request.
  Millis hurry_ms = 3500;
  Millis hurry_element_ms = 4000;
  // A piece that an engine asked for is expected to be done within the buffer less `rest`, but
  // never asked of another source too where it takes less than `floor` (3 s gave three false
  // hedges).
  Millis finish_rest_ms = 2000;
  Millis finish_floor_ms = 4000;
  // A source whose piece failed, or that another outran by far, is asked second for this long;
  // doubled each time, up to the cap of the exclusions.
  Millis behind_ms = 15000;
  // Two sources are compared quietly after this much picture, with this much buffer ahead.
  // Not sooner: the piece that it reads would be a tenth of a film that somebody pauses after a
  // quarter of a minute (bench:calm).
  Millis pair_after_ms = 45000;
  Millis pair_buffer_ms = 15000;
  // A proof is worth this long: a server that answered half a minute ago may be gone.
  Millis proof_ms = 30000;
  // A stall this long, and another source proven good: it takes over.
  Millis stall_proven_ms = 3000;
  // A stall this long makes the session act: an engine's own retries have answered by then.
  Millis stall_action_ms = 6000;
  // The same through TorrServer: opening it anew only makes it begin its search again.
  Millis torrent_stall_ms = 30000;
  // Where only the element is ours, a buffer that stands still this long (it grows by less than
  // `still_percent` of the time: a server that sends crumbs), or grows by less than `slow_percent`
  // over `slow_ms`, while less than `low_buffer_ms` of it is left, means that the source has
  // stopped: the next one is opened before the picture stands. 2.5 s: servers that pace do not
  // pause longer (measured; with 2 s a link that pauses 3.5 s switched once).
  Millis dry_ms = 2500;
  Millis still_percent = 10;
  Millis slow_ms = 5000;
  Millis slow_percent = 50;
  Millis low_buffer_ms = 3000;
  // The same where the element plays segments: Chromium asks for the next one with about 5 s ahead,
  // and at 1.2 times the bitrate one of 4 s takes more than 3 s (measured).
  Millis low_segments_ms = 750;
  // With less than this left, and no growth for `silent_ms`, the next source is proven and made
  // ready: at twice the film's bitrate that takes about three seconds (measured).
  Millis prove_buffer_ms = 6000;
  // Chrome stops with about a second still in `buffered` (measured).
  Millis buffer_rest_ms = 1000;
  // A live playlist without a new segment for longer than this and 3.5 times its target duration is
  // stale.
  Millis stale_live_ms = 12000;
  // Asked for a fresh link, an author's function may ask its own server.
  Millis renew_ms = 10000;
  // A seek may load for as long as a start does.
  Millis seek_ms = 10000;
  // At least this long between two switches that only a stall asked for: on a slow home line every
  // server stalls.
  Millis dwell_ms = 20000;
  // Stalls of two different sources within this time, both of them still delivering: it is the
  // viewer's own line, and no other server helps.
  Millis own_line_ms = 120000;
  // An incident that lasts longer ends with a sentence.
  Millis incident_ms = 90000;
  // No attempt is shorter, however many sources are left.
  Millis attempt_floor_ms = 3000;
  // Rounds over the sources within one incident. In mid-film more than at the start: there a home
  // line that comes back after some seconds is the likelier cause, while at the start a quick
  // sentence is worth more.
  Millis start_passes = 2;
  Millis film_passes = 4;
  // A further round begins only while the incident is younger: nobody waits a minute to hear "no".
  Millis next_pass_before_ms = 20000;
  // Picture that must have moved before an incident counts as over.
  Millis settle_ms = 10000;
  // "Still trying" is said after this long without a picture.
  Millis still_trying_ms = 8000;
  // At most one note in this time, and a gap in the picture shorter than `note_after_ms` is not
  // worth one.
  Millis note_gap_ms = 5000;
  Millis note_after_ms = 2000;
  // A timer answered this much too late, or samples this far apart, mean that the device slept.
  Millis suspension_ms = 3000;
  // After waking up, errors of connections that died in the sleep punish nobody.
  Millis wake_grace_ms = 5000;
  // Before a retry of the same source and before each further round; doubled each time, capped,
  // equal jitter.
  Millis backoff_base_ms = 500;
  Millis backoff_cap_ms = 8000;
  // Consecutive faults of an origin before it rests; the rest doubles each time, +-20 %, and always
  // ends.
  Millis faults_to_exclude = 2;
  Millis exclusion_ms = 30000;
  Millis exclusion_cap_ms = 300000;
  // hls.js sticks when it resumes just before a segment's end, where a stall always stands; a
  // second earlier it never did.
  Millis stall_step_back_ms = 1000;
  // An end further than both from the known duration is no end.
  Millis false_end_ms = 30000;
  Millis false_end_percent = 3;
  // A Retry-After beyond this is not waited for; the server rests until then, at most the cap of
  // the exclusions.
  Millis retry_after_most_ms = 30000;
  // Tokens for retries and proofs: each costs one, each success gives a fifth back (gRPC's
  // throttle, A6). Below half of them nothing is proven beforehand.
  Millis retry_tokens = 10;
  // Within the last seconds of a film a standing picture is the end.
  Millis end_zone_ms = 5000;
};

// A number of the policy as it is named outside.
struct PolicyField {
  std::string_view name;  // camelCase, as on the wire
  Millis Policy::*member;
  Millis least;
  Millis most;
};

// Every field, in the order of the struct; `count` receives how many.
const PolicyField* PolicyFields(std::size_t* count);

// Puts the numbers of a preset in place: "quick", "normal" (the struct as it stands) or "patient".
// Numbers of one's own are set afterwards. False where there is no such preset.
bool UsePreset(std::string_view name, Policy* policy);

enum class PolicyStatus { kOk, kUnknownName, kOutOfRange };

// Sets one number by its outside name; changes nothing unless it answers kOk.
PolicyStatus SetPolicyNumber(std::string_view name, double value, Policy* policy);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_
