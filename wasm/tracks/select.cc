#include "tracks/select.h"

#include "tracks/select_audio.h"
#include "tracks/select_text.h"
#include "tracks/select_video.h"

namespace resilient_playback {

Selection SelectTracks(const TrackLists& lists, const Preferences& preferences,
                       const Intent& intent, const TrackDevice& device) {
  Selection selection;
  SelectAudio(lists.audio, preferences, intent, device, &selection);
  SelectText(lists.text, preferences, intent, SoundLanguage(lists.audio, selection), &selection);
  SelectVideo(lists.video, preferences, intent, device, &selection);
  return selection;
}

}  // namespace resilient_playback
