// The steps of reading an MPD: elements, their segments, and the checks after everything is read.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_

#include "manifest/dash/mpd.h"
#include "manifest/dash/report.h"

namespace pugi {
class xml_node;
}

namespace resilient_playback {

// Reads everything below the root element `node`.
void ReadMpdElements(const pugi::xml_node& node, Mpd* mpd, MpdReport* report);

// `inherited`, with the changes that SegmentBase, SegmentList or SegmentTemplate below `node` make
// (section 5.3.9.1).
MpdSegments ReadSegments(const pugi::xml_node& node, const MpdSegments& inherited, Mpd* mpd,
                         MpdReport* report);

// True if the element's content is elsewhere (xlink:href, section 5.5). The caller leaves it out.
// Reports this, unless the element is removed on purpose.
bool IsRemote(const pugi::xml_node& node, MpdReport* report);

void CheckMpd(const Mpd& mpd, MpdReport* report);
void CheckPeriods(const Mpd& mpd, MpdReport* report);
void CheckProtection(const MpdPeriod& period, MpdReport* report);

// REQUIRES: `representation` belongs to `period`.
void CheckSegments(const Mpd& mpd, const MpdPeriod& period, const MpdRepresentation& representation,
                   MpdReport* report);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_
