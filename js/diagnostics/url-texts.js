// @ts-check

/** What the codes of wasm/core/diagnostics/codes_url.def mean, for developers. @type {Record<string, string>} */
export const urlTexts = {
  'URL-4001': 'There is no address.',
  'URL-4002': 'The address names no scheme and server of its own, and no page was known to complete it.',
  'URL-4003': 'The address has no host, or one with characters that no host may have.',
  'URL-4004': 'The host is written in Unicode and no canonical form was given; some players cannot resolve it.',
  'URL-4005': 'The port is no number from 0 to 65535.',
  'URL-4006': 'The address is longer than 64 KiB and is not read.',
  'URL-4007': 'A label of the host begins with "xn--" but is no Punycode; some browsers refuse it.',
  'URL-4008': 'No canonical form was given; the address is played untouched, without hedging.',
  'URL-4009': 'The address that is played and its canonical form name different servers.',
  'URL-4101': 'The address is a script of the scheme {scheme}, not a video.',
  'URL-4102': 'The address names a torrent; it needs a torrent client such as TorrServer in between.',
  'URL-4103': 'Browsers do not speak {scheme}; only some native players do.',
  'URL-4104': 'The address names a file of this device; pages from the network may not open it.',
  'URL-4105': 'The address names an object in the memory of one page; nothing else can open it.',
  'URL-4106': 'The address holds the content itself; some players refuse that, and all of it stays in memory.',
  'URL-4107': 'The scheme of the address is neither http nor https; it may be meant for another application.',
  'URL-4201': 'The address begins with "//" and takes the scheme of the page: a page from file: makes a file of it.',
  'URL-4202': 'The address has control characters ({count}, the first is {character}); browsers drop or encode them.',
  'URL-4203': 'The address has invisible characters ({count}, the first is {character}): the server gets another name.',
  'URL-4204': 'There are spaces or line ends around the address; browsers remove them, some native players do not.',
  'URL-4205':
    'There are {count} spaces in the address; browsers encode them, some native players cut the address there.',
  'URL-4206': 'There are backslashes in the address; browsers read them as slashes, other players do not.',
  'URL-4207': 'A percent sign is not followed by two hexadecimal digits; strict servers answer 400.',
  'URL-4208':
    'The address holds "&amp;": it was copied from HTML without being decoded, so its parameters have wrong names.',
  'URL-4209': 'The scheme stands twice in the address; its host is "{host}".',
  'URL-4210': 'The address has a fragment, which is never sent to the server.',
  'URL-4211': 'The address has {bytes} bytes; servers need not take more than 8000.',
  'URL-4301': 'The address holds a user name or a password; browsers block such requests of a page.',
  'URL-4302': 'A label of the host mixes letters of {scripts}, which look alike.',
  'URL-4303': 'A label of the host looks like "{like}", but is written in another script.',
  'URL-4304': 'The host can be reached only from its own device or network ({scope}).',
  'URL-4305': 'The page is public, the host is local ({scope}); newer browsers ask the viewer for a permission.',
  'URL-4306': 'The page is public and not https, the host is local ({scope}); newer browsers block such requests.',
  'URL-4307': 'No server can be reached at this host ({scope}).',
  'URL-4308': 'The page is https, the address is http: browsers block it, or ask for the same address by https.',
  'URL-4309': 'Browsers never connect to port {port}.',
  'URL-4401': 'The link expired {seconds} s ago.',
  'URL-4402': 'The link expires in {seconds} s.',
  'URL-4403': 'The link expires at {expires} (seconds since 1970).',
  'URL-4404':
    'The address looks like a torrent read through TorrServer: its first byte may take a minute; it is not probed.',
  'URL-4405': "The address seems to hold a provider's account; such providers count connections, so it is not probed."
}
