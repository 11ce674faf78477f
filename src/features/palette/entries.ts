/** An entry of the palette that leads somewhere: plain data, so that the server can say who may go where. */
export type Entry = { id: string; label: string; group: string; keys?: string; words?: string; href: string };

export type PaletteFrame = {
  entries: Entry[];
  /** Deals and customers can be searched. */
  searchable: boolean;
  /** A customer has a page of his own; else his deals are listed. */
  customerPages: boolean;
};

type Place = { href: string; label: string };
type Given = {
  slug: string;
  /** The areas that the member may open, as the rail has them. */
  places: readonly Place[];
  companies: readonly { slug: string; name: string }[];
  mayCreate: boolean;
  searchable: boolean;
  customerPages: boolean;
};

/** The letter after G, by the last part of the address. */
const LETTERS: Record<string, string> = {
  dashboard: 'd',
  forecast: 'f',
  pipeline: 'p',
  reviews: 'r',
  revenue: 'v',
  deployments: 'o',
  desk: 'k',
  audit: 'a',
  imports: 'i',
  members: 'e',
  settings: 's',
  board: 'm',
  engagement: 't',
  home: 'w',
};

/** What is worth a way of its own within an area. */
const WITHIN: Record<string, { id: string; label: string; keys: string; words: string; path: string }> = {
  pipeline: {
    // Not go-board: that is the area of the month with the CEO.
    id: 'go-kanban',
    label: 'Pipeline board',
    keys: 'g b',
    words: 'kanban',
    path: 'pipeline/board',
  },
  reviews: {
    id: 'go-trend',
    label: 'Honesty trend',
    keys: 'g h',
    words: 'reviews promises coaching',
    path: 'reviews/trend',
  },
};

/** Where the member may go: the areas with their letters, a new deal, his other companies. */
export function paletteFrame({ slug, places, companies, mayCreate, ...rest }: Given): PaletteFrame {
  const base = `/t/${slug}`;
  const entries: Entry[] = [];
  for (const { href, label } of places) {
    const area = href.slice(href.lastIndexOf('/') + 1);
    const letter = LETTERS[area];
    entries.push({
      id: `go-${area}`,
      label,
      group: 'Go to',
      href,
      ...(letter ? { keys: `g ${letter}` } : {}),
    });
    const within = WITHIN[area];
    if (within) {
      const { path, ...entry } = within;
      entries.push({ ...entry, group: 'Go to', href: `${base}/${path}` });
    }
  }
  if (mayCreate)
    entries.push({
      id: 'new-deal',
      label: 'New deal',
      group: 'Create',
      keys: 'n',
      words: 'add create',
      href: `${base}/deals/new`,
    });
  for (const company of companies)
    if (company.slug !== slug)
      entries.push({
        id: `company-${company.slug}`,
        label: company.name,
        group: 'Switch company',
        href: `/t/${company.slug}`,
      });
  return { entries, ...rest };
}
