import { cache } from 'react';
import { showTenant } from '@/features/tenants/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** What the frame shows, asked once per request however many layouts need it. */
export const frameOf = cache((slug: string) => callOrNotFound(showTenant, slug, {}));
