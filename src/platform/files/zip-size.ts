const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * How many bytes a zip archive says it unpacks to: the sum over its directory. null where the bytes are no archive that can be followed
 * (64-bit ones neither: a workbook of that size is not read). What it says may be a lie: whoever unpacks has limits of his own.
 */
export function unpackedBytes(bytes: Buffer): number | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < entries; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    total += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return total;
}

/** The record at the end, behind which only a comment may stand. */
function findEnd(bytes: Buffer): number | null {
  const last = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= last; at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return null;
}
