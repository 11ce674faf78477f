type Refused = { message: string; remedy?: string; fields?: Record<string, string> };

/** A refusal for a dialog that has no place beside its fields; what the message does not say of a field stands below it. */
export function refusalText({ message, remedy, fields }: Refused): { message: string; remedy?: string } {
  const told = Object.values(fields ?? {}).filter((text) => !message.includes(text));
  return { message, remedy: [remedy, ...told].filter(Boolean).join(' ') || undefined };
}
