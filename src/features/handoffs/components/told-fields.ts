type Refused = { message: string; remedy?: string; fields?: Record<string, string> };

/** A refusal whose fields are told in its sentence. */
export function toldFields({ message, remedy, fields }: Refused): { message: string; remedy?: string } {
  const told = Object.values(fields ?? {}).join(' ');
  return { message, remedy: [remedy, told].filter(Boolean).join(' ') || undefined };
}
