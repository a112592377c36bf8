#include "tracks/select.h"

#include "tracks/select_audio.h"
#include "tracks/select_text.h"
#include "tracks/select_video.h"

namespace resilient_playback {

Roles RoleOf(std::string_view name) {
  struct Named {
    std::string_view name;
    Role role;
  };
  constexpr Named kNamed[] = {
      {"commentary", kCommentaryRole},
      {"description", kDescriptionRole},
      {"audio-description", kDescriptionRole},
      {"dub", kDubRole},
      {"original", kOriginalRole},
      {"forced-subtitle", kForcedRole},
      {"forced_subtitle", kForcedRole},
      {"caption", kCaptionRole},
  };
  for (const Named& one : kNamed) {
    if (one.name == name) return one.role;
  }
  return 0;
}

Selection SelectTracks(const TrackLists& lists, const Preferences& preferences,
                       const Intent& intent, const TrackDevice& device) {
  Selection selection;
  SelectAudio(lists, preferences, intent, device, &selection);
  SelectText(lists, preferences, intent, AudioLanguage(lists, selection), &selection);
  SelectVideo(lists, preferences, intent, device, &selection);
  return selection;
}

}  // namespace resilient_playback
