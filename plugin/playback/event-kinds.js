// @ts-check

/** Events of the protocol that speak of no load. */
export const ofNoLoad = /^(pause|resume|hidden|visible|offline|online|seek|load|stop|user_pick|link_renewed)$/
/** What the scheduler of an engine's requests sends. */
export const isRequest = /^(request|request_slow|request_done|paired)$/
/** So many of them wait for a core; an engine asks for few before it has its first frame. */
export const mostAsked = 50
/** The engine could not use what it was given, in the application's words. */
export const isSpoiled = /append|parsing/i
