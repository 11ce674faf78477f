'use client';

import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '@/ui/lazy-part';
import { onWaitingToast } from './toast';

const ToastViewport = lazyPart(() => import('./toast-viewport'));

/** Once in the root layout. The toast code itself is fetched with the first toast, not with the page. */
export function ToastProvider() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onWaitingToast(() => setNeeded(true)), []);
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <ToastViewport />
    </Suspense>
  );
}
