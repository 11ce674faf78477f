// Where things are. Plain ESM for Node 20: it also runs before the install.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Everything a run leaves behind; not in the repository. */
export const dataFolder = path.join(projectRoot, '.data');

/** @param {...string} parts */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}
/** @param {...string} parts */
export function inData(...parts) {
  return path.join(dataFolder, ...parts);
}
