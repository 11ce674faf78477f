'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { onWaitingToast } from './toast';

const ToastViewport = lazy(() => import('./toast-viewport'));

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
