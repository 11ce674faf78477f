'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { RAIL_COOKIE } from '@/ui/theme';

const YEAR_SECONDS = 31_536_000;

/** Folds the rail to icons. The cookie lets the server draw the same width next time. */
export function RailToggle({ initiallyCollapsed }: { initiallyCollapsed: boolean }) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);
  function toggle() {
    const next = !collapsed;
    setCollapsed(next);
    document.cookie = `${RAIL_COOKIE}=${next ? 'collapsed' : 'open'}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    const frame = document.querySelector<HTMLElement>('.app-frame');
    if (frame) frame.dataset.rail = next ? 'collapsed' : 'open';
  }
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <button type="button" className="rail-item w-full" aria-pressed={collapsed} onClick={toggle}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="nav-label">Collapse</span>
    </button>
  );
}
