import { refuse, type Refusal } from '@/domain/values/result';

/** Thrown while reading a request, caught by the door: the request itself is at fault. */
class BadRequest extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly status: number,
  ) {
    super(refusal.message);
  }
}

export function refusalIn(error: unknown): { refusal: Refusal; status: number } | null {
  return error instanceof BadRequest ? error : null;
}

const MEGABYTE = 1024 * 1024;

/** The JSON of a request body of at most `maxBytes`. An empty body is an empty object. Throws what `asRoute` turns into a refusal. */
export async function readJson(request: Request, maxBytes = MEGABYTE): Promise<unknown> {
  const text = await readText(request, maxBytes);
  if (text === '') return {};
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw badRequest('Send JSON, with the content type application/json.', 415);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is not valid JSON.', 422);
  }
}

/** The text of a body. Counts while reading: what a client declares as its length is only a first hint. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(next.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function tooLarge(maxBytes: number): BadRequest {
  return badRequest(`The body is larger than ${Math.floor(maxBytes / 1024)} kB.`, 413);
}

function badRequest(message: string, status: number): BadRequest {
  return new BadRequest(refuse('invalid', message).refusal, status);
}
