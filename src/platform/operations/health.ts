import { pool } from '@/platform/db/pool';
import { apiHeaders } from './responses';

/** 200 when the process runs and the database answers, else 503. Says nothing more to anybody. */
export async function healthResponse(): Promise<Response> {
  const up = await pool()
    .query('SELECT 1')
    .then(() => true)
    .catch(() => false);
  return new Response(up ? 'ok' : 'unavailable', {
    status: up ? 200 : 503,
    headers: { ...apiHeaders(), 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
