import net from 'node:net';

/** What the client sent as statements: texts of simple queries and of prepared ones. */
export type StatementTap = { url: string; statements: () => string[]; close: () => Promise<void> };

/** A listener between the application and its database that passes every byte on and notes the statements. */
export async function tapStatements(databaseUrl: string): Promise<StatementTap> {
  const target = new URL(databaseUrl);
  const noted: string[] = [];
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port || 5432), target.hostname);
    const reader = new FrontendReader((statement) => noted.push(statement));
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    client.on('data', (bytes: Buffer) => reader.read(bytes)).pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    });
  return { url: url.toString(), statements: () => [...noted], close };
}

/** Cuts the client's bytes into messages: a start without a type, then type, length, content. */
class FrontendReader {
  private bytes = Buffer.alloc(0);
  private started = false;

  constructor(private readonly note: (statement: string) => void) {}

  read(more: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, more]);
    for (let header = this.started ? 1 : 0; this.bytes.length >= header + 4; header = this.started ? 1 : 0) {
      const end = header + this.bytes.readUInt32BE(header);
      if (this.bytes.length < end) return;
      const type = this.started ? String.fromCharCode(this.bytes[0] ?? 0) : '';
      this.take(type, this.bytes.subarray(header + 4, end));
      this.started = true;
      this.bytes = this.bytes.subarray(end);
    }
  }

  private take(type: string, content: Buffer): void {
    const [first = '', second = ''] = content.toString('utf8').split('\0', 2);
    if (type === 'Q') this.note(first);
    if (type === 'P') this.note(second);
  }
}
