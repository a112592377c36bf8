// The build replaces these names in each bundle; `__VERSION__` is declared beside the core.
declare const __LEGACY_FILE__: string
declare const __LEGACY_SHA256__: string
declare const __PAGE_SHA256__: string
declare const __PAGE_LEGACY_SHA256__: string
