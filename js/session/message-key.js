// @ts-check

/** @typedef {'en' | 'ru' | 'uk'} TextLanguage */
/** @typedef {Record<TextLanguage, string>} Text */

/** @type {Record<string, Text>} */
const sentences = {
  switched_no_answer: {
    en: 'The server did not answer; playing from server {n} of {t}.',
    ru: 'Сервер не ответил; включён сервер {n} из {t}.',
    uk: 'Сервер не відповів; увімкнено сервер {n} з {t}.'
  },
  switched_not_found: {
    en: 'The video is no longer on this server; playing from server {n} of {t}.',
    ru: 'На этом сервере видео больше нет; включён сервер {n} из {t}.',
    uk: 'На цьому сервері відео вже немає; увімкнено сервер {n} з {t}.'
  },
  switched_overloaded: {
    en: 'The server is overloaded; playing from server {n} of {t}.',
    ru: 'Сервер перегружен; включён сервер {n} из {t}.',
    uk: 'Сервер перевантажений; увімкнено сервер {n} з {t}.'
  },
  switched_stalled: {
    en: 'The server stopped sending video; continued at the same place from server {n} of {t}.',
    ru: 'Сервер перестал передавать видео; продолжаем с того же места с сервера {n} из {t}.',
    uk: 'Сервер перестав передавати відео; продовжуємо з того ж місця із сервера {n} з {t}.'
  },
  switched_too_slow: {
    en: 'The server is too slow for {q}; switched to server {n} of {t}.',
    ru: 'Сервер слишком медленный для {q}; включён сервер {n} из {t}.',
    uk: 'Сервер надто повільний для {q}; увімкнено сервер {n} з {t}.'
  },
  lower_quality: {
    en: 'No server manages {q} right now; continuing in {q2}.',
    ru: 'Ни один сервер сейчас не тянет {q}; продолжаем в {q2}.',
    uk: 'Жоден сервер зараз не тягне {q}; продовжуємо в {q2}.'
  },
  switched_not_a_video: {
    en: 'The server sent a web page instead of the video; playing from server {n} of {t}.',
    ru: 'Вместо видео сервер прислал веб-страницу; включён сервер {n} из {t}.',
    uk: 'Замість відео сервер надіслав вебсторінку; увімкнено сервер {n} з {t}.'
  },
  switched_damaged: {
    en: 'The video is damaged on this server; continued from server {n} of {t}.',
    ru: 'На этом сервере видео повреждено; продолжаем с сервера {n} из {t}.',
    uk: 'На цьому сервері відео пошкоджене; продовжуємо із сервера {n} з {t}.'
  },
  link_renewed: {
    en: 'The link had expired; got a new one and continued.',
    ru: 'Ссылка устарела; получена новая, продолжаем.',
    uk: 'Посилання застаріло; отримано нове, продовжуємо.'
  },
  link_dead: {
    en: 'The link has expired and no new one came; open the video again from its page.',
    ru: 'Ссылка устарела, а новой нет; откройте видео заново с его страницы.',
    uk: 'Посилання застаріло, а нового немає; відкрийте відео знову з його сторінки.'
  },
  reloaded: {
    en: 'The video had stopped; reconnected and continued at the same place.',
    ru: 'Видео остановилось; подключились заново, продолжаем с того же места.',
    uk: "Відео зупинилося; під'єдналися знову, продовжуємо з того ж місця."
  },
  still_trying: {
    en: 'The server is slow to answer; trying server {n} of {t}.',
    ru: 'Сервер долго не отвечает; пробуем сервер {n} из {t}.',
    uk: 'Сервер довго не відповідає; пробуємо сервер {n} з {t}.'
  },
  exhausted: {
    en: 'None of the servers works now (tried: {t}); try later or choose another source.',
    ru: 'Ни один из серверов сейчас не работает (проверено: {t}); попробуйте позже или выберите другой источник.',
    uk: 'Жоден із серверів зараз не працює (перевірено: {t}); спробуйте пізніше або виберіть інше джерело.'
  },
  offline: {
    en: 'No internet; the video will continue by itself when it returns.',
    ru: 'Нет интернета; видео продолжится само, когда связь вернётся.',
    uk: "Немає інтернету; відео продовжиться саме, коли зв'язок відновиться."
  },
  switched_cut_short: {
    en: 'The video broke off before its end; continued from server {n} of {t}.',
    ru: 'Видео оборвалось раньше конца; продолжаем с сервера {n} из {t}.',
    uk: 'Відео обірвалося раніше кінця; продовжуємо із сервера {n} з {t}.'
  },
  live_frozen: {
    en: 'The channel froze; reconnected.',
    ru: 'Канал завис; подключились заново.',
    uk: "Канал завис; під'єдналися знову."
  },
  protected: {
    en: 'The video is protected and cannot play here; no open version was found.',
    ru: 'Видео защищено и здесь не воспроизводится; открытой версии не нашлось.',
    uk: 'Відео захищене й тут не відтворюється; відкритої версії не знайшлося.'
  },
  torrent_silent: {
    en: 'TorrServer works, but nobody who has this torrent sends it now; try later or choose another one.',
    ru: 'TorrServer работает, но эту раздачу сейчас никто не отдаёт; попробуйте позже или выберите другую.',
    uk: 'TorrServer працює, але цю роздачу зараз ніхто не віддає; спробуйте пізніше або виберіть іншу.'
  },
  switched_refused: {
    en: 'The server refused the video; playing from server {n} of {t}.',
    ru: 'Сервер отказал в показе; включён сервер {n} из {t}.',
    uk: 'Сервер відмовив у показі; увімкнено сервер {n} з {t}.'
  },
  switched_several: {
    en: 'Several servers failed; playing from server {n} of {t}.',
    ru: 'Отказали несколько серверов; включён сервер {n} из {t}.',
    uk: 'Відмовили кілька серверів; увімкнено сервер {n} з {t}.'
  },
  other_voice: {
    en: 'The other server does not have the voice "{a}"; "{b}" is on.',
    ru: 'На другом сервере нет озвучки «{a}»; включена «{b}».',
    uk: 'На іншому сервері немає озвучення «{a}»; увімкнено «{b}».'
  },
  external_player: {
    en: 'An external player is chosen; switching servers works only in the built-in one.',
    ru: 'Выбран внешний плеер; переключение серверов работает только во встроенном.',
    uk: 'Вибрано зовнішній плеєр; перемикання серверів працює лише у вбудованому.'
  },
  sound_codec: {
    en: 'This device cannot play the {codec} sound; switched to "{track}".',
    ru: 'Это устройство не воспроизводит звук {codec}; включена дорожка «{track}».',
    uk: 'Цей пристрій не відтворює звук {codec}; увімкнено доріжку «{track}».'
  },
  sound_away: {
    en: '{track}: not on this device',
    ru: '{track}: не на этом устройстве',
    uk: '{track}: не на цьому пристрої'
  },
  sound_unavailable: {
    en: 'This device cannot add the sound "{track}" to the film.',
    ru: 'Это устройство не может добавить к фильму звук «{track}».',
    uk: 'Цей пристрій не може додати до фільму звук «{track}».'
  },
  subtitles_failed: {
    en: 'The subtitles "{track}" did not load; the video goes on without them.',
    ru: 'Субтитры «{track}» не загрузились; видео идёт без них.',
    uk: 'Субтитри «{track}» не завантажилися; відео триває без них.'
  },
  own_sound: {
    en: 'Main sound',
    ru: 'Основной звук',
    uk: 'Основний звук'
  },
  switched_codec: {
    en: 'This device cannot play this video; playing from server {n} of {t}.',
    ru: 'Это устройство не воспроизводит это видео; включён сервер {n} из {t}.',
    uk: 'Цей пристрій не відтворює це відео; увімкнено сервер {n} з {t}.'
  },
  unreadable: {
    en: 'The server does not let this app read the video; choose another source.',
    ru: 'Сервер не даёт приложению прочитать видео; выберите другой источник.',
    uk: 'Сервер не дає застосунку прочитати відео; виберіть інше джерело.'
  },
  unproxied_secret: {
    en: 'The server does not let this app read the video, and its address holds a personal key, so no intermediary was asked.',
    ru: 'Сервер не даёт приложению прочитать видео, а в его адресе есть личный ключ, поэтому посредника не спрашивали.',
    uk: 'Сервер не дає застосунку прочитати відео, а в його адресі є особистий ключ, тому посередника не питали.'
  },
  unproxied_engine: {
    en: 'The server does not let this app read the video, and what plays it here cannot use an intermediary.',
    ru: 'Сервер не даёт приложению прочитать видео, а то, что его здесь воспроизводит, не умеет работать через посредника.',
    uk: 'Сервер не дає застосунку прочитати відео, а те, що його тут відтворює, не вміє працювати через посередника.'
  }
}

