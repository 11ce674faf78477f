import { cookies } from 'next/headers';
import { NOTICE_COOKIE, readNotice, type Notice } from './notice';

/** The refusal that a plain form left for the page it came from. */
export async function pageNotice(): Promise<Notice | null> {
  return readNotice((await cookies()).get(NOTICE_COOKIE)?.value);
}
