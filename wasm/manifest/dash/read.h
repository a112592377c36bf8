// The rooms of the reading of an MPD: elements, their segments, and what is checked once all is
// read.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_

#include "manifest/dash/mpd.h"
#include "manifest/dash/report.h"

namespace pugi {
class xml_node;
}

namespace resilient_playback {

// Everything below the root element `node`.
void ReadMpdElements(const pugi::xml_node& node, Mpd* mpd, MpdReport* report);

// `inherited` with what SegmentBase, SegmentList or SegmentTemplate below `node` say differently
// (section 5.3.9.1).
MpdSegments ReadSegments(const pugi::xml_node& node, const MpdSegments& inherited, Mpd* mpd,
                         MpdReport* report);

// The element's content lies elsewhere (xlink:href, section 5.5), and it is left out: where
// `report` has said so, or where the element is removed on purpose.
bool IsRemote(const pugi::xml_node& node, MpdReport* report);

void CheckMpd(const Mpd& mpd, MpdReport* report);
void CheckPeriods(const Mpd& mpd, MpdReport* report);
void CheckProtection(const MpdPeriod& period, MpdReport* report);

// REQUIRES: `representation` belongs to `period`.
void CheckSegments(const Mpd& mpd, const MpdPeriod& period, const MpdRepresentation& representation,
                   MpdReport* report);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_READ_H_
