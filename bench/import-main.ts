import fs from 'node:fs';
import { pool, closePool } from '@/platform/db/pool';
import { peakMegabytes, residentMegabytes } from './support/machine';
import { timed } from './support/measure';
import { importDeals } from './world';

// One import in a process of its own, so that its memory can be told. Arguments: the company and the file.
const [slug = '', path = ''] = process.argv.slice(2);
await pool().query('SELECT 1');
const before = residentMegabytes(process.pid) ?? NaN;
if (process.platform === 'linux') fs.writeFileSync('/proc/self/clear_refs', '5'); // forgets the peak so far
const milliseconds = await timed(() => importDeals(slug, path));
console.log(JSON.stringify({ before, peak: peakMegabytes(process.pid), milliseconds }));
await closePool();
