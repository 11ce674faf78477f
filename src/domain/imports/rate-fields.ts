import { field } from './define-field';

export const RATE_FIELDS = [
  field(
    'currency',
    'Currency',
    'text',
    'currency|currency code|foreign currency|from currency|from|source currency|iso code|iso|code|base|base currency|wahrung|moneda|divisa|devise|valuta|moeda',
    { required: true },
  ),
  field(
    'month',
    'Month',
    'text',
    'month|period|date|rate date|rate month|effective date|valid from|as of|day|year month|monat|datum|stichtag|mes|fecha|mois|maand|data',
    { required: true },
  ),
  field(
    'rate',
    'Rate (one unit in your currency)',
    'text',
    'rate|exchange rate|fx rate|fx|conversion rate|value|mid|average|average rate|closing rate|kurs|wechselkurs|tipo de cambio|tasa|taux|taux de change|cambio|koers',
    { required: true },
  ),
] as const;
