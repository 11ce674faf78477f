import { createServer, type Server } from 'node:net';

export type Received = { to: string; text: string };

/** A mail server that takes everything, or refuses every recipient while `broken` says so. Mails `without` a text in them are noted, others only taken. */
export async function startMailServer(
  mails: Received[],
  broken: () => boolean,
  { without }: { without?: string } = {},
): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    let data: string[] | null = null;
    let to = '';
    socket.write('220 test\r\n');
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data) {
          if (line !== '.') data.push(line);
          else {
            const text = data.join('\n').replaceAll('=\n', '').replaceAll('=3D', '=');
            if (!without || !text.includes(without)) mails.push({ to, text });
            data = null;
            socket.write('250 ok\r\n');
          }
        } else if (/^RCPT/i.test(line)) {
          to = /<(.*)>/.exec(line)?.[1] ?? '';
          socket.write(broken() ? '550 no\r\n' : '250 ok\r\n');
        } else if (/^DATA/i.test(line)) {
          data = [];
          socket.write('354 go\r\n');
        } else socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, server };
}
