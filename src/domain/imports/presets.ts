import { headerKey } from './header-key';
import type { Preset } from './preset';
import { SALESFORCE, SALESFORCE_API } from './preset-salesforce';
import { HUBSPOT } from './preset-hubspot';
import { PIPEDRIVE } from './preset-pipedrive';
import { DYNAMICS } from './preset-dynamics';
import { ZOHO, ZOHO_QUOTES } from './preset-zoho';
import { SNAPSHOT } from './preset-snapshot';
import { THREE_STREAM } from './preset-three-stream';
import type { ImportKind, PresetId } from './types';

export const PRESETS: readonly Preset[] = [
  SALESFORCE,
  SALESFORCE_API,
  HUBSPOT,
  PIPEDRIVE,
  DYNAMICS,
  ZOHO,
  ZOHO_QUOTES,
  SNAPSHOT,
  THREE_STREAM,
];

const KEYED = new Map(PRESETS.map((preset) => [preset.id, keyed(preset)]));

function keyed(preset: Preset): Map<string, { target: string; rank: number }> {
  return new Map(
    Object.entries(preset.columns).map(([label, target], rank) => [headerKey(label), { target, rank }]),
  );
}

/** Where a preset sends a column: target and place in its list; target '' = known, not imported; null = not known to it. */
export function presetTarget(id: PresetId, header: string): { target: string; rank: number } | null {
  return KEYED.get(id)?.get(headerKey(header)) ?? null;
}

/**
 * The source that a header comes from: the preset that knows the largest share of its columns, if it knows at least half of them
 * and at least four. On a tie the shorter list wins: it says more.
 */
export function choosePreset(
  kind: ImportKind,
  names: readonly string[],
): { preset: Preset; share: number } | null {
  let best: { preset: Preset; share: number } | null = null;
  for (const preset of PRESETS) {
    if (preset.kind !== kind || !hasSigns(preset, names)) continue;
    const hits = names.filter((name) => presetTarget(preset.id, name) !== null).length;
    const share = names.length === 0 ? 0 : hits / names.length;
    if (hits < 4 || share < 0.5) continue;
    if (!best || share > best.share || (share === best.share && size(preset) < size(best.preset)))
      best = { preset, share };
  }
  return best;
}

function hasSigns({ signs }: Preset, names: readonly string[]): boolean {
  if (!signs) return true;
  const keys = new Set(names.map(headerKey));
  return signs.filter((sign) => keys.has(headerKey(sign))).length >= 2;
}

function size(preset: Preset): number {
  return Object.keys(preset.columns).length;
}
