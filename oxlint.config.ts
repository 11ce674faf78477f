import fs from 'node:fs';
import { defineConfig, type OxlintConfig } from 'oxlint';

// The dependency rule of docs/architecture.md as lint: app → features → data → platform; domain knows nobody; ui knows only
// domain/values. Overrides of one rule replace each other, so each folder's list is put together here in full.
// tests/architecture/dependency-rule.test.ts plants a breach of each line and sees it reported.

type Rules = NonNullable<OxlintConfig['rules']>;
type Pattern = { regex: string; message: string };

function foldersOf(path: string): string[] {
  const entries = fs.existsSync(path) ? fs.readdirSync(path, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Imports of a layer, by the alias or by a path upwards. */
function layer(names: string[], message: string): Pattern[] {
  const any = names.join('|');
  return [
    { regex: `^@/(${any})(/|$)`, message },
    { regex: `^(\\.\\./)+(${any})(/|$)`, message },
  ];
}

const prisma: Pattern[] = [
  {
    regex: '^(@prisma/|prisma$|pg$|pg-copy-streams$)',
    message: 'Prisma and pg stay in src/data and src/platform/db: call a function of src/data.',
  },
  ...layer(
    ['generated'],
    'The generated client stays in src/data and src/platform/db: call a function of src/data.',
  ),
];
const recharts: Pattern[] = [
  { regex: '^recharts(/|$)', message: 'recharts stays in src/ui/charts: add or use a chart there.' },
];
const upTo = {
  app: layer(['app', 'cli'], 'Nobody imports a door: move what is shared down into a feature or ui.'),
  features: layer(['features'], 'This layer lies below features: take what you need as an argument.'),
  data: layer(
    ['data'],
    'Read and write through a feature (@/features/<noun>/queries or commands), not from src/data.',
  ),
  dataBelow: layer(['data'], 'platform lies below data: take what you need as an argument.'),
  platform: layer(['platform'], 'ui knows no machinery: pass the value in as a property.'),
  ui: layer(['ui'], 'Only app and features draw: return a value and let them show it.'),
  database: layer(
    ['platform/db/unit-of-work', 'platform/db/sql', 'platform/db/bound-prisma'],
    'Doors do not open transactions: call a query or a command of a feature.',
  ),
};

const domainPure: Pattern[] = [
  ...layer(
    ['app', 'cli', 'features', 'data', 'platform', 'ui', 'generated'],
    'domain is pure: take rows, dates and settings as arguments.',
  ),
  {
    regex:
      '^(node:|next(-auth)?(/|$)|react|@prisma/|prisma$|pg|recharts|nodemailer|@node-rs/|@base-ui/|lucide|sonner)',
    message: 'domain is pure: no framework, no input or output; move it to the layer that calls.',
  },
];
const temporal: Pattern = {
  regex: '^temporal-polyfill',
  message: 'Dates are computed in src/domain/values/calendar-date.ts only: use its functions.',
};

/** A feature reaches another one only at its queries and commands, by the alias. */
function betweenFeatures(own: string): Pattern[] {
  const others = foldersOf('src/features').filter((name) => name !== own);
  if (others.length === 0) return [];
  const any = others.join('|');
  const message =
    'Features meet only at @/features/<noun>/queries and @/features/<noun>/commands: import from there.';
  return [
    { regex: `^(\\.\\./)+(${any})(/|$)`, message },
    // No look-ahead in this regular expression dialect: any name but "queries" and "commands", spelled by first letters.
    {
      regex: `^@/features/(${any})(/([^qc/].*|q([^u].*)?|c([^o].*)?|co([^m].*)?|com([^m].*)?|.*/.*))?$`,
      message,
    },
  ];
}

const otherDomains = foldersOf('src/domain')
  .filter((name) => name !== 'values')
  .map((name) => `domain/${name}`);
const uiPatterns = [
  ...upTo.app,
  ...layer(['features'], 'ui knows no feature: pass the value or the element in as a property.'),
  ...layer(['data'], 'ui knows no data: pass the value in as a property.'),
  ...upTo.platform,
  ...layer(otherDomains, 'ui knows only domain/values: pass the value in as a property.'),
  ...prisma,
  temporal,
];

function imports(patterns: Pattern[]): Rules {
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const noClock: Rules = {
  'no-restricted-globals': [
    'error',
    {
      name: 'Date',
      message:
        'Take the date as an argument; instants come from src/platform/clock, calendar dates from src/domain/values.',
    },
  ],
};

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'nextjs', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: [
    '.next/**',
    '.data/**',
    'src/generated/**',
    'node_modules/**',
    'next-env.d.ts',
    'bench/out/**',
    '**/*.d.mts',
  ],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    // A method passed on loses its object: real here only for classes, of which there are few; zod and pg trip over it.
    'typescript/unbound-method': 'off',
    // [...text] is how a text is taken apart by code points.
    'typescript/no-misused-spread': 'off',
    'import/no-cycle': 'error',
    // Tables that are laid out as grids or blocks lose their roles in some browsers, so the roles are written out.
    'jsx-a11y/no-redundant-roles': 'off',
    'jsx-a11y/no-interactive-element-to-noninteractive-role': 'off',
    'jsx-a11y/no-noninteractive-element-interactions': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    // A box that scrolls must be reachable by the keyboard.
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert*'] }],
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'typescript/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
    'oxc/no-barrel-file': 'off',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'no-console': 'off',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  },
  overrides: [
    {
      files: ['src/**/*.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
    },
    { files: ['src/**/*.{ts,tsx}'], rules: { ...noClock, 'no-console': 'error' } },
    { files: ['src/cli/**', 'src/platform/log/**'], rules: { 'no-console': 'off' } },
    {
      files: [
        'src/platform/clock/**',
        'src/domain/values/**',
        'src/data/columns.ts',
        'src/platform/db/sql.ts',
        'src/ui/format/**',
      ],
      rules: { 'no-restricted-globals': 'off' },
    },
    {
      files: ['src/app/**', 'src/cli/**', 'src/*.ts'],
      rules: imports([...upTo.data, ...upTo.database, ...prisma, ...recharts, temporal]),
    },
    {
      files: ['src/data/**'],
      rules: imports([...upTo.app, ...upTo.features, ...upTo.ui, ...recharts, temporal]),
    },
    {
      files: ['src/platform/**'],
      rules: imports([
        ...upTo.app,
        ...upTo.features,
        ...upTo.dataBelow,
        ...upTo.ui,
        ...prisma,
        ...recharts,
        temporal,
      ]),
    },
    {
      files: ['src/platform/db/**'],
      rules: imports([...upTo.app, ...upTo.features, ...upTo.dataBelow, ...upTo.ui, ...recharts, temporal]),
    },
    { files: ['src/ui/**'], rules: imports([...uiPatterns, ...recharts]) },
    { files: ['src/ui/charts/**'], rules: imports(uiPatterns) },
    { files: ['src/domain/**'], rules: imports([...domainPure, temporal]) },
    { files: ['src/domain/values/**'], rules: imports(domainPure) },
    ...foldersOf('src/features').map((name) => ({
      files: [`src/features/${name}/**`],
      rules: imports([...upTo.app, ...betweenFeatures(name), ...prisma, ...recharts, temporal]),
    })),
    {
      files: ['tests/**', 'e2e/**'],
      rules: {
        'max-lines-per-function': 'off',
        // expect.any and expect.objectContaining are typed any.
        'typescript/no-unsafe-assignment': 'off',
        'no-restricted-properties': [
          'error',
          {
            object: 'vi',
            property: 'mock',
            message: 'No mocks of our own modules: use the real one, or pass a substitute as an argument.',
          },
        ],
      },
    },
    // Plain JavaScript for the Node that is found before the install: without types nothing can be said about it.
    {
      files: ['scripts/**/*.mjs', '*.mjs'],
      rules: Object.fromEntries(unsafeRules().map((rule) => [rule, 'off'])),
    },
  ],
});

function unsafeRules(): string[] {
  return ['argument', 'assignment', 'call', 'member-access', 'return'].map(
    (kind) => `typescript/no-unsafe-${kind}`,
  );
}
