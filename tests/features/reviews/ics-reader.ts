/** An iCalendar reader of its own (RFC 5545), strict: whatever a careful calendar program would refuse throws. */
export type IcsProperty = { name: string; params: string[]; value: string };
export type IcsEvent = Map<string, IcsProperty>;
export type IcsCalendar = { properties: Map<string, IcsProperty>; events: IcsEvent[] };

const LINE = /^([A-Z-]+)((?:;[A-Z-]+=[^;:"]+)*):(.*)$/;

export function readIcs(text: string): IcsCalendar {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`A bare line break: ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`A control character: ${JSON.stringify(line)}`);
    if (/\p{Cs}/u.test(line)) throw new Error(`Half a character: ${JSON.stringify(line)}`);
  }
  const lines = physical
    .join('\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('Not one calendar');
  const calendar: IcsCalendar = { properties: new Map(), events: [] };
  let event: IcsEvent | null = null;
  for (const line of lines.slice(1, -1)) {
    const match = LINE.exec(line);
    if (!match) throw new Error(`Not a property: ${line}`);
    const [, name = '', params = '', raw = ''] = match;
    if (name === 'BEGIN') {
      if (raw !== 'VEVENT' || event) throw new Error(`An unexpected part: ${raw}`);
      event = new Map();
    } else if (name === 'END') {
      if (raw !== 'VEVENT' || !event) throw new Error(`An unexpected end: ${raw}`);
      calendar.events.push(whole(event));
      event = null;
    } else {
      const into = event ?? calendar.properties;
      if (into.has(name)) throw new Error(`Twice: ${name}`);
      into.set(name, {
        name,
        params: params.split(';').filter(Boolean),
        value: TEXTS.has(name) ? textOf(raw) : raw,
      });
    }
  }
  if (event) throw new Error('An event without an end');
  if (calendar.properties.get('VERSION')?.value !== '2.0') throw new Error('Not version 2.0');
  return calendar;
}

const TEXTS = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'X-WR-CALNAME']);

function textOf(raw: string): string {
  if (/(^|[^\\])(\\\\)*[,;]/.test(raw)) throw new Error(`Not escaped: ${raw}`);
  if (/(^|[^\\])(\\\\)*\\([^\\,;nN]|$)/.test(raw)) throw new Error(`Escapes nothing: ${raw}`);
  return raw.replaceAll(/\\(.)/g, (_all, character: string) => (/n/i.test(character) ? '\n' : character));
}

function whole(event: IcsEvent): IcsEvent {
  for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'STATUS', 'SUMMARY'])
    if (!event.has(name)) throw new Error(`An event without ${name}`);
  for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) {
    const { value = '', params = [] } = event.get(name) ?? {};
    if (!/^\d{8}T\d{6}Z$/.test(value) || params.length > 0) throw new Error(`Not a time in UTC: ${value}`);
  }
  return event;
}

/** A property's value in an event, empty where it has none. */
export function valueOf(event: IcsEvent | undefined, name: string): string {
  return event?.get(name)?.value ?? '';
}