/** Reasons without a row of their own are said as the nearest one. @type {Record<string, string>} */
const switchKeys = {
  not_found: 'switched_not_found',
  overloaded: 'switched_overloaded',
  stalled: 'switched_stalled',
  too_slow: 'switched_too_slow',
  not_a_video: 'switched_not_a_video',
  damaged: 'switched_damaged',
  cut_short: 'switched_cut_short',
  refused: 'switched_refused',
  expired: 'switched_refused',
  cors: 'switched_refused',
  codec: 'switched_codec',
  protected: 'switched_codec',
  frozen_live: 'live_frozen'
}

/** @type {Record<string, string>} */
const endKeys = { protected: 'protected', expired: 'link_dead' }

/**
 * The row that says why one source was left for another.
 * @param {string} reason
 * @param {boolean} midFilm the picture had been there already
 * @returns {string} a message key
 */
export function switchKey(reason, midFilm) {
  return switchKeys[reason] || (midFilm ? 'switched_stalled' : 'switched_no_answer')
}

/**
 * Why a source is of no use, as a sentence of its own: the first half of what is said when it is left for another.
 * @param {string} reason
 * @param {string} [language]
 * @returns {string} empty where no row is for this reason alone
 */
export function causeOf(reason, language) {
  if (!Object.prototype.hasOwnProperty.call(switchKeys, reason)) return ''
  return sentence(switchKeys[reason], {}, language).split(';')[0].replace(/\.?$/, '.')
}

