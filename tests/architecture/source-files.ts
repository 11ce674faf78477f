import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export type SourceFile = { name: string; lines: string[] };

/** Code files below folders of the project (paths relative to it), without what is generated. */
export function codeFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => fs.globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root }))
    .filter((name) => !name.startsWith('src/generated/') && !name.includes('node_modules'))
    .map((name) => ({ name, lines: linesOf(fs.readFileSync(path.join(root, name), 'utf8')) }));
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
