/** `system` follows the operating system; the cookie is read on the server so the first paint is right. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = 'theme';
export const RAIL_COOKIE = 'rail';

export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

const YEAR_SECONDS = 31_536_000;

/** In the browser: shows the theme at once and keeps it for the next answer of the server. */
export function applyTheme(theme: Theme): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
  document.documentElement.dataset.theme = theme;
}
