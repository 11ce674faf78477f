'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { listenToToasts, toast, type ToastMessage } from './toast';

const ToastViewport = lazy(() => import('./toast-viewport'));

/** Once in the root layout. The toast code itself is fetched with the first toast, not with the page. */
export function ToastProvider() {
  const [first, setFirst] = useState<ToastMessage[]>([]);
  const needed = first.length > 0;
  useEffect(() => {
    if (needed) return undefined;
    return listenToToasts((message) => setFirst((all) => [...all, message]));
  }, [needed]);
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <ToastViewport onReady={() => first.forEach((message) => toast(message))} />
    </Suspense>
  );
}
