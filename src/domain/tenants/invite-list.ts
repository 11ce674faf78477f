export type Invitee = { name: string; email: string };
const MOST = 20;

/**
 * People as they are pasted: one a line or parted by commas or semicolons, "Ann Lee <ann@acme.example>" or the address alone, whose first
 * part is then the name. `wrong` are pieces without an address; nobody is named twice.
 */
export function readInvitees(text: string): { people: Invitee[]; wrong: string[]; tooMany: boolean } {
  const people = new Map<string, Invitee>();
  const wrong: string[] = [];
  for (const piece of text.split(/[\n,;]+/).map((part) => part.trim())) {
    if (piece === '') continue;
    const [, before = '', inside = ''] = /^(.*?)<([^<>]+)>$/.exec(piece) ?? [];
    const email = (inside || piece).trim();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong.push(piece);
    else {
      const name = before.replaceAll('"', '').trim();
      people.set(email.toLowerCase(), { name: name === '' ? nameIn(email) : name, email });
    }
  }
  return { people: [...people.values()].slice(0, MOST), wrong, tooMany: people.size > MOST };
}

/** "ann.lee@acme.example" → "Ann Lee". */
function nameIn(email: string): string {
  return email
    .replace(/@.*/, '')
    .split(/[._-]+/)
    .filter((part) => part !== '')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join(' ');
}
