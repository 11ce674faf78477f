import { describe, expect, it } from 'vitest';
import { FIELDS, fieldOf, fieldsByAlias } from '@/domain/imports/fields';
import { headerKey } from '@/domain/imports/header-key';
import { scanAims } from '@/domain/imports/keys';
import { nameColumns } from '@/domain/imports/header';
import { kindOfPreset, presetLabel } from '@/domain/imports/plan';
import { choosePreset, PRESETS, presetTarget } from '@/domain/imports/presets';
import { similarField } from '@/domain/imports/similar-field';
import { IMPORT_KINDS } from '@/domain/imports/types';
import { planOf, table } from './a-plan';

describe.each(IMPORT_KINDS)('the fields of %s', (kind) => {
  it('have different ids and labels', () => {
    expect(new Set(FIELDS[kind].map(({ id }) => id)).size).toBe(FIELDS[kind].length);
    expect(new Set(FIELDS[kind].map(({ label }) => label)).size).toBe(FIELDS[kind].length);
  });

  it('are found by each of their names', () => {
    for (const field of FIELDS[kind]) {
      for (const alias of field.aliases) {
        expect(
          fieldsByAlias(kind, alias).map((hit) => hit.field.id),
          alias,
        ).toContain(field.id);
        expect(headerKey(alias), alias).not.toBe('');
      }
    }
  });

  it('share a name only between different types, so that the values decide', () => {
    const shared = FIELDS[kind].flatMap((field) =>
      field.aliases.map((alias) => fieldsByAlias(kind, alias)).filter((hits) => hits.length > 1),
    );
    for (const hits of shared) {
      const types = hits.map(({ field }) => `${field.type}${field.words ?? ''}`);
      expect(new Set(types).size, hits.map(({ field }) => field.id).join(' ')).toBe(hits.length);
    }
  });
});

describe('presets', () => {
  it('send their columns to fields that exist', () => {
    for (const preset of PRESETS) {
      for (const [label, target] of Object.entries(preset.columns)) {
        if (target !== '') expect(fieldOf(preset.kind, target), `${preset.id}: ${label}`).not.toBeNull();
      }
      expect(presetLabel(preset.id)).toBe(preset.label);
      expect(kindOfPreset(preset.id)).toBe('deals');
    }
    expect(presetLabel(null)).toBe('Other');
  });

  it.each(PRESETS.map(({ id, columns }) => [id, Object.keys(columns)] as const))(
    '%s recognises its own columns',
    (id, labels) => {
      expect(choosePreset('deals', labels)?.preset.id).toBe(id);
    },
  );

  it('recognise nothing in a stranger’s file, or in another kind', () => {
    expect(choosePreset('deals', ['Kunde', 'Betrag', 'Datum', 'Phase', 'Id'])).toBeNull();
    expect(choosePreset('contracts', Object.keys(PRESETS[0]?.columns ?? {}))).toBeNull();
    expect(presetTarget('hubspot', 'Wibble')).toBeNull();
    expect(presetTarget('hubspot', 'Pipeline')?.target).toBe('');
  });

  it('can be chosen, and can be refused', () => {
    const of = table('Topic|Potential Customer|Est. revenue|Est. close date|Status', 'A|B|5|2026-01-01|Open');
    expect(planOf('deals', of).plan.preset).toBe('dynamics');
    expect(planOf('deals', of, { preset: 'none' }).plan.preset).toBeNull();
    expect(planOf('deals', of, { preset: 'zoho' }).plan.preset).toBe('zoho');
  });
});

describe('likeness', () => {
  const column = (name: string, value: string) => {
    const header = nameColumns([name]).columns;
    expect(scanAims('deals', header, {}).mustDecide).toEqual([]);
    const { plan } = planOf('deals', { header: [name], rows: [[value]] }, { key: [name] });
    return plan.columns[0]?.suggestion ?? null;
  };

  it.each([
    ['Ammount', '5', 'amount'],
    ['Closng date', '2026-01-01', 'closeOn'],
    ['Prodct', 'Sensor', 'product'],
    ['Ammount', 'five', null],
    ['Wibble', '5', null],
  ])('%s with %s suggests %s', (name, value, target) => {
    expect(column(name, value)).toBe(target);
  });

  it('offers no field that is taken', () => {
    const { plan } = planOf('deals', table('Id|Amount|Ammount', '1|5|6'));
    const last = plan.columns[2];
    expect(last?.suggestion).not.toBe('amount');
    expect(similarField).toBeTypeOf('function');
  });
});
