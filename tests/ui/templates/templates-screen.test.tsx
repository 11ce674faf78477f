import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { FIRST_TEMPLATE } from '@/domain/deployments/value-plan';
import { date } from '@/domain/values/calendar-date';
import { ModelBeside } from '@/features/templates/components/model-beside';
import { TemplateParts } from '@/features/templates/components/template-parts';
import type { Templates } from '@/features/templates/queries';

const words = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const { labels, probabilityBp, gates, notApplicable } = DEFAULT_STAGE_MODEL;
const MODEL = { version: 1, effectiveFrom: date('2026-01-01'), labels, probabilityBp, gates, notApplicable };

/** What a company has that has changed nothing yet. */
function templates(over: Partial<Templates> = {}): Templates {
  return {
    userId: null,
    company: 'Acme',
    today: date('2026-11-23'),
    latestModel: 3,
    model: { ...MODEL, names: [] },
    plan: { version: null, steps: FIRST_TEMPLATE, names: [] },
    agenda: { version: 0, items: [...FIRST_AGENDA], names: [] },
    mappings: [],
    copied: [],
    ...over,
  };
}

const AGENDA = { version: 1, items: [{ key: 'all', title: 'Everything', minutes: 60 }], names: [] };

const shown = (there: Partial<Templates> = {}, here: Partial<Templates> = {}) =>
  words(
    <TemplateParts
      slug="acme"
      from="bolt"
      here={templates(here)}
      there={templates({ agenda: AGENDA, ...there })}
    />,
  );

describe('what can be copied', () => {
  it('says what each becomes here', () => {
    const told = shown();
    expect(told).toContain('Version 1 there. Here it becomes version 4, unsigned');
    expect(told).toContain(`${FIRST_TEMPLATE.length} steps. Plans that have begun here keep theirs.`);
    expect(told.match(/Copy here/g)).toHaveLength(3);
    expect(told).toContain('Nothing was imported there yet');
  });

  it('takes the way away where a text names somebody, and says what to do', () => {
    const told = shown({ agenda: { version: 1, items: [], names: ['Harbour Foods'] } });
    expect(told).toContain('It names “Harbour Foods”');
    expect(told).toContain('Publish a version without it there');
    expect(told.match(/Copy here/g)).toHaveLength(2);
  });

  it('says that an agenda is the same already, and offers no copy of it', () => {
    const told = shown({ agenda: { ...AGENDA, version: 7 } }, { agenda: AGENDA });
    expect(told).toContain('Yours is the same: there is nothing to copy.');
    expect(told.match(/Copy here/g)).toHaveLength(2);
    expect(shown()).not.toContain('Yours is the same');
  });

  it('shows a mapping by the fields’ own names, and what stays there', () => {
    const mapping = { map: { Vorgang: 'name', Firma: 'customer' }, stages: {} };
    const one = { mappings: [{ kind: 'deals' as const, mapping, leftOut: 1 }] };
    const told = shown(one);
    expect(told).toContain(
      'Mapping of deals Of the last file imported there. One column or stage stays there',
    );
    expect(told).toContain('Vorgang Deal name');
    const again = shown(one, { copied: [{ kind: 'deals', version: 1, recordedAt: '2026-11-01T00:00:00Z' }] });
    expect(again).toContain('It replaces the one copied here before.');
  });
});

describe('two stage models', () => {
  it('stand beside each other', () => {
    const there = {
      ...MODEL,
      names: [],
      labels: { ...labels, demo: 'Shown' },
      probabilityBp: { ...probabilityBp, demo: 2500 },
      gates: [{ stage: 'demo' as const, subject: 'contact' as const }],
    };
    expect(words(<ModelBeside here={{ ...MODEL, names: [] }} there={there} />)).toContain(
      'Shown 25 % 20 % 1',
    );
  });
});
