'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

// The server paints a page's fields before the browser's code lives. What is typed, ticked or chosen in that moment nobody hears, and
// the first change of anything else would set the field back to what the server painted: so it is told once the page lives.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Once a visit: whatever is painted later lives from the start. */
let told = false;

/** Within what a page paints, beside its fields: they come to life together. */
export function TypedEarly() {
  const [painted] = useState(usePaintedByServer());
  useEffect(() => {
    if (told) return;
    told = true;
    if (!painted || isPutBack()) return;
    const changed = [...document.querySelectorAll<Field>('input, textarea, select')].filter(isChanged);
    // A field whose own event brought the page to life goes on with that event; the others follow when the page has settled.
    const retell = changed.filter((field) => !isBeingTold(field)).map(retelling);
    for (const field of changed) if (isBeingTold(field)) forget(field);
    // One after the other, as from a hand: a form that keeps its fields together builds on what it was told before.
    setTimeout(() => retell.forEach((tell) => flushSync(tell)), 0);
  }, [painted]);
  return null;
}

/** Whether this came as the server's markup: what the browser paints itself nobody can have touched before. */
function usePaintedByServer(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => false,
    () => true,
  );
}

/** On a reload, and on the way back, the browser puts old entries back by itself: that is nobody's word. */
function isPutBack(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type !== 'navigate';
}

/** Does it say something else than the server painted? */
function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== paintedIndex(field);
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field.type === 'hidden') return false;
  if (field.type === 'file') return field.value !== '';
  if (field.type === 'radio') return field.checked && !field.defaultChecked;
  if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

function paintedIndex({ options }: HTMLSelectElement): number {
  const all = [...options];
  const chosen = all.findLastIndex(({ defaultSelected }) => defaultSelected);
  return chosen >= 0 ? chosen : all.findIndex(({ disabled }) => !disabled);
}

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

/** Its event is under way just now: React is about to handle it. */
const isBeingTold = (field: Field): boolean => window.event?.target === field;

/** What it says now, told again later even if it was set back meanwhile. */
function retelling(field: Field): () => void {
  if (isTick(field)) {
    const { checked } = field;
    return () => {
      field.checked = !checked;
      field.click();
    };
  }
  const { value } = field;
  return () => {
    if (field instanceof HTMLSelectElement) field.value = value;
    else if (field.type !== 'file') say(field, value);
    const type = field instanceof HTMLSelectElement || field.type === 'file' ? 'change' : 'input';
    field.dispatchEvent(new Event(type, { bubbles: true }));
  };
}

/** React took what it found for what had always been there: it is made to see the difference. */
function forget(field: Field): void {
  if (isTick(field)) {
    const { checked } = field;
    field.checked = !checked;
    setPast(field, 'checked', checked);
  } else if (!(field instanceof HTMLSelectElement) && field.type !== 'file') say(field, field.value);
}

function say(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = field.defaultValue;
  setPast(field, 'value', value);
}

/** Sets a property as the browser does when somebody types: without React, which watches the property of the element itself. */
function setPast(field: HTMLInputElement | HTMLTextAreaElement, name: string, value: string | boolean): void {
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), name);
  own?.set?.call(field, value);
}
