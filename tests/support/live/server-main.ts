import { serveRooms } from './server';

// A second process on the tests' database: says its address and serves until it is told to end, like a web server.
const server = await serveRooms(Number(process.env.LIVE_PING_MS ?? '1000'));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${server.origin}\n`);
