import { z } from 'zod';

// The only reading of the environment (the clock's fixed instant, which must work without the rest, is read in clock.ts).
// Every name is explained in .env.example; a test compares the two.

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = z.preprocess(blankAsAbsent, z.string().optional());

function address(protocols: string[], example: string) {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must look like ${example}`,
    );
}

const postgres = address(['postgresql:', 'postgres:'], 'postgresql://user:password@host:5432/database');
const web = address(['http:', 'https:'], 'https://commitpoint.example.com');

/** "on" and "off", or "sign-ins of one e-mail address in 15 minutes,of one network address in an hour", such as "10,100". */
const rateLimits = z.preprocess(
  blankAsAbsent,
  z
    .string()
    .regex(/^(on|off|[1-9]\d{0,6},[1-9]\d{0,6})$/, 'must be on, off or two numbers such as 10,100')
    .default('on')
    .transform((text) => {
      if (text === 'off') return null;
      const [perAccount = 10, perNetwork = 100] = text === 'on' ? [] : text.split(',').map(Number);
      return { perAccount, perNetwork };
    }),
);

const schema = z
  .object({
    DATABASE_URL: postgres,
    DATABASE_OWNER_URL: z.preprocess(blankAsAbsent, postgres.optional()),
    NEXTAUTH_SECRET: z
      .string()
      .min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32'),
    NEXTAUTH_URL: web,
    APP_URL: z.preprocess(blankAsAbsent, web.optional()),
    SMTP_URL: z.preprocess(
      blankAsAbsent,
      address(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
    ),
    MAIL_FROM: z.preprocess(blankAsAbsent, z.string().default('Commitpoint <no-reply@localhost>')),
    UPLOAD_DIR: z.preprocess(blankAsAbsent, z.string().default('.data/uploads')),
    FILES_S3_ENDPOINT: z.preprocess(blankAsAbsent, web.optional()),
    FILES_S3_BUCKET: optional,
    FILES_S3_KEY_ID: optional,
    FILES_S3_SECRET: optional,
    FILES_S3_REGION: z.preprocess(blankAsAbsent, z.string().default('us-east-1')),
    RATE_LIMITS: rateLimits,
    TRUSTED_PROXY_HEADER: z.preprocess(blankAsAbsent, z.string().toLowerCase().optional()),
    LOG_LEVEL: z.preprocess(
      blankAsAbsent,
      z.enum(['info', 'warn', 'error', 'silent'], 'must be info, warn, error or silent').default('info'),
    ),
    COMMITPOINT_JOBS: z.preprocess(blankAsAbsent, z.enum(['on', 'off'], 'must be on or off').default('on')),
    COMMITPOINT_CLOCK: z.preprocess(
      blankAsAbsent,
      z.iso.datetime({ error: 'must be an instant such as 2026-11-22T09:00:00Z' }).optional(),
    ),
    GOOGLE_CLIENT_ID: optional,
    GOOGLE_CLIENT_SECRET: optional,
    AZURE_AD_CLIENT_ID: optional,
    AZURE_AD_CLIENT_SECRET: optional,
    AZURE_AD_TENANT_ID: optional,
    GITHUB_ID: optional,
    GITHUB_SECRET: optional,
  })
  .superRefine((values, context) => {
    for (const group of TOGETHER) {
      const missing = group.filter((name) => values[name] === undefined);
      if (missing.length === 0 || missing.length === group.length) continue;
      for (const name of missing)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `is needed with ${group.find((other) => values[other] !== undefined)}`,
        });
    }
  })
  .transform((values) => ({ ...values, APP_URL: values.APP_URL ?? values.NEXTAUTH_URL }));

/** Keys that mean something only together. */
const TOGETHER = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['AZURE_AD_CLIENT_ID', 'AZURE_AD_CLIENT_SECRET', 'AZURE_AD_TENANT_ID'],
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_KEY_ID', 'FILES_S3_SECRET'],
] as const;

export type Environment = z.infer<typeof schema>;

/** Names of all values, for the test that compares them with .env.example. */
export const ENVIRONMENT_NAMES = Object.keys(schema.in.shape);

/** The environment checked, or one sentence for each mistake. */
export function checkEnvironment(
  source: Record<string, string | undefined>,
): Environment | { mistakes: string[] } {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const text = source[name] === undefined && issue.code !== 'custom' ? 'is missing' : issue.message;
    return `${name} ${text}.`;
  });
  return { mistakes: [...new Set(mistakes)] };
}

let checked: Environment | undefined;

/** The checked environment; read at the first call. Throws all mistakes in one error: `npm start` has reported them before. */
export function env(): Environment {
  if (checked) return checked;
  const result = checkEnvironment(process.env);
  if ('mistakes' in result) throw new Error(`The environment is not complete: ${result.mistakes.join(' ')}`);
  checked = result;
  return result;
}
