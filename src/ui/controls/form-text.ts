/** What was typed into a field of a form, trimmed; null if nothing was (or a file lies there). */
export function formText(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
