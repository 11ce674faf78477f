import { randomBytes } from 'node:crypto';
import { readText, writePrivate } from '../project/files.ts';
import { inData } from '../project/paths.mjs';
import type { ClusterName } from './home.ts';

/** What is kept of an embedded server, in .data, readable by its owner only. */
export type ClusterSettings = {
  /** Folder of the data, which for root is outside the project. */
  folder: string;
  port: number;
  passwords: { admin: string; owner: string; app: string };
  /** Hash of the migrations and grants that the main database has. */
  prepared?: string;
};

const FILES: Record<ClusterName, string> = {
  postgres: 'database.json',
  'test-postgres': 'test-database.json',
  'bench-postgres': 'bench-database.json',
};

export function settingsFile(name: ClusterName): string {
  return inData(FILES[name]);
}

export function readSettings(name: ClusterName): ClusterSettings | null {
  const text = readText(settingsFile(name));
  return text === null ? null : (JSON.parse(text) as ClusterSettings);
}

export function writeSettings(name: ClusterName, settings: ClusterSettings): void {
  writePrivate(settingsFile(name), JSON.stringify(settings, null, 2) + '\n');
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

export const ADMIN_ROLE = 'commitpoint_admin';
export const OWNER_ROLE = 'commitpoint_owner';
export const APP_ROLE = 'commitpoint_app';
export const DATABASE = 'commitpoint';

/** Address of a database of an embedded server for one of its three roles. */
export function urlOf(settings: ClusterSettings, role: 'admin' | 'owner' | 'app', database: string): string {
  const user = { admin: ADMIN_ROLE, owner: OWNER_ROLE, app: APP_ROLE }[role];
  return `postgresql://${user}:${settings.passwords[role]}@127.0.0.1:${settings.port}/${database}`;
}
