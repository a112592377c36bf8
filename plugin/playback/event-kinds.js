// @ts-check

/** Events of the protocol that belong to no load. */
export const ofNoLoad = /^(pause|resume|hidden|visible|offline|online|seek|load|stop|user_pick|link_renewed)$/
/** Events that the request scheduler sends. */
export const isRequest = /^(request|request_slow|request_done|paired)$/
/** At most so many request events wait for the core; an engine needs few requests for its first frame. */
export const mostAsked = 50
/** Error texts of the application that say: the engine could not use the data it received. */
export const isSpoiled = /append|parsing/i
