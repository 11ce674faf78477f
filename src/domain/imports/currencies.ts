import { headerWords } from './header-key';

const CODES = new Set(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL'.split(
    ' ',
  ),
);

/** Names as CRMs and people write them (Dynamics: "US Dollar"). */
const NAMES = new Map<string, string>([
  ...[
    'us dollar',
    'us dollars',
    'dollar',
    'dollars',
    'u s dollar',
    'united states dollar',
    'american dollar',
    'us',
  ].map((name) => [name, 'USD'] as const),
  ...['euro', 'euros'].map((name) => [name, 'EUR'] as const),
  ...[
    'pound',
    'pounds',
    'pound sterling',
    'british pound',
    'sterling',
    'uk pound',
    'great british pound',
    'britisches pfund',
    'libra esterlina',
    'livre sterling',
  ].map((name) => [name, 'GBP'] as const),
  ...['swiss franc', 'schweizer franken', 'franco suizo', 'franc suisse'].map(
    (name) => [name, 'CHF'] as const,
  ),
  ...['canadian dollar', 'kanadischer dollar'].map((name) => [name, 'CAD'] as const),
  ...['australian dollar', 'australischer dollar'].map((name) => [name, 'AUD'] as const),
  ...['new zealand dollar'].map((name) => [name, 'NZD'] as const),
  ...['singapore dollar'].map((name) => [name, 'SGD'] as const),
  ...['hong kong dollar'].map((name) => [name, 'HKD'] as const),
  ...['japanese yen', 'yen'].map((name) => [name, 'JPY'] as const),
  ...['chinese yuan', 'yuan', 'renminbi'].map((name) => [name, 'CNY'] as const),
  ...['indian rupee'].map((name) => [name, 'INR'] as const),
  ...['swedish krona', 'schwedische krone'].map((name) => [name, 'SEK'] as const),
  ...['norwegian krone', 'norwegische krone'].map((name) => [name, 'NOK'] as const),
  ...['danish krone', 'danische krone'].map((name) => [name, 'DKK'] as const),
  ...['polish zloty', 'zloty'].map((name) => [name, 'PLN'] as const),
  ...['czech koruna'].map((name) => [name, 'CZK'] as const),
  ...['brazilian real', 'real brasileiro'].map((name) => [name, 'BRL'] as const),
  ...['mexican peso', 'peso mexicano'].map((name) => [name, 'MXN'] as const),
  ...['south african rand', 'rand'].map((name) => [name, 'ZAR'] as const),
]);

const SYMBOLS = new Map(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₩': 'KRW',
    '₺': 'TRY',
    '₽': 'RUB',
    '₪': 'ILS',
    '฿': 'THB',
    '₫': 'VND',
    '₴': 'UAH',
    '₱': 'PHP',
    US$: 'USD',
    C$: 'CAD',
    CA$: 'CAD',
    A$: 'AUD',
    AU$: 'AUD',
    NZ$: 'NZD',
    S$: 'SGD',
    HK$: 'HKD',
    R$: 'BRL',
    MX$: 'MXN',
    Kč: 'CZK',
    zł: 'PLN',
    Ft: 'HUF',
  }),
);

/** Currencies written with a bare "$". */
const DOLLARS = new Set('USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BSD BBD JMD TTD'.split(' '));

/** ISO code of a code, a name or a sign; null if unknown. A bare "$" is '$': it means the tenant's dollar. */
export function currencyOfWord(text: string): string | null {
  const trimmed = text.trim();
  const code = trimmed.toUpperCase();
  if (CODES.has(code)) return code;
  const symbol = currencyOfSymbol(trimmed);
  if (symbol) return symbol;
  const inBrackets = /\(([A-Z]{3})\)|^([A-Z]{3})\b\s*[-–]/.exec(trimmed);
  const named = inBrackets?.[1] ?? inBrackets?.[2];
  if (named && CODES.has(named)) return named;
  return NAMES.get(headerWords(trimmed)) ?? null;
}

export function currencyOfSymbol(symbol: string): string | null {
  if (symbol === '$') return '$';
  return SYMBOLS.get(symbol) ?? (CODES.has(symbol) ? symbol : null);
}

/** A bare "$" is the tenant's own dollar, else the US dollar. */
export function settleDollar(currency: string, tenantCurrency: string): string {
  if (currency !== '$') return currency;
  return DOLLARS.has(tenantCurrency) ? tenantCurrency : 'USD';
}
