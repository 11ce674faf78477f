import { describe, expect, it } from 'vitest';
import { currencyOfWord, settleDollar } from '@/domain/imports/currencies';
import { currencyInHeader } from '@/domain/imports/header-currency';
import { headerKey, headerWords } from '@/domain/imports/header-key';
import { nameKey } from '@/domain/imports/normalised-key';
import {
  readActivityKind,
  readBoolean,
  readDeploymentKind,
  readFirstValueKind,
  readPeriod,
  readStatus,
  readStream,
  periodOfWord,
} from '@/domain/imports/words';

describe('words from a list', () => {
  it.each([
    ['true', true],
    ['Yes', true],
    ['1', true],
    ['Ja', true],
    ['sí', true],
    ['FALSE', false],
    ['Nein', false],
    ['0', false],
    ['maybe', null],
  ])('boolean %s', (text, value) => expect(readBoolean(text)).toBe(value));

  it.each([
    ['Open', 'open'],
    ['Won', 'won'],
    ['Lost', 'lost'],
    ['Out-Sold', 'lost'],
    ['In Progress', 'open'],
    ['Gewonnen', 'won'],
    ['Perdido', 'lost'],
    ['gagnée', 'won'],
    ['Approved', null],
  ])('status %s', (text, value) => expect(readStatus(text)).toBe(value));

  it.each([
    ['Hardware', 'hardware'],
    ['SaaS subscription', 'software'],
    ['Hardware maintenance', 'hardware'],
    ['Connectivity', 'hardware'],
    ['Professional Services', 'services'],
    ['SUBSCRIPTION-CM', 'software'],
    ['Lizenz', 'software'],
    ['Drinkware', null],
  ])('stream %s', (text, value) => expect(readStream(text)).toBe(value));

  it.each([
    ['month', 1],
    ['Monthly', 1],
    ['quarter', 3],
    ['Annual', 12],
    ['jährlich', 12],
    ['semi-annual', 6],
    ['12', 12],
    ['3 years', 36],
    ['24 Monate', 24],
    ['0', null],
    ['999', null],
    ['fortnight', null],
  ])('period %s', (text, value) => expect(readPeriod(text)).toBe(value));

  it('a period can stand in the name of the amount', () => {
    expect(periodOfWord('monthly_amount')).toBe(1);
    expect(periodOfWord('ARR')).toBe(12);
    expect(periodOfWord('Amount')).toBeNull();
  });

  it('kinds of activities, deployments and first value', () => {
    expect(['Call', 'E-Mail', 'Demo', 'Site visit', 'Note'].map(readActivityKind)).toEqual([
      'call',
      'mail',
      'meeting',
      'visit',
      'other',
    ]);
    expect(['Pilot', 'PoC', 'Production', 'true', 'zzz'].map(readDeploymentKind)).toEqual([
      'pilot',
      'pilot',
      'production',
      'pilot',
      null,
    ]);
    expect(['First data', 'Operational insight', 'Cost saved', '?'].map(readFirstValueKind)).toEqual([
      'data',
      'insight',
      'saving',
      null,
    ]);
  });
});

describe('currencies', () => {
  it.each([
    ['USD', 'USD'],
    ['eur', 'EUR'],
    ['US Dollar', 'USD'],
    ['Euro', 'EUR'],
    ['€', 'EUR'],
    ['$', '$'],
    ['USD - U.S. Dollar', 'USD'],
    ['Swiss Franc (CHF)', 'CHF'],
    ['XYZ', null],
    ['gold', null],
  ])('%s', (text, code) => expect(currencyOfWord(text)).toBe(code));

  it('a bare dollar is the own dollar, else the US dollar', () => {
    expect(settleDollar('$', 'CAD')).toBe('CAD');
    expect(settleDollar('$', 'EUR')).toBe('USD');
    expect(settleDollar('GBP', 'EUR')).toBe('GBP');
  });

  it.each([
    ['Amount (EUR)', 'Amount', 'EUR'],
    ['amount_usd', 'amount', 'USD'],
    ['Betrag in CHF', 'Betrag', 'CHF'],
    ['Value €', 'Value', 'EUR'],
  ])('%s names its currency', (name, rest, currency) => {
    expect(currencyInHeader(name)).toEqual({ rest, currency });
  });

  it('and most headers name none', () => {
    expect(['Amount', 'Close Date', 'Probability (%)', 'Age'].map(currencyInHeader)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('headers and names', () => {
  it.each([
    ['StageName', 'stage name'],
    ['close_date', 'close date'],
    ['Hardware_Ship_Date__c', 'hardware ship date'],
    ['(Do Not Modify) Opportunity', 'opportunity'],
    ['Deal - Title*', 'deal title'],
    ['Amount (2)', 'amount'],
    ['Última actividad', 'ultima actividad'],
    ['Größe', 'grosse'],
    ['OpportunityID', 'opportunity id'],
  ])('%s', (header, words) => expect(headerWords(header)).toBe(words));

  it('compare without blanks', () => {
    expect(headerKey('closedate')).toBe(headerKey('Close Date'));
  });

  it.each([
    ['  ACME   GmbH ', 'acme gmbh'],
    ['ＡＣＭＥ', 'acme'],
    ['Acme\u200B', 'acme'],
    ['Müller', 'müller'],
    ['Mu\u0308ller', 'müller'],
    ['\u200B', ''],
  ])('the key of "%s"', (name, key) => expect(nameKey(name)).toBe(key));
});
