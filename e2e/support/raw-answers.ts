import { addressOf, type Door } from './doors';

export type Asked = {
  slug: string;
  params: Record<string, string>;
  token: string | null;
  headers?: Record<string, string>;
  /** Of a POST; an empty object if left out. */
  body?: string;
};
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Differ from answer to answer whatever is asked. */
const PASSING = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'etag']);

/** Where two answers begin to differ, with what stands around it; empty when they are the same. */
function difference(one: Answer, two: Answer): string {
  const [first, second] = [one, two].map((answer) => JSON.stringify(answer, null, 1));
  if (first === undefined || second === undefined || first === second) return '';
  let at = 0;
  while (first[at] === second[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 100), at + 200);
  return `at ${at}: …${around(first)}…\n  and …${around(second)}…`;
}

const TRIES = 5;

/**
 * How the answers to two questions differ; empty when they are the same. The parts of a page are cut as they are ready, so the same
 * question can bring them in other pieces: asked again, two questions with one answer meet.
 */
export async function differenceOf(door: Door, one: Asked, two: Asked): Promise<string> {
  const seen: [Answer[], Answer[]] = [[], []];
  for (let tries = 0; tries < TRIES; tries++) {
    seen[0].push(await answerOf(door, one));
    seen[1].push(await answerOf(door, two));
    if (seen[0].some((first) => seen[1].some((second) => difference(first, second) === ''))) return '';
  }
  const [[first], [second]] = seen;
  return first && second ? difference(first, second) : 'no answer';
}

/** The answer of a door, without the nonce and without the words of the address that was asked. */
export async function answerOf(
  door: Door,
  { slug, params, token, headers = {}, body = '{}' }: Asked,
): Promise<Answer> {
  const origin = process.env.E2E_BASE_URL ?? '';
  const address = `${origin}${addressOf(door, slug, params)}`;
  const options: RequestInit = {
    method: door.method,
    redirect: 'manual',
    headers: {
      origin,
      ...(token ? { cookie: `next-auth.session-token=${token}` } : {}),
      ...(door.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: door.method === 'GET' ? undefined : body,
  };
  const response = await following(address, options);
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const words = [nonce ?? '', slug, ...Object.values(params)].filter((word) => word !== '');
  const clean = (text: string) => words.reduce((rest, word) => rest.replaceAll(word, '<asked>'), text);
  const kept = [...response.headers].filter(([name]) => !PASSING.has(name));
  return {
    status: response.status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, clean(value)])),
    body: inOrder(clean(await response.text())),
  };
}

const PUSHED = /<script nonce="[^"]*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;
/** Keys of a page's head, made of the request's random id. */
const REQUEST_ID = /[\w-]{21}(?=[vhm]\\*")/g;

/** The rows of a streamed page come as they are ready: they are put in order, in the page itself and in what the router fetches. */
function inOrder(body: string): string {
  const sorted = (text: string) => text.split('\n').sort().join('\n');
  if (!body.startsWith('<')) return sorted(body).replaceAll(REQUEST_ID, '<request>');
  const rows = [...body.matchAll(PUSHED)].map(([, text = '""']) => JSON.parse(text) as string).join('');
  return `${body.replaceAll(PUSHED, '')}\n${sorted(rows)}`.replaceAll(REQUEST_ID, '<request>');
}

/** The router's own requests carry a word that tells caches apart; without it they are sent on to the same address with it. */
async function following(address: string, options: RequestInit): Promise<Response> {
  const response = await fetch(address, options);
  const next = response.headers.get('location');
  return next && /[?&]_rsc\b/.test(next) ? fetch(new URL(next, address), options) : response;
}
