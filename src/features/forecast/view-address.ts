type Raw = Record<string, string | string[] | undefined>;

/** How the forecast is looked at, besides its filter and clocks: by which model, and over which periods its changes are told. */
export type ForecastView = { model: 'ours' | 'plain'; span: 'quarter' | 'all' };

export function readView(raw: Raw): ForecastView {
  return {
    model: raw.model === 'plain' ? 'plain' : 'ours',
    span: raw.span === 'all' ? 'all' : 'quarter',
  };
}

/** The address of a view, without what is usual. */
export function viewPath(path: string, { model, span }: ForecastView): string {
  const query = new URLSearchParams({
    ...(model === 'plain' ? { model } : {}),
    ...(span === 'all' ? { span } : {}),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
}
