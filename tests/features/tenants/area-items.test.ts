import { describe, expect, it } from 'vitest';
import { areaItems, phoneItems } from '@/features/tenants/components/area-items';

const labels = (items: readonly { label: string }[]) => items.map(({ label }) => label);

describe('the four destinations in thumb reach', () => {
  it('are the first of the rail', () => {
    const areas = ['dashboard', 'forecast', 'pipeline', 'reviews', 'revenue'] as const;
    expect(labels(phoneItems('acme', areas))).toEqual(labels(areaItems('acme', areas)).slice(0, 4));
    expect(labels(phoneItems('acme', ['pipeline', 'settings']))).toEqual(['Pipeline', 'Settings']);
  });

  it('are, for the CEO, his home, the month, and the figures', () => {
    const areas = ['home', 'dashboard', 'forecast', 'pipeline', 'board', 'settings'] as const;
    const items = phoneItems('acme', areas);
    expect(labels(items)).toEqual(['Home', 'Board', 'Dashboard', 'Forecast']);
    expect(items[0]?.href).toBe('/t/acme/home');
  });
});
