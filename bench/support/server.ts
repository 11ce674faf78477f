import fs from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNext, stopNext } from '../../scripts/project/next-server.ts';
import { inData } from '../../scripts/project/paths.mjs';

export type Server = { origin: string; pid: number; stop: () => Promise<void> };

const START_MS = 20_000;

/** The production server on this run's database. */
export async function startServer(): Promise<Server> {
  const origin = process.env.APP_URL ?? '';
  const { port } = new URL(origin);
  fs.mkdirSync(inData('bench'), { recursive: true });
  const log = fs.openSync(inData('bench', 'server.log'), 'a');
  const child = startNext('start', { port: Number(port), host: '127.0.0.1', env: process.env, stdio: log });
  fs.closeSync(log);
  if (child.pid === undefined) throw new Error('The server could not be started');
  await answering(`${origin}/api/health`);
  return { origin, pid: child.pid, stop: () => stopNext(child) };
}

/** Waits until an address answers 200. */
export async function answering(url: string, headers: Record<string, string> = {}): Promise<void> {
  const until = performance.now() + START_MS;
  while (performance.now() < until) {
    const page = await fetchPage(url, headers).catch(() => null);
    if (page?.status === 200) return;
    await sleep(5);
  }
  throw new Error(`${url} did not answer 200 in ${START_MS / 1000} s`);
}

export type Page = { status: number; body: Buffer; milliseconds: number };

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One GET on a kept connection; the time runs until the last byte. */
export function fetchPage(url: string, headers: Record<string, string> = {}): Promise<Page> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const request = http.get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          milliseconds: performance.now() - started,
        }),
      );
    });
    request.on('error', reject);
  });
}

/** The same, and anything but 200 is an error: a bench of error pages would look fast. */
export async function fetchOk(url: string, headers: Record<string, string> = {}): Promise<Page> {
  const page = await fetchPage(url, headers);
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}`);
  return page;
}
