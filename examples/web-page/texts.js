// @ts-check
/** The page's own words. The sentences about a switch come from the library. */

/** @type {Record<string, Record<string, string>>} */
const texts = {
  en: {
    title: 'The film goes on, whatever the server does',
    history: 'What happened',
    playing: 'Playing from server {n} of {t}',
    opening: 'Opening the film…',
    plain: 'Without the library: a plain player on server {n} of {t}',
    over: 'Playback is over',
    server: 'Server {n}',
    started: 'The film is playing from server {n}.',
    standing: 'The picture stands still.',
    recovered: 'The picture was back after {s} s.',
    failover_on: 'With the library',
    failover_off: 'Without',
    state_playing: 'playing',
    state_good: 'works',
    state_resting: 'resting',
    state_untried: 'not tried',
    fault_none: 'healthy',
    fault_refuse: 'dead',
    fault_hanging: 'silent',
    fault_status: '404',
    fault_html: 'web page',
    fault_corrupt: 'damaged',
    fault_throttle: 'slow',
    from_second: '{fault} from {time} on',
    mend: 'mend'
  },
  ru: {
    title: 'Фильм продолжается, что бы ни случилось с сервером',
    history: 'Что произошло',
    playing: 'Идёт с сервера {n} из {t}',
    opening: 'Открываем фильм…',
    plain: 'Без библиотеки: обычный плеер, сервер {n} из {t}',
    over: 'Воспроизведение закончено',
    server: 'Сервер {n}',
    started: 'Фильм идёт с сервера {n}.',
    standing: 'Картинка стоит.',
    recovered: 'Картинка вернулась через {s} с.',
    failover_on: 'С библиотекой',
    failover_off: 'Без неё',
    state_playing: 'играет',
    state_good: 'работает',
    state_resting: 'отдыхает',
    state_untried: 'не проверен',
    fault_none: 'исправен',
    fault_refuse: 'мёртв',
    fault_hanging: 'молчит',
    fault_status: '404',
    fault_html: 'веб-страница',
    fault_corrupt: 'портит',
    fault_throttle: 'медленный',
    from_second: '{fault} с {time}',
    mend: 'починить'
  },
  uk: {
    title: 'Фільм триває, хоч би що сталося із сервером',
    history: 'Що сталося',
    playing: 'Йде із сервера {n} з {t}',
    opening: 'Відкриваємо фільм…',
    plain: 'Без бібліотеки: звичайний плеєр, сервер {n} з {t}',
    over: 'Відтворення закінчено',
    server: 'Сервер {n}',
    started: 'Фільм йде із сервера {n}.',
    standing: 'Картинка стоїть.',
    recovered: 'Картинка повернулася через {s} с.',
    failover_on: 'З бібліотекою',
    failover_off: 'Без неї',
    state_playing: 'грає',
    state_good: 'працює',
    state_resting: 'відпочиває',
    state_untried: 'не перевірено',
    fault_none: 'справний',
    fault_refuse: 'мертвий',
    fault_hanging: 'мовчить',
    fault_status: '404',
    fault_html: 'вебсторінка',
    fault_corrupt: 'псує',
    fault_throttle: 'повільний',
    from_second: '{fault} з {time}',
    mend: 'полагодити'
  }
}

export const languages = Object.keys(texts)

/**
 * @param {string} language
 * @returns {(key: string, params?: Record<string, unknown>) => string}
 */
export const translator =
  (language) =>
  (key, params = {}) =>
    (texts[language][key] || key).replace(/\{(\w+)\}/g, (_, name) => String(params[name]))