/**
 * The row that says why it is over: the one that the core's own note names.
 * @param {Pick<import('./types').GiveUpCommand, 'reason' | 'tried' | 'unproxied' | 'torrent'>} end
 * @returns {string} a message key
 */
export function endKey({ reason, tried, unproxied, torrent }) {
  if (unproxied) return 'unproxied_' + unproxied
  if (torrent) return 'torrent_silent'
  if (tried.length && tried.every((one) => one.reason === 'cors')) return 'unreadable'
  return endKeys[reason] || 'exhausted'
}

/**
 * @param {string} [tag] a language tag; `ru-RU` and `ru_RU` are Russian
 * @returns {TextLanguage} English where there is no text in it
 */
export function textLanguage(tag) {
  const language = String(tag || '')
    .toLowerCase()
    .split(/[-_]/)[0]
  return language === 'ru' || language === 'uk' ? language : 'en'
}

/**
 * One plain sentence for the viewer; not escaped.
 * @param {string} messageKey
 * @param {import('./types').MessageParams} params
 * @param {string} [language]
 * @returns {string} empty for an unknown key
 */
export function sentence(messageKey, params, language) {
  const row = Object.prototype.hasOwnProperty.call(sentences, messageKey) ? sentences[messageKey] : null
  if (!row) return ''
  const given = /** @type {Record<string, unknown>} */ (params || {})
  // Without a quality the sentence ends before it: "The server is too slow; ...".
  const text = given.q ? row[textLanguage(language)] : row[textLanguage(language)].replace(/ (for|для) \{q\}/, '')
  const unit = (/** @type {string} */ name) => (name === 'q' || name === 'q2' ? 'p' : '')
  return text.replace(/\{(\w+)\}/g, (hole, name) => (given[name] === undefined ? '' : given[name] + unit(name)))
}
